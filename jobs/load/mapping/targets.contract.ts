import { z } from 'zod'

/** What the cells of a column must be. */
export const holds = z.enum(['text', 'count', 'money', 'number', 'date', 'time'])

/** @property name   canonical column, as jobs/load/<format>/format.ts names it
 *  @property title  as a person reads it */
export interface Meaning {
  readonly name: string
  readonly title: string
  readonly holds: z.infer<typeof holds>
}

/** What the rows of a file can be.
 * @property required  each inner list wants one of its meanings */
export interface Target {
  readonly id: TargetId
  readonly title: string
  readonly purpose: string
  readonly required: readonly (readonly string[])[]
  /** Its amounts want a currency: a column of it, or one for the whole file. */
  readonly needsCurrency: boolean
  readonly meanings: readonly Meaning[]
}

export const targetIds = [
  'generic_spend',
  'generic_touchpoints',
  'shopify_orders',
  'product_costs',
  'fx_rates',
] as const
export type TargetId = (typeof targetIds)[number]

const all =
  (held: Meaning['holds']) =>
  (titles: Readonly<Record<string, string>>): Meaning[] =>
    Object.entries(titles).map(([name, title]) => ({ name, title, holds: held }))
const text = all('text')
const count = all('count')
const money = all('money')
const number = all('number')
const date = all('date')
const time = all('time')

const spend: Target = {
  id: 'generic_spend',
  title: 'Daily spend',
  purpose: 'What advertising cost on which day: a row per day, or per day and campaign.',
  required: [['day'], ['spend']],
  needsCurrency: true,
  meanings: [
    ...date({ day: 'Day' }),
    ...money({ spend: 'Spend' }),
    ...text({
      platform: 'Platform',
      account_id: 'Account id',
      campaign: 'Campaign',
      campaign_id: 'Campaign id',
      adset: 'Ad set',
      adset_id: 'Ad set id',
      ad: 'Ad',
      ad_id: 'Ad id',
      campaign_type: 'Campaign type',
      status: 'Status',
      currency: 'Currency',
    }),
    ...count({
      impressions: 'Impressions',
      clicks: 'Clicks',
      link_clicks: 'Link clicks',
      landing_page_views: 'Landing page views',
      video_views: 'Video views',
      reach: 'Reach',
    }),
    ...number({ conversions: 'Conversions' }),
    ...money({ conversion_value: 'Conversion value' }),
    ...text({
      split_device: 'Split by device',
      split_country: 'Split by country',
      split_region: 'Split by region',
      split_network: 'Split by network',
      split_placement: 'Split by placement',
      split_age: 'Split by age',
      split_gender: 'Split by gender',
      split_hour: 'Split by hour',
    }),
  ],
}

const clickIds = {
  gclid: 'gclid',
  gbraid: 'gbraid',
  wbraid: 'wbraid',
  dclid: 'dclid',
  ttclid: 'ttclid',
  msclkid: 'msclkid',
  sccid: 'ScCid',
  twclid: 'twclid',
  li_fat_id: 'li_fat_id',
  fbclid: 'fbclid',
  epik: 'epik',
  srsltid: 'srsltid',
  kx: '_kx',
  nb_klid: 'nb_klid',
}

const touchpoints: Target = {
  id: 'generic_touchpoints',
  title: 'Touchpoints',
  purpose: 'Visits, clicks and views: a row for each contact of a person.',
  required: [
    ['occurred_at'],
    ['client_id', 'customer_id', 'email', 'phone', 'session_id'],
    ['landing', 'referrer', 'utm_source', 'utm_campaign', 'utm_id', ...Object.keys(clickIds)],
  ],
  needsCurrency: false,
  meanings: [
    ...time({ occurred_at: 'Time' }),
    ...text({
      touch_id: 'Id of the touchpoint',
      kind: 'Kind: visit, click or view',
      client_id: 'Browser or visitor id',
      session_id: 'Session id',
      customer_id: 'Customer id',
      email: 'E-mail',
      phone: 'Phone',
      landing: 'Landing page',
      referrer: 'Referrer',
      utm_source: 'Source (utm_source)',
      utm_medium: 'Medium (utm_medium)',
      utm_campaign: 'Campaign (utm_campaign)',
      utm_id: 'Campaign id (utm_id)',
      utm_term: 'Term (utm_term)',
      utm_content: 'Content (utm_content)',
      ...clickIds,
      device: 'Device',
      country: 'Country',
      is_bot: 'Is a bot',
    }),
  ],
}

const orders: Target = {
  id: 'shopify_orders',
  title: 'Orders',
  purpose: 'Orders with their line items: a row per line item, the first of an order carrying its total.',
  required: [
    ['name'],
    ['created_at'],
    ['currency'],
    ['total'],
    ['line_quantity'],
    ['line_name'],
    ['line_price'],
  ],
  needsCurrency: false,
  meanings: [
    ...text({
      name: 'Order number',
      order_id: 'Order id',
    }),
    ...time({ created_at: 'Ordered at', paid_at: 'Paid at', cancelled_at: 'Cancelled at' }),
    ...text({
      email: 'E-mail',
      phone: 'Phone',
      customer_id: 'Customer id',
      currency: 'Currency',
      financial_status: 'Payment status',
      payment_method: 'Payment method',
      source_name: 'Sales channel',
    }),
    ...money({
      subtotal: 'Subtotal',
      shipping: 'Shipping',
      taxes: 'Taxes',
      duties: 'Duties',
      total: 'Total',
      refunded: 'Refunded',
      discount: 'Discount',
    }),
    ...text({ discount_code: 'Discount code' }),
    ...count({ line_quantity: 'Quantity of the item' }),
    ...text({ line_name: 'Name of the item' }),
    ...money({ line_price: 'Price of the item', line_discount: 'Discount of the item' }),
    ...text({
      line_sku: 'SKU of the item',
      billing_country: 'Billing country',
      shipping_country: 'Shipping country',
      landing: 'Landing page',
      referrer: 'Referrer',
    }),
  ],
}

const costs: Target = {
  id: 'product_costs',
  title: 'Product costs',
  purpose: 'What one unit of a product costs from a day on: a row per SKU, or per SKU and day.',
  required: [['sku'], ['unit_cost']],
  needsCurrency: true,
  meanings: [
    ...text({ sku: 'SKU' }),
    ...money({ unit_cost: 'Cost of one unit' }),
    ...text({ currency: 'Currency' }),
    ...date({ valid_from: 'Holds from' }),
  ],
}

const rates: Target = {
  id: 'fx_rates',
  title: 'Exchange rates',
  purpose: 'What one unit of a currency is worth in another on a day: a row per day and pair.',
  required: [['day'], ['rate'], ['from_currency', 'pair'], ['to_currency', 'pair']],
  needsCurrency: false,
  meanings: [
    ...date({ day: 'Day' }),
    ...text({ from_currency: 'From currency', to_currency: 'To currency', pair: 'Pair, such as EURUSD' }),
    ...number({ rate: 'Rate' }),
  ],
}

export const targets: readonly Target[] = [spend, touchpoints, orders, costs, rates]

const byId: Readonly<Record<TargetId, Target>> = {
  generic_spend: spend,
  generic_touchpoints: touchpoints,
  shopify_orders: orders,
  product_costs: costs,
  fx_rates: rates,
}
export const targetOf = (id: TargetId): Target => byId[id]

/** As a person reads it; the name itself where it is none of the target's. */
export const meaningTitle = (id: TargetId, name: string): string =>
  targetOf(id).meanings.find((meaning) => meaning.name === name)?.title ?? name
