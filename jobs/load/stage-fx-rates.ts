import { z } from 'zod'
import { isWide } from '#jobs/load/fx-rates/format.ts'
import { saidForms } from '#jobs/load/mapping/said.ts'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, StageRequest } from './context.ts'
import { currencies } from './currency.ts'
import type { Database } from './database.ts'
import { endOfDay, yearsAfter } from './instants.ts'
import { refuseFaults } from './refuse-faults.ts'
import { shownSums } from './shop-lake.ts'
import type { Accepted, Choose } from './staged-file.ts'

const sums = z.object({
  rows: z.number(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  rates: z.number(),
  days: z.number(),
  currencies: z.number(),
  repeated: z.number(),
})

/** Days before this are mistakes: floating rates are younger. */
const firstDay = '1970-01-01'

/** Reads a file of exchange rates and adds them to the load.
 * @throws Refused with every fault: a file of rates is accepted whole or not at all */
export async function stageFxRates(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  const wide = isWide(file.match.names)
  if (wide) checkBase(file)
  await database.read(wide ? 'load/fx_rates/rows_wide' : 'load/fx_rates/rows_long', file.shape)
  await database.run('load/fx_rates/number_cells')
  await database.run('load/number_form', { delimiter: file.delimiter })
  await database.run('load/fx_rates/day_cells')
  await database.run('load/days/form')
  await saidForms(database, file)
  await database.run('load/fx_rates/typed')
  await database.run('load/fx_rates/file_faults', {
    firstDay,
    lastDay: yearsAfter(request.startedAt, 1),
    currencies: [...currencies],
    isWide: wide,
  })
  await refuseFaults(database, file)
  const found = await database.row(sums, 'load/fx_rates/file_sums')
  if (found.rates === 0) throw new Refused(fault('no_rows', file.headerLine, 'The file states no rate.'))
  const source = await choose({ accountId: null, accounts: [], currency: null })
  const extractedAt = request.options.extractedAt ?? statedTime(wide, found.lastDay, request)
  await database.run('load/fx_rates/add_rates', {
    fileNo: input.fileNo,
    loadId: request.loadNumber,
    extractedAt,
  })
  return {
    source,
    rows: found.rows - found.repeated,
    firstDay: found.firstDay,
    lastDay: found.lastDay,
    extractedAt,
    currency: null,
    dropped: found.repeated > 0 ? [{ reason: 'repeated', rows: found.repeated }] : [],
    rejected: [],
    rejectedRows: 0,
    sums: shownSums({ rates: found.rates, days: found.days, currencies: found.currencies }),
    warnings: wide
      ? ['The columns are read as units of each currency for 1 EUR, as the ECB publishes them.']
      : [],
  }
}

/** A bank's table ends with its last day; rates that somebody put together are as new as their load. */
const statedTime = (wide: boolean, lastDay: string | null, request: StageRequest): string =>
  wide && lastDay !== null && endOfDay(lastDay, 'UTC') < request.startedAt
    ? endOfDay(lastDay, 'UTC')
    : request.startedAt

/** @throws Refused when the table is not in units per EUR */
function checkBase(file: ReadFile): void {
  if (!file.match.names.includes('EUR')) return
  const text = `Line ${file.headerLine}: a table with one column a currency is read as units for 1 EUR, as the ECB publishes it, but this one has a column EUR, so nothing says what its rates are for. Load it with the columns date, from, to and rate.`
  throw new Refused(fault('rates_base', file.headerLine, text, { field: 'EUR' }))
}
