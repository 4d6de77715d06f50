import { pageSchema } from '#ui/state/page.ts'
import { choice, words } from '#ui/state/url.ts'
import { tabIds } from './tab-ids.ts'

export const previews = ['moves', 'channels', 'sources'] as const
export type PreviewKind = (typeof previews)[number]

export const rulesSchema = pageSchema({
  show: choice(tabIds, 'channels'),
  preview: choice(previews, 'moves'),
  /** Part of a source, host or tag. */
  search: words(),
})
export type RulesState = ReturnType<typeof rulesSchema.parse>
