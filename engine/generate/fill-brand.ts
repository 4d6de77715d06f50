import { z } from 'zod'
import type { Parameters } from '#engine/analysis.ts'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import { type BrandOptions, brandOptions, brandZone, type Progress } from './options.ts'

/** Mean days between two orders of a customer. */
const repeatGapDays = 80
/** Chance that a customer orders again; journeys.sql and buyers.sql draw from it. */
const repeatShare = 0.42
/** Days that calendar.sql adds after the period. */
const daysAfter = 40
const contactsPerBrowser = 3.5
const targetMer = 4.2

/** Parameters that writing needs again. */
export interface FilledBrand {
  readonly untilS: number
  readonly timeZone: string
}

/** Fills the connection with a brand's tables (sql/duckdb/generate): campaigns, people, touches, orders, delivery, claims. */
export async function fillBrand(
  connection: Connection,
  options: BrandOptions,
  progress: Progress,
): Promise<FilledBrand> {
  const {
    touchpoints,
    orders = Math.round(touchpoints / 31.5),
    seed,
    until,
    days,
  } = brandOptions.parse(options)
  const run = (name: string, parameters: Parameters = {}) =>
    query(connection, z.unknown(), `generate/${name}`, parameters)
  const one = async <Schema extends z.ZodType>(schema: Schema, name: string, parameters: Parameters = {}) => {
    const [row] = (await query(connection, schema, `generate/${name}`, parameters)).rows
    return schema.parse(row)
  }
  await run('seed', { seed })
  for (const name of ['draw_macro', 'key_macro', 'hour_macro']) await run(name)
  const timeZone = brandZone
  const { untilS } = await one(z.object({ untilS: z.number() }), 'period_end', { until, timeZone })
  await run('calendar', { until, days, timeZone })
  await run('markets', { markets: Math.min(24, Math.max(1, Math.round(touchpoints / 400_000))) })
  for (const name of fixedTables) await run(name)
  progress(0.05, 'campaigns and products')

  const { share } = await one(z.object({ share: z.number() }), 'demand_share')
  const span = days + daysAfter
  const buyers = Math.max(1, Math.round(orders / share / ordersPerBuyer(span)))
  await run('buyers', { buyers })
  await run('journeys', { repeatGap: repeatGapDays / span, furtherTouches: 11.5 })
  const planned = await one(z.object({ touches: z.number(), firstIdentity: z.number() }), 'planned')
  const people = Math.max(0, Math.round((touchpoints / share - planned.touches) / contactsPerBrowser))
  await run('browsing', { firstPerson: buyers, people, firstIdentity: planned.firstIdentity })
  progress(0.15, 'people')

  await run('touches')
  progress(0.55, 'touchpoints')
  await run('bought')
  const { firstGuestIdentity } = await one(z.object({ firstGuestIdentity: z.number() }), 'guests')
  await run('sales', { untilS, firstGuestIdentity })
  for (const name of ['given_back', 'shop_days', 'noted_visits', 'paid_visits']) await run(name)
  const { clicksPerVisit } = await one(z.object({ clicksPerVisit: z.number() }), 'clicks_per_visit', {
    targetMer,
  })
  await run('delivered', { clicksPerVisit })
  for (const name of ['meta_claims', 'google_credits', 'claims', 'entities']) await run(name)
  progress(0.6, 'orders and spend')
  return { untilS, timeZone }
}

const fixedTables = [
  'day_slots',
  'campaign_themes',
  'campaigns',
  'ads',
  'routes',
  'phase_routes',
  'ways',
  'way_positions',
  'way_ranges',
  'products',
  'product_positions',
  'states',
  'landing_pages',
]

/** Expected orders of someone whose first falls evenly in the calendar: repeat orders come as a Poisson process that
 * ends with chance 1 - repeatShare after each.
 * @param days length of the calendar */
function ordersPerBuyer(days: number): number {
  const exits = ((1 - repeatShare) * days) / repeatGapDays
  return 1 + (repeatShare / (1 - repeatShare)) * (1 - (1 - Math.exp(-exits)) / exits)
}
