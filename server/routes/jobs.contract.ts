import { z } from '@hono/zod-openapi'
import { defineRoute, inWorkspace, json, problems } from '#server/route.ts'
import { load, loadStatus } from './loads.contract.ts'

/** Work that goes on after its request was answered. The id of a load's job is the load's. */
export const job = z
  .object({
    id: z.string(),
    kind: z.literal('load'),
    status: loadStatus,
    /** In [0, 1] while it runs. */
    progress: z.number().nullable(),
    /** What it is doing, in words; null when it is not running. */
    phase: z.string().nullable(),
    load,
  })
  .openapi('Job')
export type Job = z.infer<typeof job>

const inJob = inWorkspace.extend({ job: z.string().regex(/^load_[a-z0-9]{16}$/) })

export const getJob = defineRoute(
  { scope: 'workspace', permission: 'read', feature: 'core' },
  {
    method: 'get',
    path: '/api/v1/workspaces/{workspace}/jobs/{job}',
    operationId: 'getJob',
    tags: ['Jobs'],
    summary: 'How far a job is.',
    request: { params: inJob },
    responses: { 200: json('The job', job), ...problems },
  },
)

export const getJobEvents = defineRoute(
  { scope: 'workspace', permission: 'read', feature: 'core' },
  {
    method: 'get',
    path: '/api/v1/workspaces/{workspace}/jobs/{job}/events',
    operationId: 'getJobEvents',
    tags: ['Jobs'],
    summary: 'The job at each change, as server-sent events named `job`; the stream ends with the job.',
    request: { params: inJob },
    responses: {
      200: {
        description: 'Events whose data is a Job',
        content: { 'text/event-stream': { schema: z.string() } },
      },
      ...problems,
    },
  },
)

export const cancelJob = defineRoute(
  { scope: 'workspace', permission: 'load', feature: 'core' },
  {
    method: 'delete',
    path: '/api/v1/workspaces/{workspace}/jobs/{job}',
    operationId: 'cancelJob',
    tags: ['Jobs'],
    summary: 'Stops a job; what it has not committed is gone. Nothing happens to one that has ended.',
    request: { params: inJob },
    responses: { 202: json('The job', job), ...problems },
  },
)
