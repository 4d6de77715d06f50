import { parityMeasures } from '#engine/parity/contract.ts'
import { tagIssues } from '#engine/tagging/contract.ts'
import { pageSchema } from '#ui/state/page.ts'
import { choice, words } from '#ui/state/url.ts'

export const lookbacks = ['7', '14', '30', '60', '90'] as const

/** The three halves of "do your numbers match?": ad platforms, the shop's own report, and the links between them. */
export const parts = ['claims', 'shop', 'tags'] as const
export type Part = (typeof parts)[number]

export const reconcileSchema = pageSchema({
  part: choice(parts, 'claims'),
  measure: choice(['revenue', 'orders'], 'revenue'),
  by: choice(['platform', 'campaign', 'day'], 'platform'),
  /** A platform, or a campaign of it, that is looked at alone; '' for all, '(none)' for orders that no claiming platform reached. */
  platform: words(),
  campaign: words(),
  window: choice(lookbacks, '30'),
  view: choice(['chart', 'table'], 'chart'),
  /** The figure of the shop's report that is taken apart. */
  figure: choice(parityMeasures, 'net'),
  days: choice(['all', 'differing'], 'all'),
  issue: choice(['all', ...tagIssues], 'all'),
})
export type ReconcileState = ReturnType<typeof reconcileSchema.parse>
export type Measure = ReconcileState['measure']
