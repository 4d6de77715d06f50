import { join } from 'node:path'
import { z } from 'zod'
import sourceCategories from '#engine/channels/source-categories.json' with { type: 'json' }
import { type Fault, fault, listedFaults, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, Source, StageRequest } from './context.ts'
import type { Database } from './database.ts'
import { yearsAfter } from './instants.ts'
import { refuseFaults } from './refuse-faults.ts'
import type { Accepted, Choose } from './staged-file.ts'
import { valueFault, worded } from './value-faults.ts'

const searchSources = Object.entries(sourceCategories).flatMap(([source, category]) =>
  category === 'search' ? [source] : [],
)

const sums = z.object({
  rows: z.number(),
  rejected: z.number(),
  touchpoints: z.number(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  ownPages: z.number(),
  ownDomain: z.number(),
  paymentStep: z.number(),
  unexpanded: z.number(),
})
type Sums = z.infer<typeof sums>

/** Names of click id columns, as the format calls them. */
const clickColumns = new Set([
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'ttclid',
  'msclkid',
  'sccid',
  'twclid',
  'li_fat_id',
  'fbclid',
  'epik',
  'srsltid',
  'kx',
  'nb_klid',
])

const hasClickColumns = (file: ReadFile): boolean =>
  file.match.names.some((name) => name !== null && clickColumns.has(name))

const firstDay = '2000-01-01'
/** Share of a feed's rows that may be refused without refusing the feed. */
const toleratedShare = 0.001

const stagedPath = (staging: string, fileNo: number): string => join(staging, `touches-${fileNo}.parquet`)

/** Wide rows of large feeds wait in files of the staging folder, which `touches_staged` reads as one. */
export async function prepareTouches(database: Database, request: StageRequest): Promise<void> {
  await database.run('load/touches/none')
  await database.run('load/write/empty', { table: 'touches_none', path: stagedPath(request.staging, 0) })
  await database.run('load/touches/set_staged', { glob: join(request.staging, 'touches-*.parquet') })
  await database.run('load/touches/staged_view')
}

/** From the view `touch_inputs` to `touches_parsed` and `referrers`: takes addresses apart and judges referrers. */
async function parseTouches(
  database: Database,
  input: Input,
  request: StageRequest,
  reading: { readonly zone: string; readonly hasClicks: boolean },
): Promise<void> {
  const path = join(request.staging, `parsed-${input.fileNo}.parquet`)
  const lastDay = yearsAfter(request.startedAt, 3)
  await database.run('load/touches/parsed', { ...reading, firstDay, lastDay, path })
  await database.run('load/touches/set_parsed', { path })
  await database.run('load/touches/parsed_view')
  await database.run('load/touches/referrers', {
    ownHosts: [...request.ownHosts],
    paymentHosts: [...request.paymentHosts],
    searchSources,
  })
}

/** Adds the visits that the orders of a file tell of, once these are staged. */
export async function stageOrderVisits(
  database: Database,
  input: Input,
  request: StageRequest,
  source: Source,
): Promise<void> {
  await database.run('load/touches/inputs_of_orders', { shopId: source.account })
  await database.run('load/touches/inputs_of_orders_view')
  await parseTouches(database, input, request, { zone: source.timeZone, hasClicks: true })
  const { fileNo } = input
  await database.run('load/touches/add_of_orders', { fileNo, path: stagedPath(request.staging, fileNo) })
}

/** Reads a touchpoints file and adds its touches to the load. Single rows may be refused, up to one in a thousand.
 * @throws Refused when more rows than that have faults */
export async function stageTouches(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  const source = await choose({ accountId: null, accounts: [], currency: null })
  await database.setRows(file.shape)
  await database.run('load/touches/inputs')
  await parseTouches(database, input, request, { zone: source.timeZone, hasClicks: hasClickColumns(file) })
  await database.run('load/touches/file_faults')
  const rejected = await rejectedRows(database, file)
  const { fileNo } = input
  const path = stagedPath(request.staging, fileNo)
  await database.run('load/touches/add_file', { fileNo, sourceId: source.id, path })
  const found = await database.row(sums, 'load/touches/file_sums', { fileNo })
  const rows = found.rows + file.faulty
  return {
    source,
    rows,
    firstDay: found.firstDay,
    lastDay: found.lastDay,
    extractedAt: request.options.extractedAt ?? request.startedAt,
    currency: null,
    dropped: droppedOf(found),
    rejected,
    rejectedRows: found.rejected + file.faulty,
    sums: { touchpoints: String(found.touchpoints) },
    warnings: warningsOf(found),
  }
}

async function rejectedRows(database: Database, file: ReadFile): Promise<Fault[]> {
  const { count } = await database.row(z.object({ count: z.number() }), 'load/faults_counted')
  const faulty = count + file.faulty
  if (file.rows === 0)
    throw new Refused(...file.faults, fault('no_rows', file.headerLine, 'No row of the file can be read.'))
  if (faulty > (file.rows + file.faulty) * toleratedShare) await refuseFaults(database, file)
  const values = await database.rows(valueFault, 'load/faults_listed', { limit: listedFaults })
  return [...file.faults, ...values.map((found) => worded(found, file.match))].slice(0, listedFaults)
}

function droppedOf(found: Sums): { reason: string; rows: number }[] {
  const twice = found.rows - found.rejected - found.ownPages - found.touchpoints
  return [
    { reason: 'duplicate', rows: twice },
    { reason: 'own_domain', rows: found.ownPages },
  ].filter((one) => one.rows > 0)
}

const counted = (rows: number): string =>
  `${rows.toLocaleString('en-US')} ${rows === 1 ? 'touchpoint' : 'touchpoints'}`

/** What a reader should know; the rules decide over all history, so what they leave out today is kept. */
function warningsOf(found: Sums): string[] {
  const say = (rows: number, words: string) => (rows === 0 ? [] : [`${counted(rows)} ${words}`])
  return [
    ...say(
      found.unexpanded,
      'carry a placeholder such as {{campaign.name}} that the ad platform did not fill in.',
    ),
    ...say(found.ownDomain, 'came from an own domain: kept, and left out of journeys by today’s rules.'),
    ...say(
      found.paymentStep,
      'came back from a payment host: kept, and left out of journeys by today’s rules.',
    ),
  ]
}
