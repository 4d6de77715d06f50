import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import {
  type Column,
  count,
  detail,
  dimension,
  exchanged,
  fractionalCount,
  money,
  ratio,
} from '#engine/columns.ts'
import { checkPeriods, compare, filtersOn, from, once, until } from '#engine/request.ts'

export const attributionModels = [
  'first_touch',
  'last_touch',
  'last_non_direct',
  'linear',
  'linear_paid',
  'time_decay',
  'position_based',
] as const
export type AttributionModel = (typeof attributionModels)[number]

export const attributionDimensions = ['channel', 'campaign', 'day'] as const
export type AttributionDimension = (typeof attributionDimensions)[number]

/** Why an order earned nobody credit. */
export const unattributedReasons = ['no_touch', 'outside_window', 'no_paid_touch', 'only_views'] as const

/** Value of the dimension columns on rows that no touchpoint earned. */
export const unattributed = '(unattributed)'
/** Paid touches whose campaign no loaded ad file names. */
export const campaignNotIdentified = '(campaign not identified)'

/** Columns that filters name, in the credit statements and in the spend statement. */
export const filterColumns = { channel: 'channel', campaign: 'campaign', day: 'day' } as const

const share = z.number().min(0).max(1)

const request = z
  .strictObject({
    from,
    until,
    compare,
    models: once(z.array(z.enum(attributionModels)).min(1)).default(['linear']),
    dimensions: once(z.array(z.enum(attributionDimensions))).default(['channel']),
    lookbackDays: z
      .union([z.number().positive().max(3650), z.literal('lifetime')])
      .default(30)
      .meta({
        description:
          'Elapsed days of 86,400 s before the conversion in which visits and clicks count, both ends inclusive.',
      }),
    viewLookbackDays: z
      .union([z.number().min(0).max(3650), z.literal('lifetime')])
      .default(0)
      .meta({ description: 'The same for views; 0 leaves views out.' }),
    dateMode: z.enum(['cash', 'accrual']).default('cash').meta({
      description:
        'cash: a conversion counts on its order day. accrual: on the day of the touch that earned it.',
    }),
    customers: z.enum(['all', 'new', 'returning']).default('all'),
    value: z.enum(['net', 'gross', 'total']).default('net'),
    halfLifeDays: z.number().positive().max(365).default(7),
    position: z
      .strictObject({ first: share, last: share })
      .refine((weights) => weights.first + weights.last <= 1, {
        message: 'first and last together must not pass 1',
      })
      .default({ first: 0.4, last: 0.4 }),
    filters: filtersOn(attributionDimensions),
    limit: z.int().min(1).max(100_000).default(10_000),
  })
  .superRefine(checkPeriods)

const dimensions: Record<AttributionDimension, Column[]> = {
  channel: [
    dimension({
      name: 'channel',
      title: 'Channel',
      definition:
        'Channel of the touchpoint or ad by the workspace’s channel rules; (unattributed) when no touchpoint earned the order.',
    }),
  ],
  campaign: [
    dimension({
      name: 'campaign',
      title: 'Campaign',
      definition:
        'Campaign of the ad platform that the touchpoint leads to; without one the UTM campaign; (campaign not identified) for paid touches that match no loaded campaign.',
    }),
    dimension({
      name: 'campaignId',
      title: 'Campaign id',
      definition: 'The platform’s own id of the campaign; null when the touchpoint matches none.',
    }),
  ],
  day: [
    dimension(
      {
        name: 'day',
        title: 'Day',
        definition:
          'Local day: of the order in cash, of the touch in accrual, of the platform’s report for spend and claims.',
      },
      'date',
    ),
  ],
}

const measures: Column[] = [
  fractionalCount({
    name: 'conversions',
    title: 'Orders',
    definition: 'Orders credited; fractional where a journey is shared. Each order’s credits sum to 1.',
  }),
  money({
    name: 'revenue',
    title: 'Revenue',
    definition:
      'Value of the orders times the credit earned; by default net: gross sales - discounts - refunds of goods, without shipping, taxes and duties.',
  }),
  money({
    name: 'spend',
    title: 'Spend',
    better: 'neutral',
    definition: 'Media cost as the platforms stated it, on the platform’s day.',
  }),
  ratio({ name: 'roas', title: 'ROAS', definition: 'Attributed revenue / spend.' }),
  money({ name: 'cpa', title: 'CPA', better: 'down', definition: 'Spend / attributed orders.' }),
  detail(
    {
      name: 'claimedConversions',
      title: 'Claimed orders',
      definition:
        'Purchases that the ad platforms claim, in their own windows; null where a platform states none. No part of the total: platforms claim the same order more than once.',
    },
    'number',
    'count',
  ),
  detail(
    {
      name: 'claimedValue',
      title: 'Claimed revenue',
      definition:
        'Purchase value that the ad platforms claim; null where a platform states none. No part of the total.',
    },
    'decimal',
    'currency',
  ),
]

export const attribution = defineContract({
  id: 'attribution',
  title: 'Attribution',
  summary:
    'Shares each conversion among the touchpoints in its lookback window, beside what the platforms claim.',
  runs: 'interactive',
  feature: 'core',
  request,
  columns: (asked) => [
    ...asked.dimensions.flatMap((name) => dimensions[name]),
    dimension({
      name: 'reason',
      title: 'Why not attributed',
      definition: 'Null for attributed rows; else no_touch, outside_window, no_paid_touch or only_views.',
    }),
    dimension({
      name: 'model',
      title: 'Model',
      definition: 'Rule that shares an order among its touchpoints.',
    }),
    ...(asked.compare.length > 0
      ? [dimension({ name: 'period', title: 'Period', definition: 'Range of days, [from, until).' })]
      : []),
    ...measures,
  ],
  rowColumns: () => [
    detail({ name: 'order', title: 'Order', definition: 'Name of the order in the shop.' }, 'string'),
    detail(
      { name: 'orderKey', title: 'Order key', definition: 'Key of the order for the journeys analysis.' },
      'string',
    ),
    detail(
      { name: 'orderedAt', title: 'Ordered', definition: 'Instant at which the order was placed.' },
      'timestamp',
    ),
    detail(
      {
        name: 'touchedAt',
        title: 'Touched',
        definition: 'Instant of the touchpoint; null for an unattributed order.',
      },
      'timestamp',
    ),
    detail({ name: 'channel', title: 'Channel', definition: 'Channel of the touchpoint.' }, 'string'),
    detail({ name: 'campaign', title: 'Campaign', definition: 'Campaign of the touchpoint.' }, 'string'),
    fractionalCount({
      name: 'credit',
      title: 'Credit',
      definition: 'Share of the order that this touchpoint earned.',
    }),
    money({ name: 'orderValue', title: 'Order value', definition: 'Value of the whole order.' }),
    ...exchanged('the order’s day'),
    money({ name: 'counts', title: 'Counts', definition: 'Order value x credit, not rounded to cents.' }),
    detail(
      { name: 'orderFile', title: 'Order file', definition: 'File and line that the order came from.' },
      'string',
    ),
    detail({ name: 'orderLine', title: 'Order line', definition: 'Physical line in that file.' }, 'integer'),
    detail(
      { name: 'touchFile', title: 'Touch file', definition: 'File that the touchpoint came from.' },
      'string',
    ),
    detail({ name: 'touchLine', title: 'Touch line', definition: 'Physical line in that file.' }, 'integer'),
    count({ name: 'load', title: 'Load', definition: 'Load that brought the order in.' }),
  ],
})
