import { z } from 'zod'
import { defineJob } from '#jobs/job.ts'

/** Whom it erases is only in the vault. */
export const erase = defineJob({
  id: 'erase',
  title: 'Erases a person from every snapshot, the vault and the originals',
  lane: 'load',
  payload: z.strictObject({
    workspaceId: z.string(),
    erasureId: z.string(),
    onBehalfOf: z.string().optional(),
  }),
  attempts: 5,
  keepHours: 168,
  jobId: ({ erasureId }) => erasureId,
})
