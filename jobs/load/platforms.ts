/** What can be loaded. Pure: the upload page, the CLI and the data tests read it. */
export const platforms = [
  { id: 'meta', title: 'Meta Ads', kind: 'spend' },
  { id: 'google_ads', title: 'Google Ads', kind: 'spend' },
  { id: 'tiktok', title: 'TikTok Ads', kind: 'spend' },
  { id: 'shopify_orders', title: 'Shopify orders', kind: 'orders' },
  { id: 'generic_spend', title: 'Daily spend file', kind: 'spend' },
  { id: 'generic_touchpoints', title: 'Touchpoints file', kind: 'touchpoints' },
] as const

export type PlatformId = (typeof platforms)[number]['id']
export type PlatformKind = (typeof platforms)[number]['kind']

export const isPlatformId = (text: string): text is PlatformId =>
  platforms.some((platform) => platform.id === text)
export const platformTitle = (id: PlatformId): string =>
  platforms.find((platform) => platform.id === id)?.title ?? id
