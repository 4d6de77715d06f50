import type { Cell } from '#engine/analysis.ts'
import type { Analyzed, OpenedCell } from '#engine/analyze.ts'
import type { EngineErrorCode } from '#engine/errors.ts'
import type { OpenOptions } from '#engine/lake/open.ts'
import type { Snapshot } from '#engine/lake/snapshot.ts'

interface Question {
  readonly call: number
  /** Names workspace, snapshot and definitions revision; one child serves one key. */
  readonly lakeKey: string
  readonly snapshot: Snapshot
  readonly options: OpenOptions
  readonly id: string
  readonly request: unknown
}

/** What the parent asks of an engine child. */
export type ChildRequest =
  | (Question & { readonly kind: 'analyze' })
  | (Question & {
      readonly kind: 'rows'
      readonly cell: Cell
      readonly cursor: string | null
      readonly limit: number
    })
  | { readonly kind: 'interrupt'; readonly call: number }

/** What it answers. The cause is for the log, never for a customer. */
export type ChildAnswer =
  | { readonly call: number; readonly ok: true; readonly value: Analyzed | OpenedCell }
  | {
      readonly call: number
      readonly ok: false
      readonly error: {
        code: EngineErrorCode
        message: string
        field: string | undefined
        cause: string | undefined
      }
    }
