import { z } from '@hono/zod-openapi'
import { defineRoute, inWorkspace, json, jsonBody, problems } from '#server/route.ts'

export const originalLines = z
  .object({
    /** Name of the file as it was loaded. */
    file: z.string(),
    /** How many lines the file has. */
    count: z.int(),
    lines: z.array(z.object({ line: z.int(), text: z.string() })),
  })
  .openapi('OriginalLines')
export type OriginalLines = z.infer<typeof originalLines>

export const retention = z
  .object({
    /** For so many days redacted originals are kept. */
    originalsDays: z.int().min(0).max(3650),
  })
  .openapi('Retention')

const reads = { scope: 'workspace', permission: 'read', feature: 'core' } as const
const erases = { scope: 'workspace', permission: 'erasure', feature: 'core' } as const
const path = '/api/v1/workspaces/{workspace}/retention'

export const getOriginalLines = defineRoute(reads, {
  method: 'get',
  path: '/api/v1/workspaces/{workspace}/loads/{load}/files/{file}/lines',
  operationId: 'getOriginalLines',
  tags: ['Loads'],
  summary:
    'Lines of a loaded file, as it is kept without persons. `load` is the number or the id of the load.',
  request: {
    params: inWorkspace.extend({
      load: z.string().regex(/^(load_[a-z0-9]{16}|[1-9]\d{0,8})$/),
      file: z.string().min(1).max(300),
    }),
    query: z.strictObject({
      from: z.coerce.number().int().min(1).max(4_294_967_295).default(1),
      count: z.coerce.number().int().min(1).max(200).default(20),
    }),
  },
  responses: { 200: json('The lines', originalLines), ...problems },
})

export const getRetention = defineRoute(reads, {
  method: 'get',
  path,
  operationId: 'getRetention',
  tags: ['Erasures'],
  summary: 'How long redacted originals are kept.',
  request: { params: inWorkspace },
  responses: { 200: json('The period', retention), ...problems },
})

export const setRetention = defineRoute(erases, {
  method: 'put',
  path,
  operationId: 'setRetention',
  tags: ['Erasures'],
  summary: 'Sets how long redacted originals are kept. What is older goes within a day.',
  request: { params: inWorkspace, ...jsonBody(z.strictObject(retention.shape)) },
  responses: { 200: json('The period', retention), ...problems },
})
