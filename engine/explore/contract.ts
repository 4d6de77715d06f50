import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { type Column, count, detail, dimension, money, ratio } from '#engine/columns.ts'
import { checkPeriods, compare, filtersOn, from, once, until } from '#engine/request.ts'

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
  'newCustomers',
  'aov',
  'mer',
  'cac',
  'claimedConversions',
  'claimedValue',
] as const
export type ExploreMeasure = (typeof exploreMeasures)[number]

const measures: Record<ExploreMeasure, Column> = {
  spend: money({
    name: 'spend',
    title: 'Spend',
    better: 'neutral',
    definition: 'Media cost as the platforms stated it.',
  }),
  impressions: count({
    name: 'impressions',
    title: 'Impressions',
    definition: 'Impressions as the platforms stated them.',
  }),
  clicks: count({ name: 'clicks', title: 'Clicks', definition: 'Clicks as the platforms stated them.' }),
  touchpoints: count({
    name: 'touchpoints',
    title: 'Touchpoints',
    definition: 'Visits, clicks and views recorded.',
  }),
  people: count({
    name: 'people',
    title: 'People',
    definition: 'Distinct persons with a touchpoint. Not additive.',
  }),
  orders: count({
    name: 'orders',
    title: 'Orders',
    better: 'up',
    definition: 'Orders that convert by the workspace’s revenue definition.',
  }),
  gross: money({
    name: 'gross',
    title: 'Gross sales',
    definition: 'Price x quantity of converting orders, without tax.',
  }),
  net: money({
    name: 'net',
    title: 'Net revenue',
    definition:
      'Gross sales - discounts - refunds of goods; without shipping, taxes and duties. Refunds without a date are booked on the order’s day.',
  }),
  total: money({ name: 'total', title: 'Total', definition: 'What customers paid, not lowered by refunds.' }),
  newCustomers: count({
    name: 'newCustomers',
    title: 'New customers',
    better: 'up',
    definition: 'Identified persons whose first converting order lies in the period.',
  }),
  aov: money({ name: 'aov', title: 'AOV', definition: 'Net revenue / orders.' }),
  mer: ratio({ name: 'mer', title: 'MER', definition: 'Net revenue of all orders / spend.' }),
  cac: money({ name: 'cac', title: 'CAC', better: 'down', definition: 'Spend / new customers.' }),
  claimedConversions: detail(
    {
      name: 'claimedConversions',
      title: 'Claimed orders',
      definition: 'Purchases that the ad platforms claim.',
    },
    'number',
    'count',
  ),
  claimedValue: detail(
    {
      name: 'claimedValue',
      title: 'Claimed revenue',
      definition: 'Purchase value that the ad platforms claim.',
    },
    'decimal',
    'currency',
  ),
}

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
    ...asked.measures.map((name) => measures[name]),
  ],
  rowColumns: () => [
    detail({ name: 'table', title: 'Table', definition: 'Canonical table of the row.' }, 'string'),
    detail({ name: 'what', title: 'Row', definition: 'The order, touchpoint or ad day.' }, 'string'),
    detail({ name: 'happenedAt', title: 'When', definition: 'Instant, or the platform’s day.' }, 'string'),
    detail(
      { name: 'amount', title: 'Amount', definition: 'Net revenue of an order, spend of an ad day.' },
      'decimal',
      'currency',
    ),
    detail({ name: 'file', title: 'File', definition: 'File that the row came from.' }, 'string'),
    detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
    count({ name: 'load', title: 'Load', definition: 'Load that brought the row in.' }),
  ],
})
