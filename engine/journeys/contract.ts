import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { attributionModels } from '#engine/attribution/contract.ts'
import { detail, dimension, fractionalCount } from '#engine/columns.ts'

export const journeys = defineContract({
  id: 'journeys',
  title: 'Journeys',
  summary: 'One order’s touchpoints in time, with the credit that each model gives them.',
  runs: 'interactive',
  feature: 'core',
  request: z.strictObject({
    orderKey: z
      .string()
      .regex(/^\d{1,19}$/)
      .meta({ description: 'Key of the order, from the orders list or the rows behind a figure.' }),
    models: z
      .array(z.enum(attributionModels))
      .min(1)
      .default([...attributionModels]),
    lookbackDays: z.union([z.number().positive().max(3650), z.literal('lifetime')]).default(30),
    viewLookbackDays: z.union([z.number().min(0).max(3650), z.literal('lifetime')]).default(0),
    halfLifeDays: z.number().positive().max(365).default(7),
    position: z
      .strictObject({ first: z.number().min(0).max(1), last: z.number().min(0).max(1) })
      .default({ first: 0.4, last: 0.4 }),
  }),
  columns: () => [
    dimension({ name: 'touchpointId', title: 'Touchpoint', definition: 'Id of the touchpoint.' }),
    dimension({ name: 'touchedAt', title: 'When', definition: 'Instant of the touchpoint.' }, 'timestamp'),
    dimension({
      name: 'kind',
      title: 'Kind',
      definition: 'visit, click, view, order_visit (stated by the order itself), code or survey.',
    }),
    dimension({ name: 'channel', title: 'Channel', definition: 'Channel by the workspace’s rules.' }),
    dimension({ name: 'campaign', title: 'Campaign', definition: 'Campaign that the touchpoint leads to.' }),
    dimension({ name: 'source', title: 'Source / medium', definition: 'Traffic source and medium.' }),
    dimension({ name: 'landingPage', title: 'Landing page', definition: 'Host and path of the page.' }),
    dimension(
      {
        name: 'inWindow',
        title: 'In window',
        definition: 'Whether the touchpoint can earn credit under this lookback window.',
      },
      'boolean',
    ),
    dimension({ name: 'model', title: 'Model', definition: 'Rule that shares the order.' }),
    fractionalCount({ name: 'credit', title: 'Credit', definition: 'Share of the order, in [0, 1].' }),
    detail(
      {
        name: 'ageSeconds',
        title: 'Before the order',
        definition: 'Elapsed seconds from the touchpoint to the order.',
      },
      'integer',
      'seconds',
    ),
    detail({ name: 'file', title: 'File', definition: 'File that the touchpoint came from.' }, 'string'),
    detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
  ],
})
