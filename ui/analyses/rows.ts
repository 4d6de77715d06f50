import type { Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { toNumber } from '#ui/format/number.ts'
import { eachDay } from '#ui/state/day.ts'
import type { Period } from '#ui/state/period.ts'

/** How an answer names a range in its column `period`. */
export const periodName = (period: Period): string => `${period.from}/${period.until}`

/** Rows of one period; without a comparison the answer has no such column and all rows are of it. */
export const rowsIn = (rows: readonly Row[], period: Period): Row[] =>
  rows.filter((row) => row.period === undefined || row.period === periodName(period))

export const columnOf = (answer: Answer | undefined, name: string): Column | undefined =>
  answer?.columns.find((column) => column.name === name)

export const factOf = (answer: Answer | undefined, name: string): Row[string] =>
  answer?.facts.find((fact) => fact.column.name === name && fact.key === null)?.value ?? null

/** Days that no row names: counts and sales did not happen and are 0 up to the newest day of data; the rest is unknown. */
export function dailyValues(
  rows: readonly Row[],
  measure: string,
  period: Period,
  newestDay: string | null,
): (number | null)[] {
  const byDay = new Map(rows.map((row) => [row.day, row[measure]]))
  const zero = new Set(['net', 'gross', 'total', 'orders', 'newCustomers', 'touchpoints'])
  return eachDay(period.from, period.until).map((day) => {
    const given = toNumber(byDay.get(day))
    if (given !== null) return given
    const covered = newestDay !== null && day <= newestDay
    return covered && zero.has(measure) && byDay.get(day) === undefined ? 0 : null
  })
}

/** Position of the first day that is still running; null when the period lies in the past. */
export function incompleteFrom(period: Period, today: string): number | null {
  const at = eachDay(period.from, period.until).indexOf(today)
  return at < 0 ? null : at
}
