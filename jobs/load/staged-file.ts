import type { Fault } from '#jobs/load/read/fault.ts'
import type { Source, SourceEvidence } from './context.ts'

/** What an accepted file brought, for its report. */
export interface Accepted {
  readonly source: Source
  readonly rows: number
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly extractedAt: string
  readonly currency: string | null
  readonly dropped: readonly { reason: string; rows: number }[]
  /** Faults of single rows that were refused from an accepted feed; rejectedRows counts all such rows. */
  readonly rejected: readonly Fault[]
  readonly rejectedRows: number
  readonly sums: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
}

/** Chooses the source of the file at hand.
 * @throws Refused when none can be chosen */
export type Choose = (
  evidence: Pick<SourceEvidence, 'accountId' | 'accounts' | 'currency' | 'strangers'>,
) => Promise<Source>
