import { z } from 'zod'
import type { Lake } from '#engine/analysis.ts'
import { toMicros } from '#engine/micros.ts'
import type { Day, Step } from './bridge.ts'
import { type ParityMeasure, type parity, parityCauses } from './contract.ts'
import { figures } from './figures.ts'

export type ParityRequest = z.output<typeof parity.request>

const amount = z.string().nullable()
/** Money that may be drawn from; no cause of its own. */
const pools = ['undated_pool', 'unsplit_refunds'] as const

/** Rows of sql/duckdb/parity/*.sql. Decimals are text. */
const dayRow = z.object({
  shopId: z.string(),
  day: z.string(),
  cause: z.enum([...parityCauses, ...pools]),
  reason: z.string().nullable(),
  orders: amount,
  gross: amount,
  discounts: amount,
  returns: amount,
  net: amount,
  shipping: amount,
  duties: amount,
  fees: amount,
  taxes: amount,
  total: amount,
  partsOfCents: z.number(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})
type DayRow = z.infer<typeof dayRow>

const offsetRow = z.object({
  shopId: z.string(),
  shift: z.number(),
  days: z.number(),
  agreeing: z.number(),
})
type OffsetRow = z.infer<typeof offsetRow>

export const reportRow = z.object({
  shopId: z.string(),
  reportDays: z.number(),
  reportCurrency: z.string().nullable(),
  reportedAt: z.string().nullable(),
  orders: z.number(),
  foreignOrders: z.number(),
  ordersBeside: z.number(),
  exportedAt: z.string().nullable(),
  isOlder: z.boolean().nullable(),
})
export type ReportRow = z.infer<typeof reportRow>

export const cellRow = z.object({
  orderKey: z.string().nullable(),
  order: z.string().nullable(),
  what: z.string().nullable(),
  happenedAt: z.string(),
  counts: z.number().nullable(),
  gross: amount,
  discounts: amount,
  returns: amount,
  amount,
  shipping: amount,
  duties: amount,
  fees: amount,
  taxes: amount,
  total: amount,
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})

/** Which shops' days begin at another time than ours, in seconds. */
export interface Shift {
  readonly shop: string
  readonly seconds: number
}

/** What every statement over the lines binds. */
export const lineParameters = (asked: ParityRequest, shifts: readonly Shift[]) => ({
  firstDay: asked.from,
  endDay: asked.until,
  shops: shifts.map((one) => one.shop),
  shifts: shifts.map((one) => one.seconds),
})

const fewDays = 3

/** A shift is told only where the rows prove it: it makes orders and gross sales of nearly all days agree to the cent, and
 * hardly any agree without it. Chance does not do that. */
export function provenShifts(found: readonly OffsetRow[]): Shift[] {
  return [...Map.groupBy(found, (row) => row.shopId)].flatMap(([shop, rows]) => {
    const [best] = rows
    const now = rows.find((row) => row.shift === 0)
    if (best === undefined || now === undefined || best.shift === 0 || best.days < fewDays) return []
    const isProven = best.agreeing >= best.days * 0.8 && now.agreeing <= best.days * 0.4
    return isProven ? [{ shop, seconds: best.shift }] : []
  })
}

export async function shiftsOf(lake: Lake, asked: ParityRequest): Promise<Shift[]> {
  return provenShifts(await lake.rows(offsetRow, 'parity/offsets', lineParameters(asked, [])))
}

/** Days of every shop from the first on, oldest first, each shop together. */
export async function daysOf(lake: Lake, asked: ParityRequest, shifts: readonly Shift[]): Promise<Day[][]> {
  const found = await lake.rows(dayRow, 'parity/days', lineParameters(asked, shifts))
  const shops = Map.groupBy(found, (row) => row.shopId)
  return [...shops.values()].map((rows) =>
    [...Map.groupBy(rows, (row) => row.day).values()].flatMap((day) => dayFrom(day)),
  )
}

function dayFrom(rows: readonly DayRow[]): Day[] {
  const [first] = rows
  if (first === undefined) return []
  const shop = rows.find((row) => row.cause === 'shop')
  return [
    {
      shop: first.shopId,
      day: first.day,
      stated: shop === undefined ? null : statedBy(shop),
      report: shop === undefined ? null : { loadId: shop.loadId, fileNo: shop.fileNo, line: shop.line },
      pool: pooled(rows, 'undated_pool'),
      unsplit: pooled(rows, 'unsplit_refunds'),
      steps: rows.flatMap((row) => (row.cause === 'shop' ? [] : stepFrom(row))),
    },
  ]
}

const figureOf = (row: DayRow, measure: ParityMeasure): bigint => {
  const micros = toMicros(row[measure] ?? '0')
  return measure === 'orders' ? micros / 1_000_000n : micros
}

const pooled = (rows: readonly DayRow[], pool: (typeof pools)[number]): bigint =>
  rows.filter((row) => row.cause === pool).reduce((sum, row) => sum + toMicros(row.total ?? '0'), 0n)

function stepFrom(row: DayRow): Step[] {
  const { cause } = row
  if (cause === 'undated_pool' || cause === 'unsplit_refunds') return []
  return [
    {
      cause,
      reason: row.reason,
      figures: figures((measure) => figureOf(row, measure)),
      partsOfCents: row.partsOfCents,
    },
  ]
}

function statedBy(row: DayRow): NonNullable<Day['stated']> {
  const stated = (measure: ParityMeasure) => (row[measure] === null ? null : figureOf(row, measure))
  return {
    orders: stated('orders'),
    gross: stated('gross'),
    discounts: stated('discounts'),
    returns: stated('returns'),
    net: stated('net'),
    shipping: stated('shipping'),
    duties: stated('duties'),
    fees: stated('fees'),
    taxes: stated('taxes'),
    total: stated('total'),
  }
}
