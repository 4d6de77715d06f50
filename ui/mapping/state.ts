import { z } from 'zod'
import { pageSchema } from '#ui/state/page.ts'
import { words } from '#ui/state/url.ts'

export const mappingSchema = pageSchema({
  /** The mapping that is changed. */
  edit: z
    .string()
    .regex(/^map_[a-z0-9]{16}$/)
    .optional(),
  /** A refused file that waits to be mapped, by its load and name. */
  load: z
    .string()
    .regex(/^load_[a-z0-9]{16}$/)
    .optional(),
  file: words(),
})
