import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { type Column, count, detail, dimension, exchanged } from '#engine/columns.ts'
import { checkPeriods, compare, filtersOn, from, once, until } from '#engine/request.ts'
import { measureColumns } from './measures.contract.ts'

export const exploreDimensions = [
  'day',
  'channel',
  'campaign',
  'platform',
  'source',
  'medium',
  'device',
  'country',
] as const
export type ExploreDimension = (typeof exploreDimensions)[number]

export const exploreMeasures = [
  'spend',
  'impressions',
  'clicks',
  'touchpoints',
  'people',
  'orders',
  'gross',
  'net',
  'total',
  'refunds',
  'newCustomers',
  'aov',
  'mer',
  'cac',
  'claimedConversions',
  'claimedValue',
  'units',
  'costOfGoods',
  'grossMargin',
  'contributionMargin',
  'costCoverage',
  'uncostedNet',
] as const
export type ExploreMeasure = (typeof exploreMeasures)[number]

/** Which day takes the money of a refund: the order's, or that of the refund itself. */
export const refundRules = ['orderDay', 'refundDay'] as const
export type RefundRule = (typeof refundRules)[number]

const dimensions: Record<ExploreDimension, Column> = {
  day: dimension(
    { name: 'day', title: 'Day', definition: 'Local day of the order, touchpoint or report.' },
    'date',
  ),
  channel: dimension({
    name: 'channel',
    title: 'Channel',
    definition: 'Channel of the ad or touchpoint; orders have none before attribution.',
  }),
  campaign: dimension({
    name: 'campaign',
    title: 'Campaign',
    definition: 'Campaign of the ad or touchpoint.',
  }),
  platform: dimension({
    name: 'platform',
    title: 'Platform',
    definition: 'Ad platform or shop that stated the row.',
  }),
  source: dimension({ name: 'source', title: 'Source', definition: 'Traffic source of the touchpoint.' }),
  medium: dimension({ name: 'medium', title: 'Medium', definition: 'Traffic medium of the touchpoint.' }),
  device: dimension({ name: 'device', title: 'Device', definition: 'Device of the touchpoint.' }),
  country: dimension({
    name: 'country',
    title: 'Country',
    definition: 'Country of the touchpoint or order.',
  }),
}

function measuresOf(rule: RefundRule, asked: readonly ExploreMeasure[]): Column[] {
  const all: Record<ExploreMeasure, Column> = measureColumns(rule)
  return asked.map((name) => all[name])
}

export const explore = defineContract({
  id: 'explore',
  title: 'Explore',
  summary: 'Spend, orders and touchpoints by day and dimension, with comparison periods.',
  runs: 'interactive',
  feature: 'core',
  request: z
    .strictObject({
      from,
      until,
      compare,
      measures: once(z.array(z.enum(exploreMeasures)).min(1)).default(['net', 'spend', 'mer', 'orders']),
      dimensions: once(z.array(z.enum(exploreDimensions)).max(2))
        .default(['day'])
        .meta({ description: 'Day, one further dimension, both or none.' }),
      filters: filtersOn(exploreDimensions),
      refundsBy: z.enum(refundRules).default('orderDay').meta({
        description:
          'orderDay: a refund lowers the day of its order, as in Attribution and Orders. refundDay: it lowers the day it was given, as in the shop’s sales report; refunds without a date stay on the order’s day.',
      }),
      sort: z.strictObject({ by: z.string(), descending: z.boolean().default(true) }).optional(),
      limit: z.int().min(1).max(100_000).default(10_000),
    })
    .superRefine(checkPeriods)
    .refine((asked) => asked.dimensions.filter((name) => name !== 'day').length <= 1, {
      message: 'takes `day`, one further dimension, both or none',
      path: ['dimensions'],
    }),
  columns: (asked) => [
    ...asked.dimensions.map((name) => dimensions[name]),
    ...(asked.compare.length > 0
      ? [dimension({ name: 'period', title: 'Period', definition: 'Range of days, [from, until).' })]
      : []),
    ...measuresOf(asked.refundsBy, asked.measures),
  ],
  rowColumns: () => [
    detail({ name: 'table', title: 'Table', definition: 'Canonical table of the row.' }, 'string'),
    detail({ name: 'what', title: 'Row', definition: 'The order, touchpoint or ad day.' }, 'string'),
    detail({ name: 'happenedAt', title: 'When', definition: 'Instant, or the platform’s day.' }, 'string'),
    detail(
      {
        name: 'amount',
        title: 'Amount',
        definition:
          'Net revenue of an order, spend of an ad day; with refunds on their own day, an order before refunds, and the goods of a refund as less.',
      },
      'decimal',
      'currency',
    ),
    ...exchanged('the order’s day or the platform’s day'),
    detail(
      { name: 'costOfGoods', title: 'Cost of goods', definition: 'Of the order; null when it is not known.' },
      'decimal',
      'currency',
    ),
    detail({ name: 'file', title: 'File', definition: 'File that the row came from.' }, 'string'),
    detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
    count({ name: 'load', title: 'Load', definition: 'Load that brought the row in.' }),
  ],
})
