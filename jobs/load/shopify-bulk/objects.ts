import { z } from 'zod'

const text = z.string().nullish()
/** Money of the shop; what the customer saw stands beside it. Numbers arrive as they are written. */
const money = z.looseObject({ shopMoney: z.looseObject({ amount: z.string() }) }).nullish()
const address = z.looseObject({ countryCodeV2: text, countryCode: text }).nullish()
const visit = z
  .looseObject({
    landingPage: text,
    referrerUrl: text,
    utmParameters: z
      .looseObject({ source: text, medium: text, campaign: text, term: text, content: text })
      .nullish(),
  })
  .nullish()

export const bulkOrder = z.looseObject({
  id: z.string().startsWith('gid://shopify/Order/'),
  name: z.string(),
  createdAt: z.string(),
  processedAt: text,
  cancelledAt: text,
  test: z.boolean().nullish(),
  sourceName: text,
  displayFinancialStatus: text,
  currencyCode: text,
  presentmentCurrencyCode: text,
  email: text,
  phone: text,
  customer: z.looseObject({ id: text }).nullish(),
  subtotalPriceSet: money,
  totalShippingPriceSet: money,
  totalTaxSet: money,
  originalTotalDutiesSet: money,
  totalPriceSet: money,
  currentTotalPriceSet: money,
  totalRefundedSet: money,
  totalDiscountsSet: money,
  discountCode: text,
  shippingAddress: address,
  billingAddress: address,
  customAttributes: z.array(z.looseObject({ key: z.string(), value: text })).nullish(),
  customerJourneySummary: z.looseObject({ firstVisit: visit, lastVisit: visit }).nullish(),
})
export type BulkOrder = z.infer<typeof bulkOrder>

export const bulkLine = z.looseObject({
  id: z.string(),
  __parentId: z.string(),
  quantity: z.union([z.string(), z.number()]),
  sku: text,
  title: text,
  name: text,
  vendor: text,
  requiresShipping: z.boolean().nullish(),
  originalUnitPriceSet: money,
})
export type BulkLine = z.infer<typeof bulkLine>

type Cells = Readonly<Record<string, string | null | undefined>>

const amount = (set: z.infer<typeof money>): string | null => set?.shopMoney.amount ?? null
/** 'gid://shopify/Order/61' → '61', as the export file states it. */
const tail = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1)

/** Given back so far: stated, else what a refunded order lost of its total. */
function refunded(order: BulkOrder): string | null {
  const stated = amount(order.totalRefundedSet)
  if (stated !== null) return stated
  const total = amount(order.totalPriceSet)
  const current = amount(order.currentTotalPriceSet)
  const isRefunded = /REFUNDED$/.test(order.displayFinancialStatus ?? '')
  return !isRefunded || total === null || current === null ? null : difference(total, current)
}

/** a - b of decimals, exact to six places. */
function difference(a: string, b: string): string {
  const micros = (decimal: string): bigint => {
    const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
    const size = BigInt(whole + fraction.padEnd(6, '0').slice(0, 6))
    return decimal.startsWith('-') ? -size : size
  }
  const left = micros(a) - micros(b)
  const digits = String(left < 0n ? -left : left).padStart(7, '0')
  return `${left < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`
}

/** The visit that tells most of where the order came from: the last one with tags or a referrer, else the first. */
function tellingVisit({ customerJourneySummary: journey }: BulkOrder): z.infer<typeof visit> {
  const tells = (one: z.infer<typeof visit>) =>
    one?.utmParameters?.source != null ||
    one?.referrerUrl != null ||
    /[?&](utm_|\w*clid=)/.test(one?.landingPage ?? '')
  const last = journey?.lastVisit
  const first = journey?.firstVisit
  return tells(last) ? last : tells(first) ? first : (last ?? first)
}

/** Cells of an order by canonical column. */
export function orderCells(order: BulkOrder): Cells {
  const visited = tellingVisit(order)
  const tags = Object.entries(visited?.utmParameters ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' ? [`utm_${key}: ${value}`] : [],
  )
  const attributes = (order.customAttributes ?? []).map(({ key, value }) => `${key}: ${value ?? ''}`)
  return {
    order_id: tail(order.id),
    name: order.name,
    email: order.email,
    phone: order.phone,
    customer_id: order.customer?.id == null ? null : tail(order.customer.id),
    financial_status: order.displayFinancialStatus?.toLowerCase(),
    paid_at: order.processedAt,
    created_at: order.createdAt,
    cancelled_at: order.cancelledAt,
    currency: order.currencyCode,
    presentment_currency: order.presentmentCurrencyCode,
    subtotal: amount(order.subtotalPriceSet),
    shipping: amount(order.totalShippingPriceSet),
    taxes: amount(order.totalTaxSet),
    duties: amount(order.originalTotalDutiesSet),
    total: amount(order.totalPriceSet),
    refunded: refunded(order),
    discount: amount(order.totalDiscountsSet),
    discount_code: order.discountCode,
    is_test: order.test === true ? 'true' : null,
    source_name: order.sourceName,
    shipping_country: order.shippingAddress?.countryCodeV2 ?? order.shippingAddress?.countryCode,
    billing_country: order.billingAddress?.countryCodeV2 ?? order.billingAddress?.countryCode,
    note_attributes: [...tags, ...attributes].join('\n'),
    landing: visited?.landingPage,
    referrer: visited?.referrerUrl,
  }
}

/** Cells of a line item by canonical column. @param name of its order */
export const lineCells = (line: BulkLine, name: string): Cells => ({
  name,
  line_name: line.title ?? line.name ?? line.sku ?? 'Line item',
  line_quantity: String(line.quantity),
  line_price: amount(line.originalUnitPriceSet),
  line_sku: line.sku,
  line_ships: line.requiresShipping == null ? null : String(line.requiresShipping),
  vendor: line.vendor,
})
