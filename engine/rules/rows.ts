import { z } from 'zod'

const decimal = z.string()
const both = {
  ordersBefore: z.number(),
  ordersAfter: z.number(),
  revenueBefore: decimal,
  revenueAfter: decimal,
}
const text = z.string().nullable()

export const moveRow = z.object({
  fromChannel: z.string(),
  toChannel: z.string(),
  sources: z.number(),
  touchpoints: z.number(),
  ...both,
})

export const sourceRow = z.object({
  source: z.string(),
  medium: z.string(),
  campaign: text,
  referrerHost: text,
  fromChannel: z.string(),
  toChannel: z.string(),
  fromRule: z.number().nullable(),
  toRule: z.number().nullable(),
  touchpoints: z.number(),
  orders: z.number(),
  revenue: decimal,
})

export const ruleRow = z.object({
  position: z.number(),
  channel: z.string(),
  sources: z.number(),
  touchpoints: z.number(),
  orders: z.number(),
  revenue: decimal,
  wouldTake: z.number(),
  takenBy: z.string(),
})

export const hostRow = z.object({
  host: z.string(),
  before: text,
  after: text,
  touchpoints: z.number(),
  ordersBefore: z.number(),
  ordersAfter: z.number(),
})

export const adRow = z.object({
  foundBy: text,
  touchpointsBefore: z.number(),
  touchpointsAfter: z.number(),
})

export const adSpendRow = z.object({ spend: decimal, matchedBefore: decimal, matchedAfter: decimal })

export const tagRow = z.object({
  source: z.string(),
  tag: text,
  content: text,
  term: text,
  campaignBefore: text,
  campaignAfter: text,
  foundBy: text,
  touchpoints: z.number(),
})

export const touchRow = z.object({
  touchedAt: z.string(),
  kind: z.string(),
  source: z.string(),
  medium: z.string(),
  campaign: text,
  referrerHost: text,
  fromChannel: z.string(),
  toChannel: z.string(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})

export const channelTouches = z.object({
  channel: z.string(),
  before: z.number(),
  after: z.number(),
})
