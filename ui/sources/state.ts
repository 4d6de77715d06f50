import { z } from 'zod'
import { pageSchema } from '#ui/state/page.ts'
import { choice } from '#ui/state/url.ts'

export const sourcesSchema = pageSchema({
  show: choice(['loads', 'sources', 'snapshots'], 'loads'),
  /** The load whose report is open. */
  load: z
    .string()
    .regex(/^load_[a-z0-9]{16}$/)
    .optional(),
})
export type SourcesState = ReturnType<typeof sourcesSchema.parse>
