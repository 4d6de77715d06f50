import { z } from 'zod'

/** The load report. server/routes/loads.contract.ts shows the same shape. */
export const endStatus = z.enum(['loaded', 'unchanged', 'refused', 'failed', 'cancelled'])
export type EndStatus = z.infer<typeof endStatus>

export const reportedFault = z.strictObject({
  file: z.string(),
  line: z.int().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  message: z.string(),
})

export const dropped = z.strictObject({ reason: z.string(), rows: z.int() })

/** @property mapping   name of the mapping that read it; null when a known format did
 *  @property newerAt   extract time of the newer figures that were there already and stayed; null when nothing was kept out
 *  @property kept      rows whose values are in the snapshot
 *  @property replaced  rows of earlier loads that they replaced
 *  @property dropped   rows that are no data or that a newer extract already states, by reason
 *  @property rejected  single rows refused from an accepted feed
 *  @property faults    at most 1,000; faultCount counts all
 *  @property sums      sums over the rows read from this file, by canonical column */
export const fileReport = z.strictObject({
  fileNo: z.int(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  platform: z.string().nullable(),
  mapping: z.string().nullable(),
  source: z.string().nullable(),
  status: endStatus,
  rowsIn: z.int(),
  kept: z.int(),
  replaced: z.int(),
  rejected: z.int(),
  dropped: z.array(dropped),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  extractedAt: z.string().nullable(),
  newerAt: z.string().nullable(),
  currency: z.string().nullable(),
  faults: z.array(reportedFault),
  faultCount: z.int(),
  warnings: z.array(z.string()),
  sums: z.record(z.string(), z.string()),
})
export type FileReport = z.infer<typeof fileReport>

/** Spend and revenue in the workspace's currency; revenue is net of the orders that convert by default. */
export const amounts = z.strictObject({
  spend: z.string(),
  orders: z.int(),
  revenue: z.string(),
  touchpoints: z.int(),
})
export type Amounts = z.infer<typeof amounts>

export const loadReport = z.strictObject({
  files: z.array(fileReport),
  before: amounts,
  after: amounts,
  warnings: z.array(z.string()),
})
export type LoadReport = z.infer<typeof loadReport>
