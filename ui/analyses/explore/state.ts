import { z } from 'zod'
import { type ExploreDimension, exploreDimensions, exploreMeasures } from '#engine/explore/contract.ts'
import { pageSchema } from '#ui/state/page.ts'
import { choice, choices } from '#ui/state/url.ts'

/** What the table is broken down by; `day` is the chart's. */
export const breakdowns = ['channel', 'campaign', 'platform', 'source', 'medium', 'device', 'country'] as const satisfies readonly ExploreDimension[]
export type Breakdown = (typeof breakdowns)[number]

export const dimensionNames: Readonly<Record<ExploreDimension, string>> = {
  day: 'Day', channel: 'Channel', campaign: 'Campaign', platform: 'Platform', source: 'Source', medium: 'Medium', device: 'Device', country: 'Country',
}

const filter = z.strictObject({ dimension: z.enum(exploreDimensions), value: z.string() })
export type ExploreFilter = z.output<typeof filter>

/** `channel:Paid Social` in the URL. */
const written = z
  .string()
  .regex(/^[a-z]+:.+$/s)
  .optional()

export const exploreSchema = pageSchema({
  measures: choices(exploreMeasures, ['net', 'orders', 'aov', 'spend', 'mer']),
  /** The measure that the chart draws. */
  chart: choice(exploreMeasures, 'net'),
  by: choice(breakdowns, 'channel'),
  where: written,
  view: choice(['chart', 'table'], 'chart'),
})
export type ExploreState = ReturnType<typeof exploreSchema.parse>

export const writeFilter = (one: ExploreFilter): string => `${one.dimension}:${one.value}`

/** The filter that the URL holds; none when it names no dimension. */
export function readFilters(where: string | undefined): ExploreFilter[] {
  const at = where?.indexOf(':') ?? -1
  const parsed = filter.safeParse({ dimension: where?.slice(0, at), value: where?.slice(at + 1) })
  return parsed.success ? [parsed.data] : []
}
