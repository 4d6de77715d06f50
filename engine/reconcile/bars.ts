import type { Row } from '#engine/analysis.ts'
import { fromMinor, toMinor } from '#engine/money.ts'
import { type ReconcileBar, type ReconcileDimension, reconcileBars } from './contract.ts'
import type { BarRow } from './statements.ts'

/** Orders are exact to the millionth that claims are stated to. */
const orderDigits = 6

interface Bar {
  readonly bar: ReconcileBar
  readonly reason: string | null
  /** Millionths of an order, and minor units of the currency. */
  readonly orders: number
  readonly revenue: number
}

const names: Record<ReconcileDimension, readonly (keyof BarRow)[]> = {
  platform: ['platform'],
  campaign: ['campaign', 'campaignId'],
  day: ['day'],
}

/** Bars of each group with the rest added, so that all but `shop` add up to `shop`. A bar without rows is not there.
 * @param digits minor digits of the currency */
export function withRest(
  found: readonly BarRow[],
  asked: readonly ReconcileDimension[],
  digits: number,
): Row[] {
  const keys = asked.flatMap((name) => names[name])
  const groups = Map.groupBy(found, (row) => JSON.stringify(keys.map((key) => row[key])))
  return (asked.length === 0 ? [found] : [...groups.values()]).flatMap((group) => {
    const [first] = group
    const named = Object.fromEntries(keys.map((key) => [key, first?.[key] ?? null]))
    return completed(
      group.map((row) => exact(row, digits)),
      asked.length === 0,
    ).map((bar) => ({
      ...named,
      ...shown(bar, digits),
    }))
  })
}

const exact = (row: BarRow, digits: number): Bar => ({
  bar: row.bar,
  reason: row.reason,
  orders: toMinor(row.orders, orderDigits),
  revenue: toMinor(row.revenue, digits),
})

/** Without claims there is nothing to explain; the shop is always there when everything is one waterfall. */
function completed(bars: readonly Bar[], whole: boolean): Bar[] {
  const empty = { reason: null, orders: 0, revenue: 0 }
  const shop = bars.find((bar) => bar.bar === 'shop') ?? { bar: 'shop' as const, ...empty }
  const steps = bars.filter((bar) => bar.bar !== 'shop')
  const sum = (of: 'orders' | 'revenue') => steps.reduce((total, bar) => total + bar[of], 0)
  const rest: Bar = {
    bar: 'not_explained',
    reason: null,
    orders: shop.orders - sum('orders'),
    revenue: shop.revenue - sum('revenue'),
  }
  const claims = bars.some((bar) => bar.bar === 'claimed')
  const isThere = claims || rest.orders !== 0 || rest.revenue !== 0
  const hasShop = whole || bars.some((bar) => bar.bar === 'shop') || claims
  return [...steps, ...(isThere ? [rest] : []), ...(hasShop ? [shop] : [])].sort(
    (a, b) => reconcileBars.indexOf(a.bar) - reconcileBars.indexOf(b.bar),
  )
}

const shown = (bar: Bar, digits: number): Row => ({
  bar: bar.bar,
  reason: bar.reason,
  orders: bar.bar === 'refunds' ? null : bar.orders / 10 ** orderDigits,
  revenue: fromMinor(bar.revenue, digits),
})
