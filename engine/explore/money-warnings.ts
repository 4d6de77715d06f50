import { z } from 'zod'
import type { Lake, Warning } from '#engine/analysis.ts'
import { foreignWarnings } from '#engine/currencies/foreign.ts'
import { fromMinor, minorDigits, toMinor } from '#engine/money.ts'
import { type ExploreRequest, type Family, honours, needs } from './families.ts'

const uncostedRow = z.object({
  orders: z.number(),
  units: z.number().nullable(),
  uncostedUnits: z.number().nullable(),
  uncostedOrders: z.number(),
  uncostedNet: z.string(),
  ordersWithoutSettings: z.number(),
  skus: z.string().nullable(),
})
type UncostedRow = z.infer<typeof uncostedRow>

/** What a reader must know of the money of the first period: rates used and missing, refunds no file dates, units without cost.
 * @param undatedRefunds converting orders with refunds that no file dates */
export async function moneyWarnings(
  lake: Lake,
  asked: ExploreRequest,
  undatedRefunds: number,
): Promise<Warning[]> {
  const range = { from: asked.from, until: asked.until }
  const days = { firstDay: range.from, endDay: range.until }
  const shows = (family: Family) => needs(asked, family) && honours(asked, family)
  const withMargins = shows('margins')
  const warnings = await foreignWarnings(lake, range, {
    ads:
      shows('ads') && asked.measures.some((name) => ['spend', 'claimedValue', 'mer', 'cac'].includes(name)),
    orders: shows('orders') || withMargins,
  })
  const showsRefunds = asked.measures.some((name) => ['net', 'refunds', 'aov', 'mer'].includes(name))
  if (showsRefunds && undatedRefunds > 0) warnings.push(undated(undatedRefunds))
  if (withMargins) {
    const [row] = await lake.rows(uncostedRow, 'explore/uncosted', days)
    if (row !== undefined) warnings.push(...costWarnings(row, asked, lake.currency))
  }
  return warnings
}

const undated = (orders: number): Warning => ({
  code: 'undated_refunds',
  message: `${orders} orders have refunds without a date; they are booked on the order’s day.`,
})

function costWarnings(row: UncostedRow, asked: ExploreRequest, currency: string): Warning[] {
  const warnings: Warning[] = []
  if (row.uncostedOrders > 0) {
    const digits = minorDigits(currency)
    const net = `${fromMinor(toMinor(row.uncostedNet, digits), digits)} ${currency}`
    const skus = row.skus === null ? '' : ` Most orders lack the cost of ${row.skus}.`
    warnings.push({
      code: 'uncosted_units',
      message: `${row.uncostedUnits ?? 0} of ${row.units ?? 0} units have no cost that holds on their order’s day: ${row.uncostedOrders} of ${row.orders} orders, worth ${net} net, are part of no cost and no margin.${skus} Load a product file or a cost file.`,
    })
  }
  if (asked.measures.includes('contributionMargin') && row.ordersWithoutSettings > 0)
    warnings.push({
      code: 'costs_not_set',
      message: `No payment fees and shipping costs are set for the days of ${row.ordersWithoutSettings} of ${row.orders} orders, so they have no contribution margin. Set them in Rules, Costs & money; 0 is a setting too.`,
    })
  return warnings
}
