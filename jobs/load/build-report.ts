import { join } from 'node:path'
import { z } from 'zod'
import { redactFault } from '#jobs/load/originals/redact-fault.ts'
import { fault } from '#jobs/load/read/fault.ts'
import type { Input, StageRequest } from './context.ts'
import type { Database } from './database.ts'
import type { Format } from './format.ts'
import { platformTitle } from './platforms.ts'
import type { Amounts, FileReport, LoadReport } from './report.ts'
import type { StagedFile } from './stage.ts'
import { TableFiles } from './table-files.ts'
import { lakeOf, type Written } from './write-tables.ts'

const fate = z.object({
  fileNo: z.number(),
  kept: z.number(),
  replaced: z.number(),
  older: z.number(),
  newerAt: z.string().nullable(),
})
type Fate = z.infer<typeof fate>

const others = z.object({ currencies: z.array(z.string()) })
const sums = z.object({ spend: z.string(), orders: z.number(), revenue: z.string() })

/** The report of a load whose files are written but not committed. */
export async function buildReport(
  database: Database,
  request: StageRequest,
  staged: readonly StagedFile[],
  written: Written,
): Promise<LoadReport> {
  const fates = await database.rows(fate, 'load/report/kept')
  const before = request.existing
  const after = [
    ...before.filter((file) => !written.replaced.includes(file.path)),
    ...written.added.map((file) => ({
      ...file,
      path: join(lakeOf(request.staging), file.path),
      bytes: 0,
      sha256: '',
    })),
  ]
  return {
    files: staged.map((one) => fileReport(one, fates.find((row) => row.fileNo === one.input.fileNo) ?? null)),
    before: await amountsOf(database, request, before),
    after: await amountsOf(database, request, after),
    warnings: await currencyWarnings(database, request, after),
  }
}

async function amountsOf(
  database: Database,
  request: StageRequest,
  state: StageRequest['existing'],
): Promise<Amounts> {
  const files = new TableFiles(state, request.staging)
  const found = await database.row(sums, 'load/report/amounts', {
    spendFiles: files.of('ad_performance_daily'),
    orderFiles: files.of('orders'),
    refundFiles: files.of('refunds'),
    currency: request.currency,
    countPending: request.countPending,
  })
  const touchpoints = state
    .filter((file) => file.table === 'touchpoints')
    .reduce((sum, file) => sum + file.rows, 0)
  return { ...found, touchpoints }
}

/** The amounts before and after are of one currency: what else there is must be said. */
async function currencyWarnings(
  database: Database,
  request: StageRequest,
  state: StageRequest['existing'],
): Promise<string[]> {
  const files = new TableFiles(state, request.staging)
  const { currencies } = await database.row(others, 'load/report/other_currencies', {
    spendFiles: files.of('ad_performance_daily'),
    orderFiles: files.of('orders'),
    currency: request.currency,
  })
  if (currencies.length === 0) return []
  return [
    `Spend and revenue before and after are those in ${request.currency} alone. There is also money in ${currencies.join(', ')}; pages convert it by the rate of its day, where a rates file is loaded.`,
  ]
}

const blank = (input: Input) => ({
  fileNo: input.fileNo,
  name: input.name,
  bytes: input.bytes,
  sha256: input.sha256,
  mapping: null,
  replaced: 0,
  rejected: 0,
  dropped: [],
  firstDay: null,
  lastDay: null,
  extractedAt: null,
  newerAt: null,
  currency: null,
  faults: [],
  faultCount: 0,
  warnings: [],
  sums: {},
})

/** The report of a file whose bytes are known already. */
export const unchangedReport = (input: Input, loadNumber: number): FileReport => ({
  ...blank(input),
  platform: null,
  source: null,
  status: 'unchanged',
  rowsIn: 0,
  kept: 0,
  warnings: [`These bytes were loaded by load ${loadNumber}. Nothing changed.`],
})

/** The report of a file that is a redacted copy of one that was loaded. */
export const copyReport = (input: Input, loadNumber: number): FileReport => {
  const message = `This is the redacted copy that was kept of a file of load ${loadNumber}. Load the original: the copy would take the persons off its rows.`
  const found = { ...fault('redacted_copy', null, message), file: input.name }
  const counts = { rowsIn: 0, kept: 0, faults: [found], faultCount: 1 }
  return { ...blank(input), ...counts, platform: null, source: null, status: 'refused' }
}

function fileReport(staged: StagedFile, found: Fate | null): FileReport {
  const { input, format } = staged
  const platform = format === null ? null : platformTitle(format.id)
  if ('refused' in staged) {
    const { faults, count } = staged.refused
    const listed = faults.map((one) => ({ file: input.name, ...redactFault(one, format) }))
    return {
      ...blank(input),
      platform,
      mapping: format?.mapped?.name ?? null,
      source: null,
      status: 'refused',
      rowsIn: staged.rows,
      kept: 0,
      faults: listed,
      faultCount: count,
    }
  }
  const { accepted } = staged
  const older = found?.older ?? 0
  const dropped = [...accepted.dropped, ...(older > 0 ? [{ reason: 'older_extract', rows: older }] : [])]
  const total = dropped.reduce((sum, one) => sum + one.rows, 0)
  return {
    ...blank(input),
    platform,
    mapping: format?.mapped?.name ?? null,
    source: accepted.source.name,
    status: 'loaded',
    rowsIn: accepted.rows + (format?.kind === 'touchpoints' ? 0 : total - older),
    kept: keptRows(format, accepted.rows, found),
    replaced: found?.replaced ?? 0,
    rejected: accepted.rejectedRows,
    dropped,
    firstDay: accepted.firstDay,
    lastDay: accepted.lastDay,
    extractedAt: accepted.extractedAt,
    newerAt: found?.newerAt ?? null,
    currency: accepted.currency,
    faults: accepted.rejected.map((one) => ({ file: input.name, ...redactFault(one, format) })),
    faultCount: accepted.rejectedRows,
    warnings: [...accepted.warnings, ...keptOut(input, accepted.extractedAt, found)],
    sums: { ...accepted.sums },
  }
}

/** Rows of an order file are line items; they stay or go with their order. Rows that part a day are added up to one. */
function keptRows(format: Format | null, rows: number, found: Fate | null): number {
  const kept = found?.kept ?? 0
  if (format?.kind === 'orders') return kept === 0 ? 0 : rows
  const isMerged = format?.kind === 'shop_sales' || format?.kind === 'site_reports'
  return isMerged && kept > 0 && found?.older === 0 ? rows : kept
}

const keptOut = (input: Input, extractedAt: string, found: Fate | null): string[] =>
  found?.newerAt === null || found === null
    ? []
    : [
        `${input.name} was extracted at ${extractedAt}. Where figures extracted at ${found.newerAt} were there already, they stay: ${found.older.toLocaleString('en-US')} rows were kept out as older.`,
      ]
