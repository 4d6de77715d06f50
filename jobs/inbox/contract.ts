import { z } from 'zod'
import { defineJob } from '#jobs/job.ts'

/** Loads the files that wait in a workspace's inbox, one load a file, in the order of their names. */
export const inbox = defineJob({
  id: 'inbox',
  title: 'Loads files dropped into the inbox',
  lane: 'load',
  payload: z.strictObject({
    workspaceId: z.string(),
    /** The look that found them, as seconds since 1970: workers that look in the same second ask once. */
    look: z.int(),
  }),
  attempts: 3,
  keepHours: 1,
  jobId: ({ workspaceId, look }) => `inbox-${workspaceId}-${look}`,
})
