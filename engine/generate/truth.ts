import { z } from 'zod'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import { type BrandOptions, brandCurrency, brandOptions, brandZone } from './options.ts'

const money = z.string()
const claims = { claimedConversions: z.string(), claimedValue: money }

/** What was put into a generated brand. Answers about it must reach these figures; no analysis may read them. */
export const truth = z.strictObject({
  seed: z.int(),
  from: z.iso.date(),
  until: z.iso.date(),
  timeZone: z.string(),
  currency: z.string(),
  totals: z.strictObject({
    touchpoints: z.int(),
    people: z.int(),
    buyers: z.int(),
    orders: z.int(),
    orderLines: z.int(),
    units: z.int(),
    grossSales: money,
    discounts: money,
    netSales: money,
    shipping: money,
    taxes: money,
    total: money,
    refunds: z.int(),
    refunded: money,
    goodsRefunded: money,
    spend: money,
    impressions: z.int(),
    clicks: z.int(),
    ...claims,
    trackedOrders: z.int(),
    notedOrders: z.int(),
    ordersWithoutEvidence: z.int(),
  }),
  excluded: z.array(z.strictObject({ reason: z.string(), orders: z.int() })),
  byChannel: z.array(
    z.strictObject({
      channel: z.string(),
      touchpoints: z.int(),
      ordersBegun: z.int(),
      spend: money,
      ...claims,
    }),
  ),
  byCampaign: z.array(
    z.strictObject({
      platform: z.string(),
      id: z.string(),
      name: z.string(),
      touchpoints: z.int(),
      spend: money,
      impressions: z.int(),
      clicks: z.int(),
      ...claims,
    }),
  ),
})
export type Truth = z.infer<typeof truth>

/** Counts what the connection's brand holds, from the tables it was drawn into and not from the files written. */
export async function readTruth(connection: Connection, options: BrandOptions): Promise<Truth> {
  const { seed, until, days } = brandOptions.parse(options)
  const { totals, excluded, byChannel, byCampaign } = truth.shape
  const read = async <Schema extends z.ZodType>(schema: Schema, name: string) =>
    (await query(connection, schema, `generate/truth/${name}`, {})).rows
  const [total] = await read(totals, 'totals')
  return truth.parse({
    seed,
    from: new Date(Date.parse(`${until}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10), // calendar days of UTC, no zone involved
    until,
    timeZone: brandZone,
    currency: brandCurrency,
    totals: total,
    excluded: await read(excluded.element, 'excluded'),
    byChannel: await read(byChannel.element, 'by_channel'),
    byCampaign: await read(byCampaign.element, 'by_campaign'),
  })
}
