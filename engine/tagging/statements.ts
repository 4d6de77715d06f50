import { z } from 'zod'
import type { Parameters } from '#engine/analysis.ts'
import { type tagging, tagIssues } from './contract.ts'

export type TaggingRequest = z.output<typeof tagging.request>

/** Rows of sql/duckdb/tagging/*.sql. Decimals are text. */
export const findingRow = z.object({
  issue: z.enum(tagIssues),
  platform: z.string().nullable(),
  field: z.string(),
  value: z.string(),
  campaignId: z.string().nullable(),
  touchpoints: z.number(),
  orders: z.number(),
  spend: z.string().nullable(),
  revenue: z.string(),
  atStake: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  example: z.string().nullable(),
  suggestion: z.string().nullable(),
})

export const coverageRow = z.object({
  visits: z.number(),
  taggedVisits: z.number(),
  orders: z.number(),
  reachedOrders: z.number(),
  spend: z.string().nullable(),
  untaggedSpend: z.string(),
  platforms: z.array(z.string()).nullable(),
})
export type CoverageRow = z.infer<typeof coverageRow>

export const cellRow = z.object({
  what: z.string(),
  detail: z.string().nullable(),
  happenedAt: z.string(),
  amount: z.string().nullable(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})

/** What every statement of the analysis binds. */
export const rangeParameters = (asked: TaggingRequest): Parameters => ({
  firstDay: asked.from,
  endDay: asked.until,
  lookbackUs: asked.lookbackDays * 86_400 * 1_000_000,
})
