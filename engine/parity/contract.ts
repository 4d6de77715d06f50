import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { type Column, count, detail, dimension, money } from '#engine/columns.ts'
import { from, once, until } from '#engine/request.ts'

/** From our sales to the shop's, in the order in which they are told. */
export const parityCauses = [
  'ours',
  'excluded',
  'test',
  'gift_card_only',
  'pos',
  'draft',
  'after_report',
  'day_boundary',
  'gift_cards',
  'tips',
  'refunds',
  'reversal',
  'undated_refunds',
  'fees',
  'rounding',
  'missing_orders',
  'not_explained',
  'shop',
] as const
export type ParityCause = (typeof parityCauses)[number]

/** What is compared, as Shopify names it; a sum of its parts from left to right. */
export const parityMeasures = [
  'orders',
  'gross',
  'discounts',
  'returns',
  'net',
  'shipping',
  'duties',
  'fees',
  'taxes',
  'total',
] as const
export type ParityMeasure = (typeof parityMeasures)[number]

export const parityDimensions = ['shop', 'day'] as const
export type ParityDimension = (typeof parityDimensions)[number]

const dimensions: Record<ParityDimension, Column> = {
  shop: dimension({ name: 'shop', title: 'Shop', definition: 'Shop that states the report.' }),
  day: dimension(
    { name: 'day', title: 'Day', definition: 'Day of the shop’s report; the local day of our orders.' },
    'date',
  ),
}

const sales = (name: Exclude<ParityMeasure, 'orders'>, title: string, definition: string): Column =>
  money({ name, title, better: 'neutral', definition })

const measures: Record<ParityMeasure, Column> = {
  orders: count({ name: 'orders', title: 'Orders', definition: 'Orders placed.' }),
  gross: sales('gross', 'Gross sales', 'Price x quantity, without tax.'),
  discounts: sales('discounts', 'Discounts', 'Taken off the price; negative.'),
  returns: sales(
    'returns',
    'Returns',
    'Goods given back; negative. The shop states them on the day of the refund.',
  ),
  net: sales('net', 'Net sales', 'Gross sales + discounts + returns.'),
  shipping: sales('shipping', 'Shipping', 'Shipping charged.'),
  duties: sales('duties', 'Duties', 'Duties charged.'),
  fees: sales('fees', 'Additional fees', 'Fees that the shop states; orders files hold none.'),
  taxes: sales('taxes', 'Taxes', 'Taxes charged.'),
  total: sales(
    'total',
    'Total sales',
    'With the shop: net sales + shipping + duties + additional fees + taxes. With us: what customers paid, not lowered by refunds.',
  ),
}

export const parity = defineContract({
  id: 'parity',
  title: 'Shop parity',
  summary:
    'Our sales against the shop’s own report, day by day and to the cent; the difference by cause, each counted from rows.',
  runs: 'interactive',
  feature: 'core',
  request: z
    .strictObject({
      from,
      until,
      dimensions: once(z.array(z.enum(parityDimensions)).max(2))
        .default([])
        .meta({ description: 'A comparison for each shop or day; none for one comparison.' }),
    })
    .refine((asked) => asked.from < asked.until, {
      message: 'must be after `from`: the range is half-open, so one day is [day, next day)',
      path: ['until'],
    }),
  columns: (asked) => [
    ...asked.dimensions.map((name) => dimensions[name]),
    dimension({
      name: 'cause',
      title: 'Cause',
      definition: `${parityCauses.join(', ')}. All but shop add up to shop, in every measure.`,
    }),
    dimension({
      name: 'reason',
      title: 'Reason',
      definition: 'Why we leave out the orders of excluded and reversal; null for other causes.',
    }),
    ...parityMeasures.map((name) => measures[name]),
  ],
  rowColumns: () => [
    detail({ name: 'order', title: 'Order', definition: 'Name of the order in the shop.' }, 'string'),
    detail(
      { name: 'orderKey', title: 'Order key', definition: 'Key of the order for the journeys analysis.' },
      'string',
    ),
    detail({ name: 'what', title: 'What', definition: 'Which of the rows of an order or report.' }, 'string'),
    detail({ name: 'happenedAt', title: 'When', definition: 'Instant, or the day of the report.' }, 'string'),
    detail(
      { name: 'counts', title: 'Orders', definition: 'What the row adds to the orders.' },
      'integer',
      'count',
    ),
    ...(['gross', 'discounts', 'returns'] as const).map(part),
    part('net', 'amount'),
    ...(['shipping', 'duties', 'fees', 'taxes', 'total'] as const).map(part),
    detail({ name: 'file', title: 'File', definition: 'File that the row came from.' }, 'string'),
    detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
    count({ name: 'load', title: 'Load', definition: 'Load that brought the row in.' }),
  ],
})

/** What a row adds to a measure. */
function part(measure: Exclude<ParityMeasure, 'orders'>, name?: unknown): Column {
  const { title, definition } = measures[measure]
  return detail(
    {
      name: typeof name === 'string' ? name : measure,
      title,
      definition: `What the row adds. ${definition}`,
    },
    'decimal',
    'currency',
  )
}
