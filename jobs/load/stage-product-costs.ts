import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { saidForms } from '#jobs/load/mapping/said.ts'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, StageRequest } from './context.ts'
import { currencies } from './currency.ts'
import type { Database } from './database.ts'
import { yearsAfter } from './instants.ts'
import { moneyCurrency } from './money-currency.ts'
import { refuseFaults } from './refuse-faults.ts'
import { shownSums } from './shop-lake.ts'
import type { Accepted, Choose } from './staged-file.ts'

const evidence = z.object({ rows: z.number(), signs: z.array(z.string()) })
const sums = z.object({
  rows: z.number(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  skus: z.number(),
  repeated: z.number(),
  currencies: z.string().nullable(),
})

/** Days before this are mistakes. */
const firstDay = '1990-01-01'

/** Reads a file of product costs and adds them to the load.
 * @throws Refused with every fault: a cost file is accepted whole or not at all */
export async function stageProductCosts(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  await database.read('load/product_costs/rows_read', file.shape)
  await database.run('load/product_costs/number_cells')
  const says = await database.row(evidence, 'load/product_costs/evidence')
  if (says.rows === 0) throw new Refused(fault('no_rows', file.headerLine, 'The file has no row of a cost.'))
  const stated = file.match.currency ?? request.options.currency ?? null
  const source = await choose({ accountId: null, accounts: [], currency: stated })
  const inRows = file.match.names.includes('currency')
  const currency = inRows
    ? null
    : moneyCurrency(file, source, request, { stated: [], signs: says.signs, nearby: [] })
  const extractedAt = request.options.extractedAt ?? request.startedAt
  const hasDays = file.match.names.includes('valid_from')
  const today = Temporal.Instant.from(extractedAt)
    .toZonedDateTimeISO(source.timeZone)
    .toPlainDate()
    .toString()
  await database.run('load/number_form', { delimiter: file.delimiter })
  await database.run('load/product_costs/day_cells')
  await database.run('load/days/form')
  await saidForms(database, file)
  await database.run('load/product_costs/typed', { currency, defaultDay: hasDays ? null : today })
  await database.run('load/product_costs/file_faults', {
    firstDay,
    lastDay: yearsAfter(request.startedAt, 3),
    currencies: [...currencies],
    hasDays,
  })
  await refuseFaults(database, file)
  const { fileNo } = input
  await database.run('load/product_costs/add_costs', { fileNo, loadId: request.loadNumber, extractedAt })
  const found = await database.row(sums, 'load/product_costs/file_sums')
  return {
    source,
    rows: found.rows - found.repeated,
    firstDay: found.firstDay,
    lastDay: found.lastDay,
    extractedAt,
    currency: found.currencies,
    dropped: found.repeated > 0 ? [{ reason: 'repeated', rows: found.repeated }] : [],
    rejected: [],
    rejectedRows: 0,
    sums: shownSums({ skus: found.skus, costs: found.rows - found.repeated }),
    warnings: hasDays
      ? []
      : [
          `The file does not say from when its costs hold; they hold from ${today} on. A column valid_from dates them.`,
        ],
  }
}
