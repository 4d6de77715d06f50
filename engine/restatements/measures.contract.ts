import { type Column, count, detail, money } from '#engine/columns.ts'

export const restatementMeasures = [
  'spend',
  'impressions',
  'clicks',
  'claimedConversions',
  'claimedValue',
  'orders',
  'net',
  'refunds',
  'total',
] as const
export type RestatementMeasure = (typeof restatementMeasures)[number]

const orderMeasures: ReadonlySet<RestatementMeasure> = new Set(['orders', 'net', 'refunds', 'total'])
const moneyMeasures: ReadonlySet<RestatementMeasure> = new Set([
  'spend',
  'claimedValue',
  'net',
  'refunds',
  'total',
])

/** Whether it is counted from orders; else ad platforms state it. */
export const isOfOrders = (measure: RestatementMeasure): boolean => orderMeasures.has(measure)
export const isMoney = (measure: RestatementMeasure): boolean => moneyMeasures.has(measure)

type Words = { name: string; title: string; definition: string }

const claims = (words: Words): Column => detail(words, 'number', 'count')
const amount = (better: Column['better']) => (words: Words) => money({ ...words, better })
const whole = (better: Column['better']) => (words: Words) => count({ ...words, better })

const described: Record<
  RestatementMeasure,
  { readonly title: string; readonly words: string; readonly column: (words: Words) => Column }
> = {
  spend: {
    title: 'Spend',
    words: 'Media cost as the platforms stated it.',
    column: amount('neutral'),
  },
  impressions: {
    title: 'Impressions',
    words: 'Impressions as the platforms stated them.',
    column: whole('neutral'),
  },
  clicks: { title: 'Clicks', words: 'Clicks as the platforms stated them.', column: whole('neutral') },
  claimedConversions: {
    title: 'Claimed orders',
    words: 'Purchases that the ad platforms claim.',
    column: claims,
  },
  claimedValue: {
    title: 'Claimed revenue',
    words: 'Purchase value that the ad platforms claim.',
    column: amount('neutral'),
  },
  orders: {
    title: 'Orders',
    words: 'Orders that convert by the workspace’s revenue definition.',
    column: whole('up'),
  },
  net: {
    title: 'Net revenue',
    words: 'Gross sales - discounts - refunds of goods of converting orders, on the order’s day.',
    column: amount('up'),
  },
  refunds: {
    title: 'Refunds',
    words: 'Money given back on converting orders, shipping and tax included, on the order’s day.',
    column: amount('down'),
  },
  total: {
    title: 'Total',
    words: 'What customers of converting orders paid, not lowered by refunds.',
    column: amount('up'),
  },
}

const neutral = (column: Column): Column => ({ ...column, better: 'neutral' })

/** A measure's three columns: as it was, as it is, and what that adds. */
export function measureColumns(measure: RestatementMeasure): Column[] {
  const { title, words, column } = described[measure]
  return [
    neutral(
      column({
        name: `${measure}Before`,
        title: `${title} before`,
        definition: `${words} In the earlier state.`,
      }),
    ),
    neutral(
      column({ name: `${measure}After`, title: `${title} after`, definition: `${words} In this state.` }),
    ),
    column({
      name: `${measure}Difference`,
      title: `${title} difference`,
      definition: `${title} after - ${title.toLowerCase()} before. What a side does not state counts as nothing.`,
    }),
  ]
}

/** A measure as a column of single rows. */
export const measureColumn = (measure: RestatementMeasure): Column => {
  const { title, words, column } = described[measure]
  return neutral(column({ name: measure, title, definition: words }))
}
