import type { Row } from '#engine/analysis.ts'
import { toNumber } from '#ui/format/number.ts'
import { pageSchema } from '#ui/state/page.ts'
import { choice, words } from '#ui/state/url.ts'

export const adMeasures = ['spend', 'claimedValue', 'claimedConversions', 'clicks', 'impressions'] as const
export const shopMeasures = ['net', 'orders', 'refunds', 'total'] as const
export type Measure = (typeof adMeasures)[number] | (typeof shopMeasures)[number]

export const subjects = ['ads', 'orders'] as const
export type Subject = (typeof subjects)[number]

export const measuresOf: Record<Subject, readonly Measure[]> = { ads: adMeasures, orders: shopMeasures }

/** What happened: `restated` is all but new, `all` leaves nothing out. */
export const shownKinds = [
  'restated',
  'all',
  'appeared',
  'vanished',
  'changed',
  'cancelled',
  'refunded',
  'edited',
] as const
export type ShownKind = (typeof shownKinds)[number]

export const groupings = ['campaign-day', 'campaign', 'day', 'platform', 'account', 'adset', 'ad'] as const
export type Grouping = (typeof groupings)[number]

export const restatementsSchema = pageSchema({
  /** Number of the earlier snapshot; '' for the one before the last that changed ads or orders. */
  since: words(),
  subject: choice(subjects, 'ads'),
  measure: choice(['moved', ...adMeasures, ...shopMeasures], 'moved'),
  kind: choice(shownKinds, 'restated'),
  by: choice(groupings, 'campaign-day'),
  view: choice(['chart', 'table'], 'chart'),
})
export type RestatementsState = ReturnType<typeof restatementsSchema.parse>

/** The measure that charts and table are about: one of the subject's; unless one is chosen, the first that moved.
 * @param totals of all changes; null when there are none */
export function chosenMeasure(state: RestatementsState, totals: Row | null | undefined): Measure {
  const own = measuresOf[state.subject]
  return (
    own.find((measure) => measure === state.measure) ??
    own.find((measure) => (toNumber(totals?.[`${measure}Difference`]) ?? 0) !== 0) ??
    own[0] ??
    'spend'
  )
}
