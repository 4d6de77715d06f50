import type { AttributionModel } from '#engine/attribution/contract.ts'

/** Words for the closed lists of the contracts. */
export const modelNames: Record<AttributionModel, string> = {
  first_touch: 'First touch',
  last_touch: 'Last touch',
  last_non_direct: 'Last non-direct',
  linear: 'Linear',
  linear_paid: 'Linear paid',
  time_decay: 'Time decay',
  position_based: 'Position 40/20/40',
}

const reasonNames: Readonly<Record<string, string>> = {
  no_touch: 'No touchpoint recorded',
  outside_window: 'Touchpoints outside the window',
  no_paid_touch: 'No paid touchpoint in the window',
  only_views: 'Only views in the window',
}
export const reasonName = (reason: string): string => reasonNames[reason] ?? sentence(reason)

const exclusionNames: Readonly<Record<string, string>> = {
  test: 'test order',
  voided: 'payment voided',
  cancelled: 'cancelled',
  zero_value: 'worth 0',
  gift_card_only: 'only gift cards',
  pending: 'not paid yet',
  foreign_currency: 'no exchange rate',
}
export const exclusionName = (reason: string): string => exclusionNames[reason] ?? reason.replaceAll('_', ' ')

const platformNames: Readonly<Record<string, string>> = {
  meta: 'Meta Ads',
  google_ads: 'Google Ads',
  tiktok: 'TikTok Ads',
  shopify_orders: 'Shopify',
  shopify_bulk: 'Shopify bulk orders',
  shopify_products: 'Shopify products',
  shopify_customers: 'Shopify customers',
  shopify_sales: 'Shopify total sales',
  ga4: 'GA4',
  generic_touchpoints: 'Touchpoints file',
  generic_spend: 'Daily spend file',
}
export const platformName = (platform: string): string => platformNames[platform] ?? sentence(platform)

const dropNames: Readonly<Record<string, readonly [string, string]>> = {
  blank: ['blank line', 'blank lines'],
  total_row: ['totals row', 'totals rows'],
  account_total: ['total of the account', 'totals of the account'],
  duplicate: ['repeated row', 'repeated rows'],
  older_extract: ['row of an older extract', 'rows of an older extract'],
  image_only: ['further image of a product', 'further images of products'],
  identifies_nobody: ['row that identifies nobody', 'rows that identify nobody'],
  own_domain: ['visit from the shop itself', 'visits from the shop itself'],
  payment_step: ['return from a payment step', 'returns from a payment step'],
}
/** Why rows of a file are no data. */
export const dropName = (reason: string, rows: number): string => {
  const [one, many] = dropNames[reason] ?? [reason.replaceAll('_', ' '), reason.replaceAll('_', ' ')]
  return plural(rows, one, many)
}

/** 'no_touch' → 'No touch', for names that no list above knows. */
export function sentence(name: string): string {
  const spaced = name.replaceAll('_', ' ')
  return spaced.slice(0, 1).toUpperCase() + spaced.slice(1)
}

export const plural = (amount: number, one: string, many = `${one}s`): string => (amount === 1 ? one : many)
