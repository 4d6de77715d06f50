import { z } from 'zod'
import type { Fragment, Parameters } from '#engine/analysis.ts'
import { filterFragment } from '#engine/duck/filter.ts'
import type { restatements } from './contract.ts'
import { type RestatementDimension, restatementDimensions } from './dimensions.contract.ts'
import { isOfOrders } from './measures.contract.ts'

export type RestatementsRequest = z.output<typeof restatements.request>

const text = z.string().nullable()
const whole = z.number().nullable()

/** Rows of sql/duckdb/restatements/cells.sql. Decimals are text. */
export const cellsRow = z.object({
  day: text,
  platform: text,
  account: text,
  campaign: text,
  campaignId: text,
  adset: text,
  adsetId: text,
  ad: text,
  adId: text,
  order: text,
  orderKey: text,
  change: text,
  age: whole,
  changes: z.number(),
  unchanged: z.number(),
  oldest: whole,
  spendBefore: text,
  spendAfter: text,
  impressionsBefore: whole,
  impressionsAfter: whole,
  clicksBefore: whole,
  clicksAfter: whole,
  claimedConversionsBefore: text,
  claimedConversionsAfter: text,
  claimedValueBefore: text,
  claimedValueAfter: text,
  ordersBefore: whole,
  ordersAfter: whole,
  netBefore: text,
  netAfter: text,
  refundsBefore: text,
  refundsAfter: text,
  totalBefore: text,
  totalAfter: text,
})
export type CellsRow = z.infer<typeof cellsRow>

/** Rows of sql/duckdb/restatements/cell_rows.sql. */
export const openedRow = z.object({
  side: z.enum(['before', 'after']),
  change: z.string(),
  day: z.string(),
  what: text,
  state: text,
  spend: text,
  impressions: whole,
  clicks: whole,
  claimedConversions: whole,
  claimedValue: text,
  orders: whole,
  net: text,
  refunds: text,
  total: text,
  extractedAt: z.string(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})

const filterColumns: Record<RestatementDimension, string> = {
  day: 'day',
  platform: 'platform',
  account: 'account',
  campaign: 'campaign',
  adset: 'adset',
  ad: 'ad',
  order: '"order"',
  change: 'change',
  age: 'age',
}

export const filtersOf = (asked: RestatementsRequest): { readonly filters: Fragment } => ({
  filters: filterFragment(asked.filters, filterColumns),
})

/** What every statement of the analysis binds. */
export const lineParameters = (asked: RestatementsRequest): Parameters => ({
  firstDay: asked.from,
  endDay: asked.until,
  withAds: asked.measures.some((measure) => !isOfOrders(measure)),
  withOrders: asked.measures.some(isOfOrders),
})

/** @param dimensions what cells are told apart by; none for the whole */
export const cellParameters = (
  asked: RestatementsRequest,
  dimensions: readonly RestatementDimension[],
): Parameters => ({
  ...lineParameters(asked),
  ...Object.fromEntries(
    restatementDimensions.map((name) => [
      `by${name[0]?.toUpperCase()}${name.slice(1)}`,
      dimensions.includes(name),
    ]),
  ),
  measures: asked.measures,
  listsOrders: asked.dimensions.includes('order'),
})
