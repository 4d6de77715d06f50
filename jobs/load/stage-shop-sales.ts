import { z } from 'zod'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, StageRequest } from './context.ts'
import type { Database } from './database.ts'
import { endOfDay, yearsAfter } from './instants.ts'
import { moneyCurrency } from './money-currency.ts'
import { noRows, refuseFaults } from './refuse-faults.ts'
import { orderCurrencies, shownSums } from './shop-lake.ts'
import type { Accepted, Choose } from './staged-file.ts'

const evidence = z.object({ rows: z.number(), currencies: z.array(z.string()), signs: z.array(z.string()) })
const text = z.string().nullable()
const sums = z.object({
  rows: z.number(),
  totals: z.number(),
  blank: z.number(),
  days: z.number(),
  firstDay: z.string(),
  lastDay: z.string(),
  orders: z.number().nullable(),
  grossSales: text,
  discounts: text,
  returns: text,
  netSales: text,
  shipping: text,
  duties: text,
  additionalFees: text,
  taxes: text,
  totalSales: text,
  uneven: z.number(),
})
type Sums = z.infer<typeof sums>

/** Days before this are mistakes: no shop of ours is older. */
const firstDay = '2000-01-01'

/** Reads a shop's sales report by day and adds its days to the load.
 * @throws Refused with every fault: a sales report is accepted whole or not at all */
export async function stageShopSales(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  checkDays(file)
  const countsOrders = !file.match.names.some((name) => name?.startsWith('split_line_') === true)
  await database.read('load/shop_sales/rows_read', file.shape)
  await database.run('load/shop_sales/rows_told')
  await database.run('load/shop_sales/number_cells')
  const says = await database.row(evidence, 'load/shop_sales/evidence')
  if (says.rows === 0) throw noRows(file, 'The report has no row of a day.')
  const stated = says.currencies[0] ?? file.match.currency
  const source = await choose({
    accountId: null,
    accounts: [],
    currency: stated ?? request.options.currency ?? null,
  })
  const currency = moneyCurrency(file, source, request, {
    stated: says.currencies,
    signs: says.signs,
    nearby: await orderCurrencies(database, request, source.account),
  })
  await database.run('load/number_form', { delimiter: file.delimiter })
  await database.run('load/shop_sales/day_cells')
  await database.run('load/days/form')
  await database.run('load/shop_sales/typed')
  await database.run('load/shop_sales/totals', { countsOrders })
  await database.run('load/shop_sales/file_faults', { firstDay, lastDay: yearsAfter(request.startedAt, 3) })
  await refuseFaults(database, file)
  const found = await database.row(sums, 'load/shop_sales/file_sums')
  const extractedAt = request.options.extractedAt ?? endOfDay(found.lastDay, source.timeZone)
  await database.run('load/shop_sales/add_days', {
    fileNo: input.fileNo,
    loadId: request.loadNumber,
    shopId: source.account,
    currency,
    extractedAt,
    countsOrders,
  })
  return {
    source,
    rows: found.rows,
    firstDay: found.firstDay,
    lastDay: found.lastDay,
    extractedAt,
    currency,
    dropped: [
      { reason: 'blank', rows: found.blank },
      { reason: 'total_row', rows: found.totals },
    ].filter((one) => one.rows > 0),
    rejected: [],
    rejectedRows: 0,
    sums: numbersOf(found, countsOrders),
    warnings: warningsOf(found, countsOrders),
  }
}

/** @throws Refused when the report does not say what was sold on which day */
function checkDays(file: ReadFile): void {
  if (file.match.names.includes('day')) return
  const at = file.match.names.indexOf('range_start')
  const heading = file.match.headings[at]
  const text =
    heading === undefined
      ? 'this report covers a range without saying what was sold on which day.'
      : `this report is by ${heading.toLowerCase()}, not by day.`
  throw new Refused(
    fault(
      'range_without_days',
      file.headerLine,
      `Line ${file.headerLine}: ${text} Group the report by day and export it again.`,
      { field: heading ?? null },
    ),
  )
}

const numbersOf = (found: Sums, countsOrders: boolean) =>
  shownSums({
    days: found.days,
    orders: countsOrders ? found.orders : null,
    gross_sales: found.grossSales,
    discounts: found.discounts,
    returns: found.returns,
    net_sales: found.netSales,
    shipping: found.shipping,
    duties: found.duties,
    additional_fees: found.additionalFees,
    taxes: found.taxes,
    total_sales: found.totalSales,
  })

function warningsOf(found: Sums, countsOrders: boolean): string[] {
  const warnings: string[] = []
  if (found.rows > found.days) {
    warnings.push('Rows that part a day by another column were added up to the day.')
  }
  if (!countsOrders) {
    warnings.push('Orders are not counted: rows by product or discount share them.')
  }
  if (found.uneven > 0) {
    const rows = found.uneven.toLocaleString('en-US')
    warnings.push(
      `In ${rows} rows gross sales, discounts and returns do not make up net sales, or the further charges not total sales. The figures are kept as the shop states them.`,
    )
  }
  return warnings
}
