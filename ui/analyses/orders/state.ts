import { z } from 'zod'
import { attributionModels } from '#engine/attribution/contract.ts'
import { windows } from '#ui/analyses/attribution/state.ts'
import { pageSchema } from '#ui/state/page.ts'
import { choice, choices, words } from '#ui/state/url.ts'

export const ordersSchema = pageSchema({
  q: words(),
  show: choice(['all', 'counted', 'left'], 'all'),
  /** Key of the order whose journey is open. */
  order: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
  after: words(),
  models: choices(attributionModels, attributionModels),
  window: choice(windows, '30'),
})
export type OrdersState = ReturnType<typeof ordersSchema.parse>
