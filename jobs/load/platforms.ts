/** What can be loaded. Pure: the upload page, the CLI and the data tests read it. */
export const platforms = [
  { id: 'meta', title: 'Meta Ads', kind: 'spend' },
  { id: 'google_ads', title: 'Google Ads', kind: 'spend' },
  { id: 'tiktok', title: 'TikTok Ads', kind: 'spend' },
  { id: 'shopify_orders', title: 'Shopify orders', kind: 'orders' },
  { id: 'shopify_bulk', title: 'Shopify bulk orders', kind: 'orders' },
  { id: 'shopify_products', title: 'Shopify products', kind: 'products' },
  { id: 'shopify_customers', title: 'Shopify customers', kind: 'customers' },
  { id: 'shopify_sales', title: 'Shopify total sales', kind: 'shop_sales' },
  { id: 'ga4', title: 'GA4', kind: 'site_reports' },
  { id: 'product_costs', title: 'Product costs file', kind: 'product_costs' },
  { id: 'fx_rates', title: 'Exchange rates file', kind: 'fx_rates' },
  { id: 'generic_spend', title: 'Daily spend file', kind: 'spend' },
  { id: 'generic_touchpoints', title: 'Touchpoints file', kind: 'touchpoints' },
] as const

export type PlatformId = (typeof platforms)[number]['id']
export type PlatformKind = (typeof platforms)[number]['kind']

export const isPlatformId = (text: string): text is PlatformId =>
  platforms.some((platform) => platform.id === text)
export const platformTitle = (id: PlatformId): string =>
  platforms.find((platform) => platform.id === id)?.title ?? id

/** The platform under which a source is filed: every export of one shop is of one source. */
export const sourcePlatform = (id: PlatformId): PlatformId =>
  id.startsWith('shopify_') ? 'shopify_orders' : id
