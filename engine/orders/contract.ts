import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { count, detail, dimension, money } from '#engine/columns.ts'

const own = 'In the order’s own currency.'

export const orders = defineContract({
  id: 'orders',
  title: 'Orders',
  summary: 'Orders newest first, with whether each converts, why not, and the file and line it came from.',
  runs: 'interactive',
  feature: 'core',
  request: z.strictObject({
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
    search: z
      .string()
      .max(200)
      .default('')
      .meta({ description: 'Part of the order’s name or the platform’s own id.' }),
    orderKey: z
      .string()
      .regex(/^\d{1,19}$/)
      .optional(),
    converting: z
      .boolean()
      .optional()
      .meta({ description: 'Only orders that convert, or only those that do not.' }),
    cursor: z.string().max(200).optional(),
    limit: z.int().min(1).max(500).default(50),
  }),
  columns: () => [
    dimension({ name: 'orderKey', title: 'Order key', definition: 'Key of the order in this workspace.' }),
    dimension({ name: 'order', title: 'Order', definition: 'Name of the order in the shop.' }),
    dimension(
      { name: 'orderedAt', title: 'Ordered', definition: 'Instant at which the order was placed.' },
      'timestamp',
    ),
    dimension({ name: 'status', title: 'Payment', definition: 'Payment status as the shop states it.' }),
    dimension({
      name: 'excludedReason',
      title: 'Not counted because',
      definition:
        'Why the order does not convert: test, voided, cancelled, zero_value, gift_card_only, pending, foreign_currency; null when it converts.',
    }),
    dimension({
      name: 'customer',
      title: 'Customer',
      definition: 'new, returning, or unidentified when nothing identifies the buyer.',
    }),
    dimension({ name: 'currency', title: 'Currency', definition: 'Currency of the order.' }),
    dimension({ name: 'file', title: 'File', definition: 'File that the order came from.' }),
    detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
    count({ name: 'load', title: 'Load', definition: 'Load that brought it in.' }),
    count({
      name: 'touchpoints',
      title: 'Touchpoints',
      definition: 'The person’s touchpoints up to the order, in all time.',
    }),
    money({ name: 'gross', title: 'Gross', definition: `Price x quantity, without tax. ${own}` }),
    money({ name: 'net', title: 'Net', definition: `Gross - discounts - refunds of goods. ${own}` }),
    money({
      name: 'total',
      title: 'Total',
      definition: `What the customer paid, not lowered by refunds. ${own}`,
    }),
    money({ name: 'refunded', title: 'Refunded', better: 'down', definition: `Money given back. ${own}` }),
    money({
      name: 'value',
      title: 'Counts as',
      definition:
        'Net in the workspace’s currency, by the rate of the order’s day; null when no rate is loaded.',
    }),
    detail(
      {
        name: 'rate',
        title: 'Rate',
        definition: 'What one unit of the order’s currency was worth; null in the workspace’s own.',
      },
      'decimal',
    ),
    detail({ name: 'rateDate', title: 'Rate of', definition: 'Day for which the rate was stated.' }, 'date'),
  ],
})
