import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { type Column, count, detail, dimension } from '#engine/columns.ts'

const stated = 'In this currency, as the files state it.'

const rateColumns: Column[] = [
  detail(
    {
      name: 'rate',
      title: 'Latest rate',
      definition: 'What one unit was worth in the workspace’s currency on the last day that has a rate.',
    },
    'decimal',
  ),
  detail({ name: 'rateDate', title: 'Rate of', definition: 'Day for which that rate was stated.' }, 'date'),
  detail(
    {
      name: 'via',
      title: 'Through',
      definition: 'direct, inverse, or the common currency through which it was computed.',
    },
    'string',
  ),
  detail(
    { name: 'rateFile', title: 'File', definition: 'File and line that the latest rate came from.' },
    'string',
  ),
  detail({ name: 'rateLine', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
]

export const currencies = defineContract({
  id: 'currencies',
  title: 'Currencies',
  summary:
    'Currencies of the orders, spend and costs that are loaded, and the days for which exchange rates are.',
  runs: 'interactive',
  feature: 'core',
  request: z.strictObject({}),
  columns: () => [
    dimension({ name: 'currency', title: 'Currency', definition: 'ISO 4217 code.' }),
    dimension(
      {
        name: 'isHome',
        title: 'Workspace currency',
        definition: 'Whether every figure is shown in this currency.',
      },
      'boolean',
    ),
    count({ name: 'orders', title: 'Orders', definition: 'Orders that convert or lack only a rate.' }),
    detail(
      { name: 'sales', title: 'Net revenue', definition: `Net revenue of these orders. ${stated}` },
      'decimal',
    ),
    detail({ name: 'spend', title: 'Spend', definition: `Media cost. ${stated}` }, 'decimal'),
    detail(
      { name: 'claims', title: 'Claimed revenue', definition: `What platforms claim. ${stated}` },
      'decimal',
    ),
    count({ name: 'skus', title: 'Costs', definition: 'SKUs whose cost is stated in this currency.' }),
    count({
      name: 'days',
      title: 'Days',
      definition: 'Days on which an order, spend or a claim is in this currency.',
    }),
    count({
      name: 'daysWithRate',
      title: 'Days with a rate',
      definition: 'Those days that have a rate of their own or one at most 7 days older.',
    }),
    detail(
      { name: 'firstDay', title: 'First day', definition: 'First day of money in this currency.' },
      'date',
    ),
    detail({ name: 'lastDay', title: 'Last day', definition: 'Last day of money in this currency.' }, 'date'),
    detail(
      { name: 'firstMissing', title: 'First day without', definition: 'First of those days without a rate.' },
      'date',
    ),
    detail(
      { name: 'lastMissing', title: 'Last day without', definition: 'Last of those days without a rate.' },
      'date',
    ),
    ...rateColumns,
  ],
})
