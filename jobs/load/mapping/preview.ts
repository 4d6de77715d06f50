import { z } from 'zod'
import { knownTables } from '#jobs/load/compute.ts'
import type { Input, Parent, StageRequest } from '#jobs/load/context.ts'
import type { Database } from '#jobs/load/database.ts'
import { dryParent } from '#jobs/load/dry-parent.ts'
import { maskText } from '#jobs/load/originals/mask.ts'
import { redactFault } from '#jobs/load/originals/redact-fault.ts'
import { type StagedFile, stageFiles } from '#jobs/load/stage.ts'
import type { MappingBody } from './contract.ts'
import type { Preview } from './proposal.contract.ts'
import { sentenceOf } from './sentence.ts'

const shownRows = 12
const shownFaults = 200
const cell = z.union([z.string(), z.number()]).nullable()
const shownRow = z.record(z.string(), cell)

/** Which rows of which table show what a file would load as. */
const views = {
  spend: { table: 'spend_rows_typed', rows: 'load/mapping/spend_rows' },
  touchpoints: { table: 'touches_parsed', rows: 'load/mapping/touch_rows' },
  orders: { table: 'orders_typed', rows: 'load/mapping/order_rows' },
  product_costs: { table: 'costs_typed', rows: 'load/mapping/cost_rows' },
  fx_rates: { table: 'fx_typed', rows: 'load/mapping/rate_rows' },
} as const

const isView = (kind: string): kind is keyof typeof views => Object.hasOwn(views, kind)

const figures = new Set(['impressions', 'clicks', 'linkClicks', 'conversions', 'rate'])
const money = new Set([
  'spend',
  'conversionValue',
  'grossSales',
  'discounts',
  'netSales',
  'total',
  'unitCost',
])

const said = { id: 'map_preview', name: 'Preview' }

/** A source that lives as long as the preview. */
const parentOf = (timeZone: string): Parent => ({
  ...dryParent(),
  chooseSource: async (evidence) => ({
    id: 'src_preview',
    name: said.name,
    account: 'src_preview',
    timeZone: evidence.timeZone ?? timeZone,
    currency: null,
  }),
  progress: () => undefined,
})

/** What loading a file by a mapping would come to, by the very stagers that load it. */
export async function previewOf(
  database: Database,
  input: Input,
  body: MappingBody,
  place: { readonly staging: string; readonly timeZone: string; readonly currency: string },
): Promise<Preview> {
  const request: StageRequest = {
    inputs: [input],
    options: { mapping: said.id },
    mappings: [{ ...said, body }],
    loadNumber: 1,
    startedAt: new Date().toISOString(),
    timeZone: place.timeZone,
    currency: place.currency,
    ownHosts: [],
    paymentHosts: [],
    countPending: true,
    existing: [],
    staging: place.staging,
  }
  await knownTables(database, request)
  const [staged] = await stageFiles(database, request, parentOf(place.timeZone))
  if (staged === undefined) throw new Error('nothing was staged')
  return { ...outcome(staged), ...(await firstRows(database, staged)) }
}

type Outcome = Omit<Preview, 'columns' | 'rows' | 'days'>

function outcome(staged: StagedFile): Outcome {
  const shown = (faults: readonly Parameters<typeof redactFault>[0][]) =>
    faults.slice(0, shownFaults).map((one) => redactFault(one, staged.format))
  if ('refused' in staged) {
    const { faults, count } = staged.refused
    const none = { firstDay: null, lastDay: null, currency: null, sums: {}, dropped: [], warnings: [] }
    return {
      status: 'refused',
      rowsIn: staged.rows,
      rowsKept: 0,
      faults: shown(faults),
      faultCount: count,
      ...none,
    }
  }
  const { rows, rejected, rejectedRows, firstDay, lastDay, currency, sums, dropped, warnings } =
    staged.accepted
  const total = dropped.reduce((sum, one) => sum + one.rows, 0)
  const isFeed = staged.format?.kind === 'touchpoints'
  return {
    status: 'loaded',
    rowsIn: isFeed ? rows : rows + total,
    rowsKept: isFeed ? rows - rejectedRows - total : rows,
    firstDay,
    lastDay,
    currency,
    sums: { ...sums },
    dropped: [...dropped],
    warnings: [...warnings],
    faults: shown(rejected),
    faultCount: rejectedRows,
  }
}

/** The first rows, without columns that are blank in all of them. */
async function firstRows(
  database: Database,
  staged: StagedFile,
): Promise<Pick<Preview, 'columns' | 'rows' | 'days'>> {
  const kind = staged.format?.kind ?? ''
  const none = { columns: [], rows: [], days: null }
  if (!isView(kind)) return none
  const view = views[kind]
  const { isMade } = await database.row(z.object({ isMade: z.boolean() }), 'load/mapping/is_made', {
    name: view.table,
  })
  if (!isMade) return none
  const found = await database.rows(shownRow, view.rows, { limit: shownRows })
  const names = Object.keys(found[0] ?? {}).filter(
    (name) => name !== 'line' && name !== 'days' && found.some((row) => row[name] !== null),
  )
  return {
    columns: names.map((name) => ({
      name,
      title: sentenceOf(name),
      isNumber: figures.has(name),
      isMoney: money.has(name),
    })),
    rows: found.map((row) => ({
      line: Number(row['line'] ?? 0),
      cells: names.map((name) => {
        const value = row[name] ?? null
        return value === null ? null : maskText(String(value))
      }),
    })),
    days: Number(found[0]?.['days'] ?? 0),
  }
}
