import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { count, detail, dimension } from '#engine/columns.ts'
import { checkPeriods, filtersOn, from, once, until } from '#engine/request.ts'
import { dimensionColumns, restatementDimensions } from './dimensions.contract.ts'
import { measureColumn, measureColumns, restatementMeasures } from './measures.contract.ts'

const since = z
  .union([z.int().min(0), z.iso.date()])
  .nullable()
  .default(null)
  .meta({
    description:
      'The earlier state: number of a snapshot (0 is before the first load) or a day (the last snapshot committed by its end). Without one, the state before the last load that touched ads or orders.',
  })

export const restatements = defineContract({
  id: 'restatements',
  title: 'Restatements',
  summary:
    'What platforms and shop say differently than they did in an earlier state, by platform, campaign, order and day.',
  runs: 'interactive',
  feature: 'core',
  request: z
    .strictObject({
      from,
      until,
      since,
      measures: once(z.array(z.enum(restatementMeasures)).min(1)).default([
        'spend',
        'claimedConversions',
        'claimedValue',
      ]),
      dimensions: once(z.array(z.enum(restatementDimensions))).default(['campaign', 'day']),
      filters: filtersOn(restatementDimensions),
      minimumChange: z.number().min(0).default(0).meta({
        description:
          'Leaves out cells whose first measure moved by less than this, up or down. They stay in the totals and are counted.',
      }),
      sort: z
        .strictObject({ by: z.string().max(100), descending: z.boolean().default(true) })
        .optional()
        .meta({ description: 'Without one, by the size of the first measure’s difference, largest first.' }),
      limit: z.int().min(1).max(100_000).default(10_000),
    })
    .superRefine((asked, context) => checkPeriods({ ...asked, compare: [] }, context)),
  earlier: (asked) => ({ since: asked.since }),
  columns: (asked) => [
    ...asked.dimensions.flatMap((name) => dimensionColumns[name]),
    ...asked.measures.flatMap(measureColumns),
    count({
      name: 'changes',
      title: 'Changes',
      definition:
        'Days of a campaign (of its ad sets and ads where those are asked for) and orders in which a measure asked for changed.',
    }),
  ],
  rowColumns: () => [
    dimension({ name: 'side', title: 'State', definition: 'before: the earlier state. after: this one.' }),
    detail(
      {
        name: 'change',
        title: 'What happened',
        definition: 'What became of its campaign’s day or its order.',
      },
      'string',
    ),
    detail({ name: 'day', title: 'Day', definition: 'Day of the ad or order.' }, 'date'),
    detail(
      {
        name: 'what',
        title: 'Row',
        definition: 'The order, or breakdown, ad, ad set, campaign and platform, the narrowest first.',
      },
      'string',
    ),
    detail(
      {
        name: 'state',
        title: 'Status',
        definition: 'Financial status of an order, and why it does not convert.',
      },
      'string',
    ),
    ...restatementMeasures.map(measureColumn),
    detail(
      {
        name: 'extractedAt',
        title: 'Extracted',
        definition: 'When the platform or shop made these figures.',
      },
      'timestamp',
    ),
    detail({ name: 'file', title: 'File', definition: 'File that the row came from.' }, 'string'),
    detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
    count({ name: 'load', title: 'Load', definition: 'Load that brought the row in.' }),
  ],
})
