import { z } from 'zod'
import {
  type ExploreDimension,
  type ExploreMeasure,
  exploreDimensions,
  exploreMeasures,
  refundRules,
} from '#engine/explore/contract.ts'
import { pageSchema } from '#ui/state/page.ts'
import { choice, choices } from '#ui/state/url.ts'

/** What the table is broken down by; `day` is the chart's. */
export const breakdowns = [
  'channel',
  'campaign',
  'platform',
  'source',
  'medium',
  'device',
  'country',
] as const satisfies readonly ExploreDimension[]
export type Breakdown = (typeof breakdowns)[number]

export const dimensionNames: Readonly<Record<ExploreDimension, string>> = {
  day: 'Day',
  channel: 'Channel',
  campaign: 'Campaign',
  platform: 'Platform',
  source: 'Source',
  medium: 'Medium',
  device: 'Device',
  country: 'Country',
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
  /** Which day takes the money of a refund. */
  refunds: choice(refundRules, 'orderDay'),
})
export type ExploreState = ReturnType<typeof exploreSchema.parse>

export const writeFilter = (one: ExploreFilter): string => `${one.dimension}:${one.value}`

/** The filter that the URL holds; none when it names no dimension. */
export function readFilters(where: string | undefined): ExploreFilter[] {
  const at = where?.indexOf(':') ?? -1
  const parsed = filter.safeParse({ dimension: where?.slice(0, at), value: where?.slice(at + 1) })
  return parsed.success ? [parsed.data] : []
}

type Measured = Readonly<Record<Breakdown, readonly ExploreMeasure[]>>

const stated = ['spend', 'impressions', 'clicks', 'claimedConversions', 'claimedValue'] as const
const seen = ['touchpoints', 'people'] as const
const sold = [
  'orders',
  'gross',
  'net',
  'total',
  'newCustomers',
  'aov',
  'refunds',
  'units',
  'costOfGoods',
  'grossMargin',
  'contributionMargin',
  'costCoverage',
  'uncostedNet',
] as const

/** Measures that the rule for refunds changes. */
const refunded: readonly ExploreMeasure[] = ['net', 'refunds', 'aov', 'mer']
export const hasRefunds = (chosen: readonly ExploreMeasure[]): boolean =>
  chosen.some((measure) => refunded.includes(measure))

/** Which measures a dimension can be told for. Orders have a channel or campaign only under an attribution model. */
const measuredBy: Measured = {
  channel: [...stated, ...seen],
  campaign: [...stated, ...seen],
  platform: stated,
  source: seen,
  medium: seen,
  device: seen,
  country: [...sold, ...seen],
}

/** The chosen measures that the dimension has, filled up to four with its first others. */
export function breakdownMeasures(chosen: readonly ExploreMeasure[], by: Breakdown): ExploreMeasure[] {
  const own = chosen.filter((measure) => measuredBy[by].includes(measure))
  const others = measuredBy[by].filter((measure) => !own.includes(measure))
  return [...own, ...others.slice(0, Math.max(0, 4 - own.length))]
}

/** Whether some chosen measure cannot be told by the dimension. */
export const leavesOut = (chosen: readonly ExploreMeasure[], by: Breakdown): boolean =>
  chosen.some((measure) => !measuredBy[by].includes(measure))
