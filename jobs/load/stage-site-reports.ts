import { z } from 'zod'
import type { ReadReport } from '#jobs/load/ga4/read.ts'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, Source, StageRequest } from './context.ts'
import type { Database } from './database.ts'
import { endOfDay, yearsAfter } from './instants.ts'
import { moneyCurrency } from './money-currency.ts'
import { noRows, refuseFaults } from './refuse-faults.ts'
import { shownSums } from './shop-lake.ts'
import type { Accepted, Choose } from './staged-file.ts'

const text = z.string().nullable()
const evidence = z.object({ rows: z.number(), hasRevenue: z.boolean(), signs: z.array(z.string()) })
const difference = z.object({
  field: z.string(),
  stated: z.string(),
  added: z.string(),
  difference: z.string(),
})
const sums = z.object({
  rows: z.number(),
  totals: z.number(),
  firstDay: text,
  lastDay: text,
  reportEnd: text,
  sessions: text,
  engagedSessions: text,
  events: text,
  keyEvents: text,
  purchases: text,
  revenue: text,
})
type Sums = z.infer<typeof sums>

/** Days before this are mistakes: no analytics report is older. */
const firstDay = '2000-01-01'

/** Reads the tables of an analytics report and adds them to the load: rows of days to the site's traffic, rows over the period to
 * the reports that only reconcile. They never become touchpoints.
 * @throws Refused with every fault: a report is accepted whole or not at all */
export async function stageSiteReports(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  if (!isReport(file)) throw new Refused(fault('not_csv', 1, 'Line 1: this is no CSV file of GA4.'))
  const report = file
  await readTables(database, report)
  await database.run('load/site/number_cells')
  const says = await database.row(evidence, 'load/site/evidence')
  if (says.rows === 0) throw noRows(report, 'The report has no row of data.')
  const [first] = report.tables
  const named = request.options.currency ?? report.match.currency
  const source = await choose({
    accountId: first?.preamble.property ?? null,
    accounts: [],
    currency: named,
  })
  const currency = says.hasRevenue
    ? moneyCurrency(report, source, request, { stated: [], signs: says.signs, nearby: [] })
    : null
  await typeRows(database, report, request)
  return finish(database, input, report, request, source, currency)
}

const isReport = (file: ReadFile): file is ReadReport => 'tables' in file

async function readTables(database: Database, report: ReadReport): Promise<void> {
  await database.run('load/site/rows_none')
  for (const [at, { columns, shape, totals, preamble }] of report.tables.entries()) {
    if (preamble.period === null && !columns.isDaily) {
      const line = report.headerLine
      const text = `Line ${line}: the report has no column of days, and no line before it says which days it covers. Export it again with its first lines.`
      throw new Refused(fault('missing_period', line, text))
    }
    await database.read('load/site/rows_read', shape)
    await database.run('load/site/section', {
      section: at + 1,
      dimensions: [...columns.dimensions],
      totalLines: [...totals],
      isDaily: columns.isDaily,
      periodFrom: preamble.period?.from ?? null,
      periodUntil: preamble.period?.until ?? null,
    })
  }
}

async function typeRows(database: Database, report: ReadReport, request: StageRequest): Promise<void> {
  await database.run('load/number_form', { delimiter: report.delimiter })
  await database.run('load/site/day_cells')
  await database.run('load/days/form')
  await database.run('load/site/typed')
  await database.run('load/site/file_faults', { firstDay, lastDay: yearsAfter(request.startedAt, 3) })
  await refuseFaults(database, report)
}

async function finish(
  database: Database,
  input: Input,
  report: ReadReport,
  request: StageRequest,
  source: Source,
  currency: string | null,
): Promise<Accepted> {
  const found = await database.row(sums, 'load/site/file_sums')
  const extractedAt =
    request.options.extractedAt ??
    (found.reportEnd === null ? request.startedAt : endOfDay(found.reportEnd, source.timeZone))
  const added = {
    fileNo: input.fileNo,
    loadId: request.loadNumber,
    sourceId: source.id,
    currency,
    extractedAt,
  }
  await database.run('load/site/add_days', added)
  await database.run('load/site/add_periods', {
    ...added,
    report: report.tables[0]?.preamble.report ?? 'ga4_standard',
  })
  const differences = await database.rows(difference, 'load/site/totals')
  return {
    source,
    rows: found.rows,
    firstDay: found.firstDay,
    lastDay: found.lastDay,
    extractedAt,
    currency,
    dropped: found.totals > 0 ? [{ reason: 'total_row', rows: found.totals }] : [],
    rejected: [],
    rejectedRows: 0,
    sums: numbersOf(found),
    warnings: [...differences.map(differing), ...unusedIn(report)],
  }
}

const numbersOf = (found: Sums) =>
  shownSums({
    sessions: found.sessions,
    engaged_sessions: found.engagedSessions,
    events: found.events,
    key_events: found.keyEvents,
    purchases: found.purchases,
    revenue: found.revenue,
  })

const plain = (amount: string): string => Number(amount).toLocaleString('en-US')

function differing({ field, stated, added, difference: left }: z.infer<typeof difference>): string {
  const name = field.replaceAll('_', ' ')
  const why =
    Number(left) > 0
      ? `${plain(left)} are in rows that the report leaves out, as GA4 does below its thresholds.`
      : `the rows hold ${plain(left.replace('-', ''))} more than the total.`
  return `The report's grand total of ${name} is ${plain(stated)}, its rows add up to ${plain(added)}: ${why}`
}

function unusedIn(report: ReadReport): string[] {
  const unused = [...new Set(report.tables.flatMap((table) => table.columns.unused))]
  const warnings = unused.length > 0 ? [`These columns are not used: ${unused.join(', ')}.`] : []
  const skipped = report.skipped.map(
    ({ line, headings }) =>
      `The table at line ${line.toLocaleString('en-US')} has no measure that we know (${headings.join(', ')}); it is not used.`,
  )
  return [...warnings, ...skipped]
}
