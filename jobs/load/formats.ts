import { fxRates } from '#jobs/load/fx-rates/format.ts'
import { ga4 } from '#jobs/load/ga4/format.ts'
import { genericSpend } from '#jobs/load/generic-spend/format.ts'
import { genericTouchpoints } from '#jobs/load/generic-touchpoints/format.ts'
import { googleAds } from '#jobs/load/google-ads/format.ts'
import { meta } from '#jobs/load/meta/format.ts'
import { productCosts } from '#jobs/load/product-costs/format.ts'
import { shopifyBulk } from '#jobs/load/shopify-bulk/format.ts'
import { shopifyCustomers } from '#jobs/load/shopify-customers/format.ts'
import { shopifyOrders } from '#jobs/load/shopify-orders/format.ts'
import { shopifyProducts } from '#jobs/load/shopify-products/format.ts'
import { shopifySales } from '#jobs/load/shopify-sales/format.ts'
import { tiktok } from '#jobs/load/tiktok/format.ts'
import type { Format } from './format.ts'
import type { PlatformId } from './platforms.ts'

const byId: Readonly<Record<PlatformId, Format>> = {
  meta,
  google_ads: googleAds,
  tiktok,
  shopify_orders: shopifyOrders,
  shopify_bulk: shopifyBulk,
  shopify_products: shopifyProducts,
  shopify_customers: shopifyCustomers,
  shopify_sales: shopifySales,
  ga4,
  product_costs: productCosts,
  fx_rates: fxRates,
  generic_spend: genericSpend,
  generic_touchpoints: genericTouchpoints,
}

export const formats: readonly Format[] = Object.values(byId)
export const formatOf = (id: PlatformId): Format => byId[id]
