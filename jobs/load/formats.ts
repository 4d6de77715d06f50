import { genericSpend } from '#jobs/load/generic-spend/format.ts'
import { genericTouchpoints } from '#jobs/load/generic-touchpoints/format.ts'
import { googleAds } from '#jobs/load/google-ads/format.ts'
import { meta } from '#jobs/load/meta/format.ts'
import { shopifyOrders } from '#jobs/load/shopify-orders/format.ts'
import { tiktok } from '#jobs/load/tiktok/format.ts'
import type { Format } from './format.ts'
import type { PlatformId } from './platforms.ts'

const byId: Readonly<Record<PlatformId, Format>> = {
  meta,
  google_ads: googleAds,
  tiktok,
  shopify_orders: shopifyOrders,
  generic_spend: genericSpend,
  generic_touchpoints: genericTouchpoints,
}

export const formats: readonly Format[] = Object.values(byId)
export const formatOf = (id: PlatformId): Format => byId[id]
