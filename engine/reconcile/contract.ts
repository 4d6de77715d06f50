import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { type Column, count, detail, dimension, fractionalCount, money } from '#engine/columns.ts'
import { checkPeriods, compare, filtersOn, from, until } from '#engine/request.ts'

/** From what the platforms claim to what the shop sold, in the order in which they are drawn. */
export const reconcileBars = [
  'claimed',
  'view_through',
  'overlap',
  'excluded',
  'not_explained',
  'unmatched',
  'refunds',
  'shop',
] as const
export type ReconcileBar = (typeof reconcileBars)[number]

export const reconcileDimensions = ['platform', 'campaign', 'day'] as const
export type ReconcileDimension = (typeof reconcileDimensions)[number]

const dimensions: Record<ReconcileDimension, Column[]> = {
  platform: [
    dimension({
      name: 'platform',
      title: 'Platform',
      definition:
        'Platform that claims. An order belongs to the claiming platform with its last paid visit or click in the window; null for orders that none reached.',
    }),
  ],
  campaign: [
    dimension({
      name: 'campaign',
      title: 'Campaign',
      definition: 'Campaign that claims, or that the platform’s last touchpoint before the order belongs to.',
    }),
    dimension({ name: 'campaignId', title: 'Campaign id', definition: 'The platform’s id of the campaign.' }),
  ],
  day: [
    dimension(
      {
        name: 'day',
        title: 'Day',
        definition: 'The platform’s day of a claim, the local day of an order.',
      },
      'date',
    ),
  ],
}

export const reconcile = defineContract({
  id: 'reconcile',
  title: 'Reconcile',
  summary:
    'Steps from what the platforms claim to the orders of the shop. Every bar is counted from rows; the rest is one bar.',
  runs: 'interactive',
  feature: 'core',
  request: z
    .strictObject({
      from,
      until,
      compare,
      dimensions: z
        .array(z.enum(reconcileDimensions))
        .max(3)
        .default([])
        .refine((names) => new Set(names).size === names.length, { message: 'names a dimension twice' })
        .meta({ description: 'A waterfall for each platform, campaign or day; none for one waterfall.' }),
      filters: filtersOn(reconcileDimensions),
      lookbackDays: z.int().min(1).max(365).default(30).meta({
        description: 'Window in days for platforms whose files state none.',
      }),
    })
    .superRefine(checkPeriods),
  columns: (asked) => [
    ...asked.dimensions.flatMap((name) => dimensions[name]),
    dimension({
      name: 'bar',
      title: 'Bar',
      definition:
        'claimed, view_through, overlap, excluded, not_explained, unmatched, refunds or shop. All bars but shop add up to shop.',
    }),
    dimension({
      name: 'reason',
      title: 'Reason',
      definition: 'Why excluded orders do not convert; null for other bars.',
    }),
    ...(asked.compare.length > 0
      ? [dimension({ name: 'period', title: 'Period', definition: 'Range of days, [from, until).' })]
      : []),
    fractionalCount({
      name: 'orders',
      title: 'Orders',
      better: 'neutral',
      definition: 'Orders claimed, taken away or added; null for refunds, which take money and no orders.',
    }),
    money({
      name: 'revenue',
      title: 'Net revenue',
      better: 'neutral',
      definition: 'Value claimed, or net sales of the orders taken away or added, before refunds of goods.',
    }),
  ],
  rowColumns: () => [
    detail({ name: 'order', title: 'Order', definition: 'Name of the order in the shop.' }, 'string'),
    detail(
      { name: 'orderKey', title: 'Order key', definition: 'Key of the order for the journeys analysis.' },
      'string',
    ),
    detail(
      {
        name: 'bar',
        title: 'Bar',
        definition: 'Bar that the row is counted in; null where all rows are of one bar.',
      },
      'string',
    ),
    detail(
      {
        name: 'what',
        title: 'By',
        definition: 'Platform and campaign of a claim; platforms that reached the order.',
      },
      'string',
    ),
    detail({ name: 'happenedAt', title: 'When', definition: 'Instant, or the platform’s day.' }, 'string'),
    detail(
      { name: 'counts', title: 'Orders', definition: 'What the row adds to the bar.' },
      'number',
      'count',
    ),
    detail(
      { name: 'amount', title: 'Revenue', definition: 'What the row adds to the bar.' },
      'decimal',
      'currency',
    ),
    detail({ name: 'file', title: 'File', definition: 'File that the row came from.' }, 'string'),
    detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
    count({ name: 'load', title: 'Load', definition: 'Load that brought the row in.' }),
  ],
})
