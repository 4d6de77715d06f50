import type { Row } from '#engine/analysis.ts'
import { fromMicros, toMicros } from '#engine/micros.ts'
import { type ReconcileBar, type ReconcileDimension, reconcileBars } from './contract.ts'
import type { BarRow } from './statements.ts'

interface Bar {
  readonly bar: ReconcileBar
  readonly reason: string | null
  /** Millionths: claims are shared, and no level may lose what another shows. */
  readonly orders: bigint
  readonly revenue: bigint
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
    return completed(group.map(exact), asked.length === 0).map((bar) => ({
      ...named,
      ...shown(bar, digits),
    }))
  })
}

const exact = (row: BarRow): Bar => ({
  bar: row.bar,
  reason: row.reason,
  orders: toMicros(row.orders),
  revenue: toMicros(row.revenue),
})

/** Without claims there is nothing to explain; the shop is always there when everything is one waterfall. */
function completed(bars: readonly Bar[], whole: boolean): Bar[] {
  const empty = { reason: null, orders: 0n, revenue: 0n }
  const shop = bars.find((bar) => bar.bar === 'shop') ?? { bar: 'shop' as const, ...empty }
  const steps = bars.filter((bar) => bar.bar !== 'shop')
  const sum = (of: 'orders' | 'revenue') => steps.reduce((total, bar) => total + bar[of], 0n)
  const rest: Bar = {
    bar: 'not_explained',
    reason: null,
    orders: shop.orders - sum('orders'),
    revenue: shop.revenue - sum('revenue'),
  }
  const claims = bars.some((bar) => bar.bar === 'claimed')
  const isThere = claims || rest.orders !== 0n || rest.revenue !== 0n
  const hasShop = whole || bars.some((bar) => bar.bar === 'shop') || claims
  return [...steps, ...(isThere ? [rest] : []), ...(hasShop ? [shop] : [])].sort(
    (a, b) => reconcileBars.indexOf(a.bar) - reconcileBars.indexOf(b.bar),
  )
}

const shown = (bar: Bar, digits: number): Row => ({
  bar: bar.bar,
  reason: bar.reason,
  orders: bar.bar === 'refunds' ? null : Number(bar.orders) / 1e6,
  revenue: fromMicros(bar.revenue, digits),
})
