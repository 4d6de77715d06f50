import { z } from '@hono/zod-openapi'
import { defineRoute, inWorkspace, json, page, pageOf, problems } from '#server/route.ts'

export const loadStatus = z.enum([
  'queued',
  'running',
  'loaded',
  'unchanged',
  'refused',
  'failed',
  'cancelled',
])

/** One thing wrong with a file. Lines are physical, from 1. */
export const fault = z
  .object({
    file: z.string(),
    line: z.int().nullable(),
    field: z.string().nullable(),
    value: z.string().nullable(),
    code: z.string(),
    message: z.string(),
  })
  .openapi('Fault')

const amounts = z.object({ spend: z.string(), orders: z.int(), revenue: z.string(), touchpoints: z.int() })

export const fileReport = z
  .object({
    fileNo: z.int(),
    name: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    platform: z.string().nullable(),
    /** Name of the mapping that read it; null when a known format did. */
    mapping: z.string().nullable().default(null),
    source: z.string().nullable(),
    status: loadStatus,
    rowsIn: z.int(),
    kept: z.int(),
    replaced: z.int(),
    rejected: z.int(),
    dropped: z.array(z.object({ reason: z.string(), rows: z.int() })),
    firstDay: z.string().nullable(),
    lastDay: z.string().nullable(),
    extractedAt: z.string().nullable(),
    /** Extract time of newer figures that were there already and stayed. */
    newerAt: z.string().nullable().default(null),
    currency: z.string().nullable(),
    faults: z.array(fault),
    faultCount: z.int(),
    warnings: z.array(z.string()),
    /** Sums over the rows kept from this file, by canonical column. */
    sums: z.record(z.string(), z.string()),
  })
  .openapi('FileReport')
export type FileReport = z.infer<typeof fileReport>

export const loadReport = z
  .object({
    files: z.array(fileReport),
    before: amounts,
    after: amounts,
    warnings: z.array(z.string()),
  })
  .openapi('LoadReport')
export type LoadReport = z.infer<typeof loadReport>

export const load = z
  .object({
    id: z.string(),
    number: z.int(),
    status: loadStatus,
    actor: z.string(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    snapshot: z.int().nullable(),
    files: z.array(z.string()),
    /** In [0, 1] while it runs. */
    progress: z.number().nullable(),
    report: loadReport.nullable(),
  })
  .openapi('Load')
export type Load = z.infer<typeof load>

export const snapshot = z
  .object({ number: z.int(), committedAt: z.string(), load: z.int(), files: z.array(z.string()) })
  .openapi('Snapshot')

export const source = z
  .object({
    id: z.string(),
    platform: z.string(),
    name: z.string(),
    accountId: z.string().nullable(),
    timeZone: z.string(),
    currency: z.string().nullable(),
    lastLoadedAt: z.string().nullable(),
  })
  .openapi('Source')

export const inLoad = inWorkspace.extend({ load: z.string().regex(/^load_[a-z0-9]{16}$/) })
const readsData = { scope: 'workspace', permission: 'read', feature: 'core' } as const

/** What may stand beside the files of an upload; a file's own statements win. */
export const uploadFields = z.strictObject({
  source: z.string().min(1).max(200).optional(),
  platform: z.string().min(1).max(40).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  timeZone: z.string().min(1).max(64).optional(),
  extractedAt: z.iso.datetime({ offset: true }).optional(),
  mapping: z.string().min(1).max(120).optional(),
})
export type UploadFields = z.infer<typeof uploadFields>

export const createLoad = defineRoute(
  { scope: 'workspace', permission: 'load', feature: 'core' },
  {
    method: 'post',
    path: '/api/v1/workspaces/{workspace}/loads',
    operationId: 'createLoad',
    tags: ['Data'],
    summary: 'Uploads files and loads them. Answers at once; follow the load.',
    request: {
      params: inWorkspace,
      body: {
        required: true,
        content: {
          // Not a Zod schema, so that the body is read as it streams and never held whole.
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['files'],
              properties: {
                files: { type: 'array', items: { type: 'string', format: 'binary' } },
                ...Object.fromEntries(
                  Object.keys(uploadFields.shape).map((name) => [name, { type: 'string' as const }]),
                ),
              },
            },
          },
        },
      },
    },
    responses: { 202: json('The load', load), ...problems },
  },
)

export const getLoads = defineRoute(readsData, {
  method: 'get',
  path: '/api/v1/workspaces/{workspace}/loads',
  operationId: 'getLoads',
  tags: ['Data'],
  summary: 'Loads, newest first.',
  request: { params: inWorkspace, query: page },
  responses: { 200: json('Loads', pageOf(load)), ...problems },
})

export const getLoad = defineRoute(readsData, {
  method: 'get',
  path: '/api/v1/workspaces/{workspace}/loads/{load}',
  operationId: 'getLoad',
  tags: ['Data'],
  summary: 'One load with its report.',
  request: { params: inLoad },
  responses: { 200: json('The load', load), ...problems },
})

export const getSnapshots = defineRoute(readsData, {
  method: 'get',
  path: '/api/v1/workspaces/{workspace}/snapshots',
  operationId: 'getSnapshots',
  tags: ['Data'],
  summary: 'States of the data, newest first.',
  request: { params: inWorkspace, query: page },
  responses: { 200: json('Snapshots', pageOf(snapshot)), ...problems },
})

export const getSources = defineRoute(readsData, {
  method: 'get',
  path: '/api/v1/workspaces/{workspace}/sources',
  operationId: 'getSources',
  tags: ['Data'],
  summary: 'Accounts and shops that feed the workspace.',
  request: { params: inWorkspace, query: page },
  responses: { 200: json('Sources', pageOf(source)), ...problems },
})
