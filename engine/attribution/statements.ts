import { z } from 'zod'

/** Rows of sql/duckdb/attribution/*.sql. */
export const creditRow = z.object({
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  day: z.string().nullable(),
  reason: z.string().nullable(),
  model: z.string(),
  conversions: z.number(),
  value: z.number(),
})
export type CreditRow = z.infer<typeof creditRow>

export const spendRow = z.object({
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  day: z.string().nullable(),
  spend: z.string().nullable(),
  claimedConversions: z.number().nullable(),
  claimedValue: z.string().nullable(),
})
export type SpendRow = z.infer<typeof spendRow>

export const rangeRow = z.object({
  excludedReason: z.string().nullable(),
  orders: z.number(),
  touchedOrders: z.number(),
  value: z.string(),
  undatedRefunds: z.number(),
})
export type RangeRow = z.infer<typeof rangeRow>

export const foreignRow = z.object({ currency: z.string(), spend: z.string().nullable() })

export const cellRow = z.object({
  order: z.string(),
  orderKey: z.string(),
  orderedAt: z.string(),
  touchedAt: z.string().nullable(),
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  credit: z.number(),
  orderValue: z.string(),
  counts: z.string(),
  loadId: z.number(),
  fileNo: z.number(),
  orderLine: z.number(),
  touchLoadId: z.number().nullable(),
  touchFileNo: z.number().nullable(),
  touchLine: z.number().nullable(),
})
export type CellRow = z.infer<typeof cellRow>
