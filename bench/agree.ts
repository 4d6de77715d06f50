import type { Case } from '#bench/cases.ts'
import type { Row } from '#engine/analysis.ts'

/** Says where the naive rows and ours differ, or null when they agree: each row we return must be among the naive ones with
 * equal figures (counts and credits within 1e-6, money within a cent), and none may be missing unless we cut the list. */
export function disagreement(asked: Case, ours: readonly Row[], naive: readonly Row[]): string | null {
  const keyOf = (row: Row) => asked.keys.map((key) => String(row[key])).join(' | ')
  const merged = new Map<string, Map<string, number>>()
  for (const row of ours) {
    if (row.reason !== undefined && row.reason !== null) continue // orders that nobody earned: a row only of ours
    if (asked.figures.every((figure) => Number(row[figure] ?? 0) === 0)) continue // spend without credit
    add(merged, keyOf(row), row, asked.figures)
  }
  const expected = new Map<string, Map<string, number>>()
  for (const row of naive) add(expected, keyOf(row), row, asked.figures)
  const cut = ours.length >= Number(asked.request.limit ?? Number.POSITIVE_INFINITY)
  if (!cut && merged.size !== expected.size) return `${merged.size} rows, the naive SQL has ${expected.size}`
  for (const [key, figures] of merged) {
    for (const [figure, value] of figures) {
      const wanted = expected.get(key)?.get(figure)
      if (wanted === undefined) return `${key} is not in the naive rows`
      const tolerance = figure === 'conversions' ? 1e-6 : 0.0101
      if (Math.abs(value - wanted) > tolerance)
        return `${key}: ${figure} is ${value}, the naive SQL has ${wanted}`
    }
  }
  return null
}

function add(
  into: Map<string, Map<string, number>>,
  key: string,
  row: Row,
  figures: readonly string[],
): void {
  const sums = into.get(key) ?? new Map<string, number>()
  for (const figure of figures) sums.set(figure, (sums.get(figure) ?? 0) + Number(row[figure] ?? 0))
  into.set(key, sums)
}
