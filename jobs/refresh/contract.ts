import { z } from 'zod'
import { defineJob } from '#jobs/job.ts'

/** Of the newest snapshot under the newest definitions, whatever was asked for: older ones answer without. */
export const refresh = defineJob({
  id: 'refresh',
  title: 'Builds persons and journeys of a snapshot',
  lane: 'refresh',
  payload: z.strictObject({ workspaceId: z.string() }),
  attempts: 5,
  keepHours: 24,
})
