import { z } from 'zod'
import { defineJob } from '#jobs/job.ts'

export const compact = defineJob({
  id: 'compact',
  title: 'Merges the many small files of a workspace into few, with the same rows',
  lane: 'upkeep',
  payload: z.strictObject({
    workspaceId: z.string(),
    /** The day for which it is, as 2026-11-22. */
    day: z.string(),
  }),
  attempts: 3,
  keepHours: 48,
  jobId: ({ workspaceId, day }) => `compact-${workspaceId}-${day}`,
})
