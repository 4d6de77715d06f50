import { z } from '@hono/zod-openapi'
import { defineRoute, inWorkspace, json, jsonBody, problems } from '#server/route.ts'

export const erasureResult = z.object({
  /** Identifiers that later loads take for nobody. */
  identifiers: z.int(),
  orders: z.int(),
  touchpoints: z.int(),
  /** Files of snapshots written anew. */
  files: z.int(),
  /** Lines of kept originals. */
  lines: z.int(),
})

export const erasure = z
  .object({
    id: z.string(),
    /** How the person was named; by what is nowhere kept. */
    kind: z.enum(['customer_id', 'email', 'phone', 'client_id']),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    /** In [0, 1] while it runs. */
    progress: z.number().nullable(),
    /** What it is doing, in words; null when it is not running. */
    phase: z.string().nullable(),
    actor: z.string(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    result: erasureResult.nullable(),
  })
  .openapi('Erasure')
export type Erasure = z.infer<typeof erasure>

/** Exactly one names the person. */
export const erasureRequest = z
  .strictObject({
    email: z.string().min(1).max(320).optional(),
    phone: z.string().min(1).max(60).optional(),
    customerId: z.string().min(1).max(200).optional(),
  })
  .refine((asked) => Object.values(asked).filter((value) => value !== undefined).length === 1, {
    message: 'wants exactly one of email, phone and customerId',
  })
export type ErasureRequestBody = z.infer<typeof erasureRequest>

const access = { scope: 'workspace', permission: 'erasure', feature: 'core' } as const
const path = '/api/v1/workspaces/{workspace}/erasures'
const inErasure = inWorkspace.extend({ erasure: z.string().regex(/^erasure_[a-z0-9]{16}$/) })

export const createErasure = defineRoute(access, {
  method: 'post',
  path,
  operationId: 'createErasure',
  tags: ['Erasures'],
  summary:
    'Erases a person: from the vault, every snapshot and the kept originals. Orders and sums stay, as nobody’s. Loads take the person’s identifiers for nobody from now on. It cannot be undone.',
  request: { params: inWorkspace, ...jsonBody(erasureRequest) },
  responses: { 202: json('The erasure, which goes on', erasure), ...problems },
})

export const getErasures = defineRoute(access, {
  method: 'get',
  path,
  operationId: 'getErasures',
  tags: ['Erasures'],
  summary: 'The newest 100 erasures of a workspace, newest first.',
  request: { params: inWorkspace },
  responses: {
    200: json('Erasures', z.object({ items: z.array(erasure), cursor: z.string().nullable() })),
    ...problems,
  },
})

export const getErasure = defineRoute(access, {
  method: 'get',
  path: `${path}/{erasure}`,
  operationId: 'getErasure',
  tags: ['Erasures'],
  summary: 'How far an erasure is, and what it erased.',
  request: { params: inErasure },
  responses: { 200: json('The erasure', erasure), ...problems },
})
