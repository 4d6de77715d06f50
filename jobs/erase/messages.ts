import { z } from 'zod'
import type { IdentityRules } from '#engine/identity/contract.ts'

/** Tables whose rows name identities. */
export const tablesOfPersons = ['orders', 'touchpoints', 'identity_links', 'customers'] as const

/** @property files  every file of every snapshot, of the tables that name identities and of order_lines */
export interface EraseRequest {
  readonly seeds: readonly number[]
  readonly rules: IdentityRules
  readonly files: readonly { readonly table: string; readonly path: string }[]
  readonly timeZone: string
  /** Redacted originals that are kept. */
  readonly originals: readonly {
    readonly loadNumber: number
    readonly fileNo: number
    readonly path: string
  }[]
  /** Empty folder of this erasure alone. */
  readonly staging: string
}

const erased = z.strictObject({
  /** All identities of the person; their identifiers go. */
  identities: z.array(z.int()),
  orders: z.int(),
  touchpoints: z.int(),
  /** Files written anew: what they replace, and where they are. */
  files: z.array(z.strictObject({ replaces: z.string(), path: z.string(), rows: z.int() })),
  /** Originals written anew, without the lines that tell of the person. */
  originals: z.array(
    z.strictObject({
      loadNumber: z.int(),
      fileNo: z.int(),
      path: z.string(),
      sha256: z.string(),
      bytes: z.int(),
      lines: z.int(),
    }),
  ),
})
export type Erased = z.infer<typeof erased>

export const eraseMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fresh'), count: z.int() }),
  z.strictObject({ type: z.literal('done'), erased }),
  z.strictObject({ type: z.literal('failed'), cause: z.string() }),
])
export type EraseMessage = z.infer<typeof eraseMessage>

export const freshAnswer = z.strictObject({ first: z.int() })
