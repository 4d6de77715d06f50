import { z } from 'zod'
import type { Run } from '#engine/analysis.ts'
import { fromMinor, minorDigits, toMinor } from '#engine/money.ts'
import type { currencies } from './contract.ts'

const text = z.string().nullable()
const currencyRow = z.object({
  currency: z.string(),
  isHome: z.boolean(),
  orders: z.number(),
  sales: text,
  spend: text,
  claims: text,
  skus: z.number(),
  days: z.number(),
  daysWithRate: z.number(),
  firstDay: text,
  lastDay: text,
  firstMissing: text,
  lastMissing: text,
  rate: text,
  rateDate: text,
  via: text,
  loadId: z.number().nullable(),
  fileNo: z.number().nullable(),
  rateLine: z.number().nullable(),
})

/** The workspace's currency first, then the others by name. Amounts are in the row's own currency. */
export const runCurrencies: Run<typeof currencies> = async (lake) => {
  const found = await lake.rows(currencyRow, 'currencies/in_use', {})
  const rows = found.map(({ loadId, fileNo, ...row }) => {
    const digits = minorDigits(row.currency)
    const exact = (amount: string | null) =>
      amount === null ? null : fromMinor(toMinor(amount, digits), digits)
    return {
      ...row,
      sales: exact(row.sales),
      spend: exact(row.spend),
      claims: exact(row.claims),
      rateFile: loadId === null || fileNo === null ? null : lake.fileName(loadId, fileNo),
    }
  })
  const lacking = found.filter((row) => row.daysWithRate < row.days)
  const warnings = lacking.map((row) => ({
    code: 'rates_missing',
    message: `${row.currency} has no exchange rate to ${lake.currency} on ${row.days - row.daysWithRate} of ${row.days} days, from ${row.firstMissing} to ${row.lastMissing}: its money of these days is part of no figure. Load a rates file that covers them.`,
  }))
  return { rows, totals: null, facts: [], warnings }
}
