import type { Fact, Lake, Row, Run, Value, Warning } from '#engine/analysis.ts'
import { count, detail } from '#engine/columns.ts'
import { fromMicros } from '#engine/micros.ts'
import { minorDigits } from '#engine/money.ts'
import { type BridgedDay, bridged, type Step } from './bridge.ts'
import { type ParityMeasure, type parity, parityCauses, parityMeasures } from './contract.ts'
import { type Figures, figures, plus } from './figures.ts'
import {
  daysOf,
  lineParameters,
  type ParityRequest,
  type ReportRow,
  reportRow,
  type Shift,
  shiftsOf,
} from './statements.ts'

/** In every group and measure, all causes but `shop` add up to `shop`, to the millionth. */
export const runParity: Run<typeof parity> = async (lake, asked) => {
  const { days } = await bridgedDays(lake, asked)
  const reports = await lake.rows(reportRow, 'parity/reports', lineParameters(asked, []))
  return {
    rows: rowsOf(days, asked, minorDigits(lake.currency)),
    totals: null,
    facts: factsOf(days, reports),
    warnings: warningsOf(days, reports, lake),
  }
}

export interface Bridged {
  readonly days: readonly BridgedDay[]
  readonly shifts: readonly Shift[]
}

/** The days of the range that the shop reports, each explained. Where the day begins is asked only when something is left. */
export async function bridgedDays(lake: Lake, asked: ParityRequest): Promise<Bridged> {
  const plain = { days: await explainedDays(lake, asked, []), shifts: [] }
  if (plain.days.every(isExplained)) return plain
  const shifts = await shiftsOf(lake, asked)
  return shifts.length === 0 ? plain : { days: await explainedDays(lake, asked, shifts), shifts }
}

async function explainedDays(
  lake: Lake,
  asked: ParityRequest,
  shifts: readonly Shift[],
): Promise<BridgedDay[]> {
  const shops = await daysOf(lake, asked, shifts)
  return shops.flatMap(bridged).filter((one) => one.day >= asked.from)
}

const restCauses: readonly string[] = ['not_explained', 'missing_orders']
const isExplained = (day: BridgedDay): boolean => day.steps.every((one) => !restCauses.includes(one.cause))

type Keyed = Pick<Step, 'cause' | 'reason'> & { figures: Figures; unstated: ReadonlySet<ParityMeasure> }

function rowsOf(days: readonly BridgedDay[], asked: ParityRequest, digits: number): Row[] {
  const keyOf = (day: BridgedDay) => asked.dimensions.map((name) => day[name])
  const groups = Map.groupBy(days, (day) => JSON.stringify(keyOf(day)))
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group
      const named = Object.fromEntries(asked.dimensions.map((name) => [name, first?.[name] ?? null]))
      return causesOf(group).map((one) => ({ ...named, ...shown(one, digits) }))
    })
}

/** Causes of a group in their order, the shop last. A measure that some day's report leaves out is not known of the group. */
function causesOf(group: readonly BridgedDay[]): Keyed[] {
  const unstated = new Set(parityMeasures.filter((name) => group.some((day) => day.stated[name] === null)))
  const shop: Step[] = group.map((day) => ({
    cause: 'shop',
    reason: null,
    figures: figures((measure) => day.stated[measure] ?? 0n),
    partsOfCents: 0,
  }))
  const byKey = Map.groupBy(
    [...group.flatMap((day) => day.steps), ...shop],
    (one) => `${String(parityCauses.indexOf(one.cause)).padStart(2, '0')}/${one.reason ?? ''}`,
  )
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, steps]) => {
      const [first] = steps
      if (first === undefined) return []
      const sum = steps.map((one) => one.figures).reduce(plus)
      return [{ cause: first.cause, reason: first.reason, figures: sum, unstated }]
    })
}

function shown(one: Keyed, digits: number): Row {
  const value = (measure: ParityMeasure): Value => {
    const isOfShop = one.cause === 'shop' || one.cause === 'not_explained'
    if (isOfShop && one.unstated.has(measure)) return null
    const given = one.figures[measure]
    return measure === 'orders' ? Number(given) : fromMicros(given, digits)
  }
  return {
    cause: one.cause,
    reason: one.reason,
    ...Object.fromEntries(parityMeasures.map((measure) => [measure, value(measure)])),
  }
}

const daysCompared = count({
  name: 'daysCompared',
  title: 'Days compared',
  definition: 'Days of the range that the shop’s report states.',
})
const daysAgreeing = count({
  name: 'daysAgreeing',
  title: 'Days explained',
  definition: 'Days on which the causes account for every figure of the shop to the cent.',
})
const ordersBeside = count({
  name: 'ordersBeside',
  title: 'Orders on days without a report',
  definition: 'Orders of the range on days that no loaded report states; they are not compared.',
})
const madeAt = (name: string, title: string, definition: string) =>
  detail({ name, title, definition }, 'timestamp')
const reportedAt = madeAt('reportedAt', 'Report made', 'When the shop made the newest of its reports.')
const exportedAt = madeAt('exportedAt', 'Orders exported', 'When the oldest of these orders was exported.')

function factsOf(days: readonly BridgedDay[], reports: readonly ReportRow[]): Fact[] {
  const explained = days.filter(isExplained)
  return [
    { column: daysCompared, value: days.length, key: null },
    { column: daysAgreeing, value: explained.length, key: null },
    { column: ordersBeside, value: reports.reduce((sum, row) => sum + row.ordersBeside, 0), key: null },
    ...reports.flatMap((row) => [
      { column: reportedAt, value: row.reportedAt, key: row.shopId },
      { column: exportedAt, value: row.exportedAt, key: row.shopId },
    ]),
  ]
}

function warningsOf(days: readonly BridgedDay[], reports: readonly ReportRow[], lake: Lake): Warning[] {
  const warnings: Warning[] = []
  const warn = (code: string, message: string) => warnings.push({ code, message })
  const foreign = reports.filter((row) => row.reportCurrency !== null && row.reportCurrency !== lake.currency)
  if (days.length === 0 && foreign.length === 0)
    warn(
      'no_report',
      'The shop’s own report is not loaded for these days. In Shopify open Analytics › Reports › Total sales over time, group by day, export it as CSV, and add the file.',
    )
  for (const row of foreign)
    warn(
      'report_in_other_currency',
      `The report of ${row.shopId} is in ${String(row.reportCurrency)} and is not compared with figures in ${lake.currency}.`,
    )
  const others = reports.reduce((sum, row) => sum + (row.reportDays > 0 ? row.foreignOrders : 0), 0)
  if (others > 0)
    warn(
      'orders_in_other_currency',
      `${others} orders are in another currency than ${lake.currency}: they are counted, and their money stays in what is not explained, because the shop converts by rates of its own.`,
    )
  for (const row of reports.filter((one) => one.isOlder === true))
    warn(
      'orders_older_than_report',
      `Orders were exported (${String(row.exportedAt)}) before the report of ${row.shopId} was made (${String(row.reportedAt)}): what was edited in between is not known and stays in the rest. Export the orders again.`,
    )
  return warnings
}
