import type { Cell, Lake, OpenRows, Parameters, Row } from '#engine/analysis.ts'
import { EngineError } from '#engine/errors.ts'
import { fromMicros } from '#engine/micros.ts'
import { minorDigits } from '#engine/money.ts'
import { pageStart } from '#engine/page.ts'
import type { BridgedDay, Step } from './bridge.ts'
import { type ParityCause, type ParityMeasure, type parity, parityCauses } from './contract.ts'
import type { Figures } from './figures.ts'
import { bridgedDays } from './run.ts'
import { cellRow, lineParameters } from './statements.ts'

/** A cell names its cause and any dimensions; its rows add up to it. First stand the days on which the report itself is the
 * evidence, then orders, refunds and line items. */
export const openParity: OpenRows<typeof parity> = async (lake, asked, cell, page) => {
  const cause = parityCauses.find((known) => known === cell.cause)
  if (cause === undefined)
    throw new EngineError('invalid_request', `A cell names its cause: one of ${parityCauses.join(', ')}.`, {
      field: 'cell.cause',
    })
  const skip = pageStart(page.cursor)
  const { days: all, shifts } = await bridgedDays(lake, asked)
  const days = all.filter((day) => isOf(day, cell))
  const stated = cause === 'shop' ? days : days.filter((day) => stepsOf(day, cause, cell).length > 0)
  const fromReports = reportRows(lake, stated, cause)
  const first = fromReports.slice(skip, skip + page.limit + 1)
  const rest = await counted(lake, lineParameters(asked, shifts), stated, cell, {
    cause,
    skip: Math.max(0, skip - fromReports.length),
    take: page.limit + 1 - first.length,
  })
  const found = [...first, ...rest]
  return {
    rows: found.slice(0, page.limit),
    cursor: found.length > page.limit ? String(skip + page.limit) : null,
  }
}

const isOf = (day: BridgedDay, cell: Cell): boolean =>
  (cell.day == null || cell.day === day.day) && (cell.shop == null || cell.shop === day.shop)

const stepsOf = (day: BridgedDay, cause: ParityCause, cell: Cell): Step[] =>
  day.steps.filter(
    (one) => one.cause === cause && (!Object.hasOwn(cell, 'reason') || one.reason === (cell.reason ?? null)),
  )

const keyOf = (day: Pick<BridgedDay, 'shop' | 'day'>): string => `${day.shop} ${day.day}`

interface Asked {
  readonly cause: ParityCause
  readonly skip: number
  readonly take: number
}

async function counted(
  lake: Lake,
  bound: Parameters,
  days: readonly BridgedDay[],
  cell: Cell,
  { cause, skip, take }: Asked,
): Promise<Row[]> {
  if (take <= 0) return []
  const parameters = {
    ...bound,
    cause,
    hasReason: Object.hasOwn(cell, 'reason') && cause !== 'shop',
    reason: cell.reason == null ? null : String(cell.reason),
    days: days.map(keyOf),
    skip,
    take,
  }
  const found = await lake.rows(cellRow, 'parity/cell_rows', parameters)
  return found.map(({ loadId, fileNo, ...row }) => ({
    ...row,
    file: lake.fileName(loadId, fileNo),
    load: loadId,
  }))
}

/** What a day's report proves by itself: what it takes back without our knowing of which order, orders that are missing,
 * rounding and the rest. The line of the report stands for it. */
const reportRows = (lake: Lake, days: readonly BridgedDay[], cause: ParityCause): Row[] =>
  days.flatMap((day) =>
    day.ofReport
      .filter((one) => one.cause === cause)
      .flatMap((one) => (day.report === null ? [] : [reportRow(lake, day.day, day.report, one.figures)])),
  )

function reportRow(lake: Lake, day: string, report: NonNullable<BridgedDay['report']>, given: Figures): Row {
  const digits = minorDigits(lake.currency)
  const money = (measure: Exclude<ParityMeasure, 'orders'>) =>
    given[measure] === 0n && measure !== 'net' ? null : fromMicros(given[measure], digits)
  return {
    orderKey: null,
    order: null,
    what: 'the shop’s report',
    happenedAt: day,
    counts: given.orders === 0n ? null : Number(given.orders),
    gross: money('gross'),
    discounts: money('discounts'),
    returns: money('returns'),
    amount: money('net'),
    shipping: money('shipping'),
    duties: money('duties'),
    fees: money('fees'),
    taxes: money('taxes'),
    total: money('total'),
    file: lake.fileName(report.loadId, report.fileNo),
    line: report.line,
    load: report.loadId,
  }
}
