import { z } from 'zod'
import { defineJob } from '#jobs/job.ts'

/** Loads the files of one upload; they wait in its folder below the home. Loads of one workspace run one after another. */
export const load = defineJob({
  id: 'load',
  title: 'Loads uploaded files',
  lane: 'load',
  payload: z.strictObject({ workspaceId: z.string(), loadId: z.string(), onBehalfOf: z.string().optional() }),
  attempts: 5,
  keepHours: 24,
  jobId: (payload) => payload.loadId,
})
