import { z } from 'zod'

/** Rows of sql/duckdb/attribution/*.sql. */
export const answerRow = z.object({
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  day: z.string().nullable(),
  reason: z.string().nullable(),
  model: z.string(),
  conversions: z.number(),
  revenueMinor: z.number(),
  spend: z.string().nullable(),
  claimedConversions: z.number().nullable(),
  claimedValue: z.string().nullable(),
  wholeMinor: z.number(),
  wholeConversions: z.number(),
  found: z.number(),
})
export type AnswerRow = z.infer<typeof answerRow>

export const statedRow = z.object({
  spend: z.string().nullable(),
  claimedConversions: z.number().nullable(),
  claimedValue: z.string().nullable(),
})
export type StatedRow = z.infer<typeof statedRow>

export const rangeRow = z.object({
  excludedReason: z.string().nullable(),
  orders: z.number(),
  touchedOrders: z.number(),
  value: z.string(),
  undatedRefunds: z.number(),
})
export type RangeRow = z.infer<typeof rangeRow>

export const cellRow = z.object({
  order: z.string(),
  orderKey: z.string(),
  orderedAt: z.string(),
  touchedAt: z.string().nullable(),
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  credit: z.number(),
  orderValue: z.string(),
  statedValue: z.string(),
  currency: z.string(),
  rate: z.string().nullable(),
  rateDate: z.string().nullable(),
  counts: z.string(),
  loadId: z.number(),
  fileNo: z.number(),
  orderLine: z.number(),
  touchLoadId: z.number().nullable(),
  touchFileNo: z.number().nullable(),
  touchLine: z.number().nullable(),
})
export type CellRow = z.infer<typeof cellRow>
