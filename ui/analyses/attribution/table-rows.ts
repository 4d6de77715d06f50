import type { Row } from '#engine/analysis.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { isRowOf, type OpenCell } from '#ui/explain/open-cell.ts'
import type { TableRow } from '#ui/table/model.ts'
import { type CreditLine, summed } from './model.ts'
import type { AttributionState } from './state.ts'

/** Channels always unfold: their campaigns are asked for when they do. */
export const lineRows = (lines: readonly CreditLine[]): TableRow<CreditLine>[] =>
  lines.map((line) => ({
    key: line.key,
    item: line,
    ...(line.kind === 'unattributed' || line.kind === 'reason' ? { kind: 'unknown' as const } : {}),
    ...(line.kind === 'channel' || line.kind === 'unattributed' ? { children: lineRows(line.children) } : {}),
  }))

/** In cash every model shares out the same orders. On touch dates each model's sum is its own. */
export function totalLine(
  answer: Answer | undefined,
  rows: readonly Row[],
  state: AttributionState,
): CreditLine {
  const totals = answer?.totals ?? {}
  const ofModel = (model: string): Row =>
    state.mode === 'cash' ? totals : { ...totals, ...pick(summed(rows.filter((row) => row.model === model))) }
  return {
    key: 'total',
    name: 'All orders',
    kind: 'total',
    channel: null,
    byModel: Object.fromEntries(state.models.map((model) => [model, ofModel(model)])),
    cell: {},
    children: [],
  }
}

const pick = (row: Row): Row => ({ revenue: row.revenue ?? null, conversions: row.conversions ?? null })

/** Where models are columns, the model names the column. */
const modelColumn = (open: OpenCell): string => String(open.cell.model ?? open.measure)

/** Which cell of the table the open drawer belongs to; null when none is in view. */
export function openCellName(
  open: OpenCell | null,
  lines: readonly CreditLine[],
  columnOf = modelColumn,
): string | null {
  if (open === null) return null
  const { model: _, ...cell } = open.cell
  const all = lines.flatMap((line) => [line, ...line.children])
  const line = all.find((one) => one.cell !== null && isRowOf(one.cell, cell) && isRowOf(cell, one.cell))
  return line === undefined ? null : `${line.key}/${columnOf(open)}`
}
