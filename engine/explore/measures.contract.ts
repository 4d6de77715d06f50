import { type Column, count, detail, money, ratio, share } from '#engine/columns.ts'

const rules = {
  orderDay: 'Refunds count on the day of their order.',
  refundDay: 'Refunds count on the day they were given; those without a date on the day of their order.',
} as const
type RefundRule = keyof typeof rules

/** Measures whose meaning the rule for refunds decides. */
const byRule = (rule: RefundRule) => ({
  net: money({
    name: 'net',
    title: 'Net revenue',
    definition: `Gross sales - discounts - refunds of goods; without shipping, taxes and duties. ${rules[rule]}`,
  }),
  refunds: money({
    name: 'refunds',
    title: 'Refunds',
    better: 'down',
    definition: `Goods given back by converting orders, in money; without shipping and taxes. ${rules[rule]}`,
  }),
  aov: money({ name: 'aov', title: 'AOV', definition: `Net revenue / orders. ${rules[rule]}` }),
  mer: ratio({ name: 'mer', title: 'MER', definition: `Net revenue of all orders / spend. ${rules[rule]}` }),
})

const measures = {
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
  total: money({ name: 'total', title: 'Total', definition: 'What customers paid, not lowered by refunds.' }),
  newCustomers: count({
    name: 'newCustomers',
    title: 'New customers',
    better: 'up',
    definition: 'Identified persons whose first converting order lies in the period.',
  }),
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
  units: count({
    name: 'units',
    title: 'Units',
    definition: 'Units sold in converting orders, before returns; gift cards apart.',
  }),
  costOfGoods: money({
    name: 'costOfGoods',
    title: 'Cost of goods',
    better: 'neutral',
    definition:
      'Units x the cost that held on the order’s day, of orders whose every unit has a known cost. Nothing for orders whose goods were refunded in full; after a partial refund all units count, because no file says which came back.',
  }),
  grossMargin: money({
    name: 'grossMargin',
    title: 'Gross margin',
    definition:
      'Net revenue - cost of goods, of orders whose every unit has a known cost, on the order’s day. The others are uncosted revenue.',
  }),
  contributionMargin: money({
    name: 'contributionMargin',
    title: 'Contribution margin',
    definition:
      'Gross margin - payment fees - shipping costs - other costs as set for the order’s day. Before marketing. Shipping that customers pay is not part of net revenue.',
  }),
  costCoverage: share({
    name: 'costCoverage',
    title: 'Units with a cost',
    definition: 'Share of units sold whose cost is known on the order’s day.',
  }),
  uncostedNet: money({
    name: 'uncostedNet',
    title: 'Uncosted revenue',
    better: 'down',
    definition: 'Net revenue of orders with a unit whose cost is not known: part of no margin.',
  }),
} satisfies Record<string, Column>

/** Columns of all measures under one rule for refunds. */
export const measureColumns = (rule: RefundRule) => ({
  ...measures,
  ...byRule(rule),
})
