import { z } from 'zod'
import { platforms } from './platforms.ts'
import { loadReport } from './report.ts'

/** What the load's child asks of its parent, and tells it. */
const platformId = z.enum(platforms.map((platform) => platform.id))

const sourceEvidence = z.strictObject({
  platform: platformId,
  fileNo: z.int(),
  fileName: z.string(),
  accountId: z.string().nullable(),
  accounts: z.array(z.string()),
  strangers: z.array(z.string()).optional(),
  fingerprint: z.string(),
  currency: z.string().nullable(),
  title: z.string().nullable(),
  timeZone: z.string().nullable(),
})

const identifiers = z.array(
  z.strictObject({ kind: z.enum(['customer_id', 'email', 'phone', 'client_id']), value: z.string() }),
)

export const computed = z.strictObject({
  written: z.strictObject({
    added: z.array(
      z.strictObject({
        table: z.string(),
        path: z.string(),
        rows: z.number(),
        minDay: z.string().nullable(),
        maxDay: z.string().nullable(),
      }),
    ),
    replaced: z.array(z.string()),
  }),
  report: loadReport,
  sources: z.array(
    z.strictObject({
      fileNo: z.int(),
      sourceId: z.string(),
      extractedAt: z.string(),
      header: z.string(),
      mapping: z.string().nullable(),
    }),
  ),
  parts: z.array(
    z.strictObject({ fileNo: z.int(), name: z.string(), bytes: z.number(), sha256: z.string() }),
  ),
})

export const childMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('identify'), call: z.int(), identifiers }),
  z.strictObject({ type: z.literal('fresh'), call: z.int(), count: z.int() }),
  z.strictObject({ type: z.literal('source'), call: z.int(), evidence: sourceEvidence }),
  z.strictObject({ type: z.literal('progress'), share: z.number(), note: z.string() }),
  z.strictObject({ type: z.literal('done'), computed }),
  z.strictObject({ type: z.literal('failed'), cause: z.string() }),
])
export type ChildMessage = z.infer<typeof childMessage>

const source = z.strictObject({
  id: z.string(),
  name: z.string(),
  account: z.string(),
  timeZone: z.string(),
  currency: z.string().nullable(),
})

/** Answers carry the number of their call. */
export const parentMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('identities'), call: z.int(), ids: z.array(z.int().nullable()) }),
  z.strictObject({ type: z.literal('first'), call: z.int(), first: z.int() }),
  z.strictObject({
    type: z.literal('chosen'),
    call: z.int(),
    source: z.union([source, z.strictObject({ refused: z.string() })]),
  }),
])
export type ParentMessage = z.infer<typeof parentMessage>
