import { createHash } from 'node:crypto'
import { readReport } from '#jobs/load/ga4/read.ts'
import { candidatesFor, checkOneMapping } from '#jobs/load/mapping/choose.ts'
import { headerPrint } from '#jobs/load/mapping/format.ts'
import { type Part, partsOf } from '#jobs/load/read/archive-parts.ts'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import { readInput } from '#jobs/load/read/read-input.ts'
import { readBulk } from '#jobs/load/shopify-bulk/read.ts'
import type { Input, Parent, Source, StageRequest } from './context.ts'
import type { Database } from './database.ts'
import type { Format, HeaderMatch } from './format.ts'
import { formatOf } from './formats.ts'
import { stageCustomers } from './stage-customers.ts'
import { stageFxRates } from './stage-fx-rates.ts'
import { stageOrders } from './stage-orders.ts'
import { stageProductCosts } from './stage-product-costs.ts'
import { stageProducts } from './stage-products.ts'
import { stageShopSales } from './stage-shop-sales.ts'
import { stageSiteReports } from './stage-site-reports.ts'
import { stageSpend } from './stage-spend.ts'
import { prepareTouches, stageTouches } from './stage-touches.ts'
import type { Accepted, Choose } from './staged-file.ts'

/** One file after staging. `header` is the fingerprint of its columns. */
export type StagedFile = { readonly input: Input; readonly format: Format | null } & (
  | { readonly accepted: Accepted; readonly header: string }
  | { readonly refused: Refused; readonly rows: number }
)

const stagers = {
  spend: stageSpend,
  orders: stageOrders,
  touchpoints: stageTouches,
  products: stageProducts,
  customers: stageCustomers,
  shop_sales: stageShopSales,
  site_reports: stageSiteReports,
  product_costs: stageProductCosts,
  fx_rates: stageFxRates,
} as const

/** Reads each file and gathers what they bring in the staging tables. A file with faults is refused as a whole and leaves
 * nothing there; the others go on. */
export async function stageFiles(
  database: Database,
  request: StageRequest,
  parent: Parent,
): Promise<StagedFile[]> {
  for (const name of ['spend/staged', 'orders/staged', 'orders/lines_staged', 'customers/staged'])
    await database.run(`load/${name}`)
  await prepareTouches(database, request)
  const staged: StagedFile[] = []
  const advance = progressOf(request.inputs, parent)
  for (const input of request.inputs) {
    const told = advance(input)
    const parts = await partsFound(input, request.staging, staged)
    if (parts instanceof Refused) staged.push({ input, format: null, refused: parts, rows: 0 })
    else for (const part of parts) staged.push(await stageOne(database, request, parent, part, told))
  }
  return staged
}

/** How far one file is: its bytes, then its rows. */
interface FileProgress {
  onRead(bytes: number): void
  onRows(share: number): void
}

/** Reading and judging files is the first three fifths of a load, shared among them by their bytes. */
function progressOf(inputs: readonly Input[], parent: Parent): (input: Input) => FileProgress {
  const whole = Math.max(1, bytesOf(inputs))
  let before = 0
  return (input) => {
    const [from, size] = [(0.6 * before) / whole, (0.6 * input.bytes) / whole]
    before += input.bytes
    const { name } = input
    return {
      onRead: (bytes) =>
        parent.progress(
          from + size * readingShare * Math.min(1, bytes / Math.max(1, input.bytes)),
          `Reading ${name}: ${megabytes(bytes)} of ${megabytes(input.bytes)} MB`,
        ),
      onRows: (share) =>
        parent.progress(
          from + size * (readingShare + (1 - readingShare) * share),
          `Judging the rows of ${name}`,
        ),
    }
  }
}

/** Of a file's work. */
const readingShare = 0.3
const bytesOf = (inputs: readonly Input[]): number => inputs.reduce((sum, input) => sum + input.bytes, 0)
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)

/** The files of an archive, or why it is not unpacked; any other file as it is. */
async function partsFound(
  input: Input,
  staging: string,
  before: readonly StagedFile[],
): Promise<readonly Part[] | Refused> {
  try {
    return await partsOf(input, staging, before.length)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

/** Reads a file by what its first bytes say it is, then by its header. */
async function fileOf(
  database: Database,
  reading: Input,
  candidates: readonly Format[],
  { options, staging }: StageRequest,
): Promise<ReadFile> {
  const told =
    readReport(reading, candidates, staging, options.platform === 'ga4') ??
    readBulk(reading, candidates, staging)
  if (told !== null) return told
  const file = await readInput(database, reading, candidates, staging)
  const isReport = file.match.format.kind === 'site_reports'
  return (isReport ? readReport(reading, candidates, staging, true) : null) ?? file
}

async function stageOne(
  database: Database,
  request: StageRequest,
  parent: Parent,
  { input, reading }: Part,
  told: FileProgress,
): Promise<StagedFile> {
  const wanted = request.options.platform
  let format: Format | null = wanted === undefined ? null : formatOf(wanted)
  let rows = 0
  try {
    const mappings = request.mappings ?? []
    const candidates = candidatesFor(request.options, mappings)
    const file = await fileOf(database, { ...reading, onRead: told.onRead }, candidates, request)
    format = file.match.format
    checkOneMapping(request.options, mappings, format)
    rows = file.rows + file.faulty + file.blank + file.totals
    const stager = stagers[format.kind]
    const accepted = await database.watched(
      () => stager(database, input, file, request, chooser(parent, input, file)),
      told.onRows,
    )
    const warnings = [...(file.notes ?? []), ...accepted.warnings]
    return { input, format, accepted: { ...accepted, warnings }, header: headerPrint(file.match.headings) }
  } catch (error) {
    if (error instanceof Refused) return { input, format: format ?? error.format, refused: error, rows }
    throw error
  }
}

function chooser(parent: Parent, input: Input, file: ReadFile): Choose {
  return async (evidence): Promise<Source> => {
    const answer = await parent.chooseSource({
      ...evidence,
      platform: file.match.format.id,
      fileNo: input.fileNo,
      fileName: input.name,
      fingerprint: fingerprintOf(file.match),
      title: file.match.format.mapped?.name ?? null,
      timeZone: file.match.format.mapped?.timeZone ?? null,
    })
    if ('refused' in answer) throw new Refused(fault('source_not_clear', file.headerLine, answer.refused))
    return answer
  }
}

/** A header's identity: its platform and the columns that are used, in no order; of a mapped file the header and what
 * its money was paid to. */
function fingerprintOf({ format, names }: HeaderMatch): string {
  const { mapped } = format
  const used = names.flatMap((name) => (name === null ? [] : [name])).sort()
  const said = mapped === undefined ? [format.id, used] : [format.id, mapped.header, mapped.platform]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
}
