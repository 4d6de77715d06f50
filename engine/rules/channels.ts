import type { Proposal, Result, Row } from '#engine/analysis.ts'
import { runAttribution } from '#engine/attribution/run.ts'
import { addDecimals, fromMinor, minorDigits, toMinor } from '#engine/money.ts'
import { attributionOf, type RulesRequest } from './prepare.ts'
import { channelTouches } from './rows.ts'

interface Figures {
  readonly orders: number
  readonly revenue: string
  readonly spend: string | null
}
const none: Figures = { orders: 0, revenue: '0', spend: null }

const figuresOf = (row: Row | null): Figures => ({
  orders: Number(row?.conversions ?? 0),
  revenue: String(row?.revenue ?? '0'),
  spend: row?.spend == null ? null : String(row.spend),
})

/** Rows of one channel are one for each reason where nobody earned the order. */
function byChannel(rows: readonly Row[]): Map<string, Figures> {
  const sums = new Map<string, Figures>()
  for (const row of rows) {
    const [name, more] = [String(row.channel), figuresOf(row)]
    const known = sums.get(name) ?? none
    sums.set(name, {
      orders: known.orders + more.orders,
      revenue: addDecimals(known.revenue, more.revenue),
      spend: more.spend ?? known.spend,
    })
  }
  return sums
}

const beside = (was: Figures, is: Figures) => ({
  ordersBefore: was.orders,
  ordersAfter: is.orders,
  revenueBefore: was.revenue,
  revenueAfter: is.revenue,
  spend: is.spend ?? was.spend,
})

/** The same two answers that the page Attribution gives before and after saving, beside each other. */
export async function channels(
  { before, after }: Proposal,
  asked: RulesRequest,
): Promise<Omit<Result, 'warnings'>> {
  const question = attributionOf(asked)
  const [was, is] = [await runAttribution(before, question), await runAttribution(after, question)]
  const touches = await after.rows(channelTouches, 'rules/channel_touches', {})
  const counted = new Map(touches.map((row) => [row.channel, row]))
  const [old, next] = [byChannel(was.rows), byChannel(is.rows)]
  const digits = minorDigits(before.currency)
  const shown = (text: string) => fromMinor(toMinor(text, digits), digits)
  const rows = [...new Set([...counted.keys(), ...old.keys(), ...next.keys()])].map((channel) => {
    const both = beside(old.get(channel) ?? none, next.get(channel) ?? none)
    return {
      channel,
      touchpointsBefore: counted.get(channel)?.before ?? 0,
      touchpointsAfter: counted.get(channel)?.after ?? 0,
      ...both,
      revenueBefore: shown(both.revenueBefore),
      revenueAfter: shown(both.revenueAfter),
    }
  })
  rows.sort((a, b) => b.touchpointsAfter - a.touchpointsAfter || (a.channel < b.channel ? -1 : 1))
  const totals = {
    touchpointsBefore: touches.reduce((sum, row) => sum + row.before, 0),
    touchpointsAfter: touches.reduce((sum, row) => sum + row.after, 0),
    ...beside(figuresOf(was.totals), figuresOf(is.totals)),
  }
  return { rows, totals, facts: [] }
}
