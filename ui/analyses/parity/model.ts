import type { Cell, Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import {
  type ParityCause,
  type ParityMeasure,
  parityCauses,
  parityMeasures,
} from '#engine/parity/contract.ts'
import type { WaterfallBar } from '#ui/chart/waterfall.tsx'
import { exclusionName } from '#ui/format/names.ts'
import { toNumber } from '#ui/format/number.ts'

/** How a figure is written. */
export const measureShape = (measure: ParityMeasure): Pick<Column, 'type' | 'unit'> =>
  measure === 'orders' ? { type: 'integer', unit: 'count' } : { type: 'decimal', unit: 'currency' }

export const measureTitles: Readonly<Record<ParityMeasure, string>> = {
  orders: 'Orders',
  gross: 'Gross sales',
  discounts: 'Discounts',
  returns: 'Returns',
  net: 'Net sales',
  shipping: 'Shipping',
  duties: 'Duties',
  fees: 'Additional fees',
  taxes: 'Taxes',
  total: 'Total sales',
}

const titles: Readonly<Record<ParityCause, string>> = {
  ours: 'Counted here',
  excluded: 'Left out here',
  test: 'Test orders',
  gift_card_only: 'Orders of gift cards',
  pos: 'Till orders',
  draft: 'Draft orders',
  after_report: 'Placed after the report',
  day_boundary: 'Day begins elsewhere',
  gift_cards: 'Gift cards',
  tips: 'Tips',
  refunds: 'Refund’s own day',
  reversal: 'Taken back',
  undated_refunds: 'Refunds without a day',
  fees: 'Additional fees',
  rounding: 'Parts of a cent',
  missing_orders: 'Orders not loaded',
  not_explained: 'Not explained',
  shop: 'Shop reports',
}

/** What each cause is counted from. */
export const definitions: Readonly<Record<ParityCause, string>> = {
  ours: 'Orders that convert by the workspace’s revenue definition, on their local day; goods given back stand on the order’s day where the file does not date them.',
  excluded:
    'Orders that do not convert here, by reason; the shop counts every order but tests on the day it was placed.',
  test: 'Test orders. Shops leave them out; stated only on days that they close to the cent in every figure.',
  gift_card_only:
    'Orders of nothing but gift cards, counted and worth nothing. Stated only on days that they close in every figure.',
  pos: 'Orders of the till that the report leaves out. Stated only on days that they close to the cent in every figure.',
  draft:
    'Orders made from drafts that the report leaves out. Stated only on days that they close to the cent in every figure.',
  after_report:
    'Orders placed after the shop made the report. Stated only on days that they close to the cent in every figure.',
  day_boundary:
    'Orders that the shop books on the day before or after, because its day begins at another hour. Stated only where one shift makes orders and gross sales of nearly all days agree to the cent.',
  gift_cards: 'Line items that are gift cards: the shop sells them as a promise, not as sales.',
  tips: 'Tips are part of what customers paid, and no sales of the shop.',
  refunds: 'Refunds with a date: from the order’s day to their own, with the tax and shipping given back.',
  reversal:
    'Orders cancelled or voided, taken back on the day of their cancellation, where the report takes back at least as much.',
  undated_refunds:
    'Refunds whose day no file states: off the order’s day, and onto days on which the report takes back goods, never more than orders placed until then were refunded.',
  fees: 'Additional fees as the report states them; orders files hold none.',
  rounding: 'Less than half a cent for each order with an amount finer than a cent.',
  missing_orders:
    'Days on which the shop counts more orders than are loaded: the whole rest of these days. Export the orders of these days again.',
  not_explained: 'The rest, which no loaded row accounts for.',
  shop: 'What the shop’s own report states, on its days.',
}

export const causeOf = (row: Row): ParityCause | undefined =>
  parityCauses.find((cause) => cause === row.cause)

export const causeTitle = (cause: ParityCause, reason: unknown = null): string =>
  typeof reason === 'string' ? `${titles[cause]}: ${exclusionName(reason)}` : titles[cause]

export const cellOf = (row: Row): Cell => ({ cause: row.cause ?? null, reason: row.reason ?? null })
export const keyOf = (cell: Cell): string => [cell.cause, cell.reason].filter(Boolean).join('/')

const restCauses: readonly ParityCause[] = ['missing_orders', 'not_explained']

/** One figure of the report set against ours. */
export interface Compared {
  readonly measure: ParityMeasure
  readonly ours: number | null
  readonly shop: number | null
  readonly difference: number | null
  readonly explained: number | null
  readonly rest: number | null
}

/** Rounded to millionths, as stated, so that adding leaves no dust. */
const dusted = (value: number): number => Math.round(value * 1e6) / 1e6

/** A line per figure. What the report does not state is unknown, and so is the difference. */
export const comparedBy = (rows: readonly Row[]): Compared[] =>
  parityMeasures.map((measure): Compared => {
    const of = (wanted: (cause: ParityCause) => boolean) =>
      dusted(
        rows
          .filter((row) => wanted(causeOf(row) ?? 'ours'))
          .reduce((sum, row) => sum + (toNumber(row[measure]) ?? 0), 0),
      )
    const shop = toNumber(rows.find((row) => row.cause === 'shop')?.[measure])
    const ours = of((cause) => cause === 'ours')
    const rest = of((cause) => restCauses.includes(cause))
    const difference = shop === null ? null : dusted(shop - ours)
    return {
      measure,
      ours,
      shop,
      difference,
      explained: difference === null ? null : dusted(difference - rest),
      rest: shop === null ? null : rest,
    }
  })

/** The lines that either side has anything in; charges that few shops make are left out where there are none. */
export const statedBy = (rows: readonly Row[]): Compared[] =>
  comparedBy(rows).filter(
    (line) =>
      (line.measure !== 'duties' && line.measure !== 'fees') ||
      line.ours !== 0 ||
      (line.shop !== 0 && line.shop !== null),
  )

/** Ours, the steps to the shop's, what they come to, and the shop's: both ends are many times the steps, so they are told
 * and not drawn. A cause that does not touch the figure is no step. */
export function barsOf(
  rows: readonly Row[],
  measure: ParityMeasure,
  shown: (given: unknown) => string,
): WaterfallBar[] {
  const bars = stepsOf(rows, measure, shown)
  const { difference } = comparedBy(rows).find((line) => line.measure === measure) ?? { difference: null }
  const at = bars.findIndex((bar) => bar.key === 'shop')
  if (difference === null || at < 0) return bars
  const sum: WaterfallBar = {
    key: 'difference',
    title: 'Difference',
    hint: 'What the shop reports beyond what is counted here: the sum of the steps.',
    kind: 'total',
    amount: difference,
    label: `${difference > 0 ? '+' : ''}${shown(difference)}`,
  }
  return bars.toSpliced(at, 0, sum)
}

const stepsOf = (
  rows: readonly Row[],
  measure: ParityMeasure,
  shown: (given: unknown) => string,
): WaterfallBar[] =>
  rows.flatMap((row) => {
    const cause = causeOf(row)
    const amount = toNumber(row[measure])
    const isEnd = cause === 'ours' || cause === 'shop'
    if (cause === undefined || amount === null || (amount === 0 && !isEnd)) return []
    return [
      {
        key: keyOf(cellOf(row)),
        title: causeTitle(cause, row.reason),
        hint: definitions[cause],
        kind: isEnd ? ('note' as const) : cause === 'not_explained' ? ('rest' as const) : ('step' as const),
        amount,
        label: `${!isEnd && amount > 0 ? '+' : ''}${shown(row[measure])}`,
      },
    ]
  })

/** One day with what each cause adds to the figure; the reasons of a cause are one. */
export interface DayLine {
  readonly day: string
  readonly causes: ReadonlyMap<ParityCause, number>
}

export function daysOf(rows: readonly Row[], measure: ParityMeasure): DayLine[] {
  return [...Map.groupBy(rows, (row) => String(row.day))].map(([day, group]) => {
    const causes = new Map<ParityCause, number>()
    for (const row of group) {
      const cause = causeOf(row)
      const amount = toNumber(row[measure])
      if (cause !== undefined && amount !== null) causes.set(cause, dusted((causes.get(cause) ?? 0) + amount))
    }
    return { day, causes }
  })
}

/** Whether the shop states another figure than ours on the day. */
export const differs = (line: DayLine): boolean => line.causes.get('ours') !== line.causes.get('shop')
