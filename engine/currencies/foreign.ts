import { z } from 'zod'
import type { Lake, Warning } from '#engine/analysis.ts'
import { fromMinor, minorDigits, toMinor } from '#engine/money.ts'
import type { Period } from '#engine/request.ts'

const foreignRow = z.object({
  kind: z.enum(['spend', 'claims', 'orders']),
  currency: z.string(),
  convertedRows: z.number(),
  unconverted: z.string(),
  unconvertedRows: z.number(),
  firstMissing: z.string().nullable(),
  lastMissing: z.string().nullable(),
  oldestDays: z.number(),
})
type ForeignRow = z.infer<typeof foreignRow>

/** What a reader must know of money in other currencies: which rates were used, and which amounts no rate converts. An amount
 * without a rate is part of no figure; each currency of each kind is told by itself, with what to load.
 * @param needs which kinds of money the answer shows */
export async function foreignWarnings(
  lake: Lake,
  range: Period,
  needs: { readonly ads: boolean; readonly orders: boolean },
): Promise<Warning[]> {
  if (!needs.ads && !needs.orders) return []
  const foreign = await lake.rows(z.object({ currency: z.string() }), 'currencies/foreign', {})
  if (foreign.length === 0) return []
  const found = await lake.rows(foreignRow, 'currencies/foreign_amounts', {
    firstDay: range.from,
    endDay: range.until,
    withAds: needs.ads,
    withOrders: needs.orders,
  })
  return [
    ...converted(found, lake.currency),
    ...found.filter((row) => row.unconvertedRows > 0).map((row) => missing(row, lake.currency)),
  ]
}

function converted(found: readonly ForeignRow[], home: string): Warning[] {
  const used = found.filter((row) => row.convertedRows > 0)
  if (used.length === 0) return []
  const currencies = [...new Set(used.map((row) => row.currency))].sort().join(', ')
  const oldest = Math.max(...used.map((row) => row.oldestDays))
  const older =
    oldest > 0
      ? ` Where a day has no rate, the last one before it is used, here up to ${oldest} days old.`
      : ''
  const message = `${currencies}: converted to ${home} by the rate of the order’s day or of the platform’s day.${older}`
  return [{ code: 'money_converted', message }]
}

const nouns = { spend: 'spend', claims: 'claimed revenue', orders: 'orders' } as const

function missing(row: ForeignRow, home: string): Warning {
  const digits = minorDigits(row.currency)
  const amount = `${fromMinor(toMinor(row.unconverted, digits), digits)} ${row.currency}`
  const what =
    row.kind === 'orders'
      ? `${row.unconvertedRows} orders worth ${amount}`
      : `${amount} of ${nouns[row.kind]}`
  const days =
    row.firstMissing === row.lastMissing
      ? `on ${row.firstMissing}`
      : `between ${row.firstMissing} and ${row.lastMissing}`
  return {
    code: `foreign_${row.kind}`,
    message: `${what} ${days} are left out: no exchange rate from ${row.currency} to ${home} of that day or the 7 days before it is loaded. Load a rates file that covers these days, such as the ECB’s eurofxref-hist.csv.`,
  }
}
