import { z } from 'zod'
import { defineJob } from '#jobs/job.ts'

export const scrub = defineJob({
  id: 'scrub',
  title: 'Hashes every file of a workspace again',
  lane: 'upkeep',
  payload: z.strictObject({
    workspaceId: z.string(),
    /** The week for which it is, as 2026-W47. */
    week: z.string(),
  }),
  attempts: 3,
  keepHours: 8 * 24,
  jobId: ({ workspaceId, week }) => `scrub-${workspaceId}-${week}`,
})
