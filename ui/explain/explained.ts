import type { JSX } from 'solid-js'
import type { Column } from '#engine/columns.ts'
import type { AnalysisId } from '#engine/contracts.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import type { RequestOf } from '#ui/api/analysis.ts'
import type { OpenCell } from './open-cell.ts'

/** A figure with everything that its drawer says of it. */
export interface Explained<Id extends AnalysisId> {
  readonly id: Id
  readonly request: RequestOf<Id>
  readonly open: OpenCell
  readonly column: Column
  readonly value: unknown
  /** Which row: 'Paid Social › Retargeting'. */
  readonly path: string
  readonly name: string
  /** How this figure comes about under the present choices. */
  readonly definition: string
  /** What to do about it, where there is something. */
  readonly note?: () => JSX.Element
  readonly answer: Answer
}
