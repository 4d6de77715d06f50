import { z } from 'zod'
import { defineJob } from '#jobs/job.ts'

export const reap = defineJob({
  id: 'reap',
  title: 'Ends loads whose process died and removes what nothing refers to',
  lane: 'upkeep',
  payload: z.strictObject({
    workspaceId: z.string(),
    /** The hour for which it is, as 2026-11-22T18. */
    hour: z.string(),
  }),
  attempts: 3,
  keepHours: 2,
  jobId: ({ workspaceId, hour }) => `reap-${workspaceId}-${hour}`,
})
