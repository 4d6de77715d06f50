import type { Row } from '#engine/analysis.ts'
import { fromMinor, perUnit, toMinor } from '#engine/money.ts'
import type { AttributionRequest } from './parameters.ts'
import type { AnswerRow, RangeRow, StatedRow } from './statements.ts'

/** One row of the answer: the dimensions asked for, then model and measures. */
export function shownRow(row: AnswerRow, asked: AttributionRequest, digits: number): Row {
  const dimensions = asked.dimensions.flatMap((name) =>
    name === 'campaign'
      ? [
          ['campaign', row.campaign],
          ['campaignId', row.campaignId],
        ]
      : [[name, row[name]]],
  )
  return {
    ...Object.fromEntries(dimensions),
    reason: row.reason,
    model: row.model,
    conversions: row.conversions,
    revenue: fromMinor(row.revenueMinor, digits),
    ...efficiency(row, row.revenueMinor, row.conversions, digits),
  }
}

/** In cash without filters the totals come from the orders themselves; else they are the sum of the first model's rows. */
export function shownTotals(
  first: AnswerRow | undefined,
  stated: StatedRow,
  whole: RangeRow | null,
  digits: number,
): Row {
  const revenueMinor = whole === null ? (first?.wholeMinor ?? 0) : toMinor(whole.value, digits)
  const conversions = whole === null ? (first?.wholeConversions ?? 0) : whole.orders
  return {
    conversions,
    revenue: fromMinor(revenueMinor, digits),
    ...efficiency(stated, revenueMinor, conversions, digits),
  }
}

/** What the platforms state, beside what we credit. Unknown stays unknown. */
function efficiency(stated: StatedRow, revenueMinor: number, conversions: number, digits: number): Row {
  const minor = stated.spend === null ? null : toMinor(stated.spend, digits)
  return {
    spend: minor === null ? null : fromMinor(minor, digits),
    roas: minor === null || minor === 0 ? null : revenueMinor / minor,
    cpa: minor === null ? null : perUnit(minor, conversions, digits),
    claimedConversions: stated.claimedConversions,
    claimedValue:
      stated.claimedValue === null ? null : fromMinor(toMinor(stated.claimedValue, digits), digits),
  }
}
