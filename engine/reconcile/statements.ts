import { z } from 'zod'
import type { Fragment, Parameters } from '#engine/analysis.ts'
import { filterFragment } from '#engine/duck/filter.ts'
import type { Period } from '#engine/request.ts'
import type { reconcile } from './contract.ts'

export type ReconcileRequest = z.output<typeof reconcile.request>

/** Rows of sql/duckdb/reconcile/*.sql. Decimals are text. */
export const barRow = z.object({
  platform: z.string().nullable(),
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  day: z.string().nullable(),
  bar: z.enum(['claimed', 'view_through', 'overlap', 'excluded', 'unmatched', 'refunds', 'shop']),
  reason: z.string().nullable(),
  orders: z.string(),
  revenue: z.string(),
})
export type BarRow = z.infer<typeof barRow>

export const platformRow = z.object({
  platform: z.string(),
  clickDays: z.number().nullable(),
  isStated: z.boolean(),
  otherZones: z.string().nullable(),
  hasTouches: z.boolean(),
})
export type PlatformRow = z.infer<typeof platformRow>

export const cellRow = z.object({
  orderKey: z.string().nullable(),
  order: z.string().nullable(),
  bar: z.string(),
  what: z.string().nullable(),
  happenedAt: z.string(),
  counts: z.number(),
  amount: z.string(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})

/** What every statement of the analysis binds. */
export const lineParameters = (asked: ReconcileRequest, range: Period): Parameters => ({
  firstDay: range.from,
  endDay: range.until,
  lookbackUs: asked.lookbackDays * 86_400 * 1_000_000,
})

/** A filter keeps the lines of what it names; windows and matches stay those of the whole. */
export const lineFilters = (asked: ReconcileRequest): { readonly filters: Fragment } => ({
  filters: filterFragment(asked.filters, { platform: 'platform', campaign: 'campaign', day: 'day' }),
})
