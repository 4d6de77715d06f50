import { z } from 'zod'
import { defineJob } from '#jobs/job.ts'

export const retain = defineJob({
  id: 'retain',
  title: 'Removes redacted originals whose retention period has ended',
  lane: 'upkeep',
  payload: z.strictObject({
    workspaceId: z.string(),
    /** The day for which it is, as 2026-11-22. */
    day: z.string(),
  }),
  attempts: 3,
  keepHours: 48,
  jobId: ({ workspaceId, day }) => `retain-${workspaceId}-${day}`,
})
