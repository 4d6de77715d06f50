import { pageSchema } from '#ui/state/page.ts'
import { choice } from '#ui/state/url.ts'

export const lookbacks = ['7', '14', '30', '60', '90'] as const

export const reconcileSchema = pageSchema({
  measure: choice(['revenue', 'orders'], 'revenue'),
  by: choice(['platform', 'campaign', 'day'], 'platform'),
  window: choice(lookbacks, '30'),
  view: choice(['chart', 'table'], 'chart'),
})
export type ReconcileState = ReturnType<typeof reconcileSchema.parse>
export type Measure = ReconcileState['measure']
