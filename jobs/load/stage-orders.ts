import { z } from 'zod'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, StageRequest } from './context.ts'
import { currencies } from './currency.ts'
import type { Database } from './database.ts'
import { yearsAfter } from './instants.ts'
import { extractOfOrders } from './order-extracts.ts'
import { noRows, refuseFaults } from './refuse-faults.ts'
import { stageOrderVisits } from './stage-touches.ts'
import type { Accepted, Choose } from './staged-file.ts'
import { TableFiles } from './table-files.ts'

const text = z.string().nullable()
const evidence = z.object({
  currency: text,
  rows: z.number(),
  accounts: z.array(z.string()),
  strangers: z.array(z.string()),
})
const sums = z.object({
  rows: z.number(),
  blank: z.number(),
  firstDay: text,
  lastDay: text,
  currency: text,
  currencies: z.number(),
  orders: z.number(),
  orderLines: z.number(),
  units: z.number().nullable(),
  grossSales: text,
  discounts: text,
  netSales: text,
  shipping: text,
  taxes: text,
  total: text,
  refunded: text,
  cancelledOrders: z.number(),
  guestOrders: z.number(),
  testOrders: z.number(),
})
type Sums = z.infer<typeof sums>

/** Days before this are mistakes: no shop of ours is older. */
const firstDay = '2000-01-01'

/** Reads an order file's values and adds its orders, their lines and the visits they tell of to the load.
 * @throws Refused with every fault: an order file is accepted whole or not at all */
export async function stageOrders(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  await database.read('load/orders/rows_read', file.shape)
  const known = new TableFiles(request.existing, request.staging)
  const files = known.of('orders')
  const says = await database.row(evidence, 'load/orders/file_evidence', { files, zone: request.timeZone })
  if (says.rows === 0) throw noRows(file, 'No row follows the header.')
  const { accounts, strangers, currency } = says
  const source = await choose({ accountId: null, accounts, strangers, currency })
  const zone = source.timeZone
  await database.run('load/orders/heads', { hasId: file.match.names.includes('order_id') })
  await database.run('load/orders/lines_of_orders')
  await database.run('load/orders/number_cells')
  await database.run('load/number_form', { delimiter: file.delimiter })
  await database.run('load/orders/file_faults', {
    zone,
    firstDay,
    lastDay: yearsAfter(request.startedAt, 3),
    currencies: [...currencies],
  })
  await refuseFaults(database, file)
  await database.run('load/orders/line_values')
  await database.run('load/orders/orders_typed', { zone })
  await database.run('load/orders/known_alike', {
    files,
    refundFiles: known.of('refunds'),
    shopId: source.account,
  })
  await database.run('load/orders/same_orders')
  const { extractedAt, warnings } = await extractOfOrders(database, input, file, request)
  const { fileNo } = input
  await database.run('load/orders/attributes')
  await database.run('load/orders/add_orders', {
    fileNo,
    sourceId: source.id,
    shopId: source.account,
    extractedAt,
  })
  await database.run('load/orders/add_lines', { fileNo, shopId: source.account })
  await stageOrderVisits(database, input, request, source)
  const found = await database.row(sums, 'load/orders/file_sums')
  return {
    source,
    rows: found.rows,
    firstDay: found.firstDay,
    lastDay: found.lastDay,
    extractedAt,
    currency: found.currency,
    dropped: found.blank > 0 ? [{ reason: 'blank', rows: found.blank }] : [],
    rejected: [],
    rejectedRows: 0,
    sums: numbersOf(found),
    warnings: [...warnings, ...warningsOf(found)],
  }
}

const numbersOf = (found: Sums): Record<string, string> => {
  const entries = {
    orders: found.orders,
    order_lines: found.orderLines,
    units: found.units,
    gross_sales: found.grossSales,
    discounts: found.discounts,
    net_sales: found.netSales,
    shipping: found.shipping,
    taxes: found.taxes,
    total: found.total,
    refunded: found.refunded,
    cancelled_orders: found.cancelledOrders,
    guest_orders: found.guestOrders,
    test_orders: found.testOrders,
  }
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  )
}

function warningsOf(found: Sums): string[] {
  const warnings: string[] = []
  if (found.refunded !== null && Number(found.refunded) > 0) {
    warnings.push('The file does not date its refunds; they are booked on the day of the order.')
  }
  if (found.currencies > 1) warnings.push(`The orders are in ${found.currencies} currencies.`)
  return warnings
}
