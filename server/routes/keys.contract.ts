import { z } from '@hono/zod-openapi'
import {
  defineRoute,
  inOrganization,
  json,
  jsonBody,
  nameText,
  page,
  pageOf,
  permissions,
  problems,
} from '#server/route.ts'

export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The first letters, to tell keys apart. */
    prefix: z.string(),
    workspace: z.string().nullable(),
    scopes: z.array(z.string()),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .openapi('ApiKey')
export type ApiKey = z.infer<typeof apiKey>

const manages = { scope: 'organization', permission: 'keys', feature: 'core' } as const

export const createKey = defineRoute(manages, {
  method: 'post',
  path: '/api/v1/organizations/{organization}/keys',
  operationId: 'createKey',
  tags: ['Account'],
  summary: 'Makes an API key; it is shown in this answer and never again.',
  request: {
    params: inOrganization,
    ...jsonBody(
      z.strictObject({
        name: nameText,
        workspace: z.string().max(40).nullable().default(null).meta({
          description: 'The only workspace that it opens; null for all of the organization.',
        }),
        scopes: z.array(z.enum(permissions)).min(1).max(20).default(['read', 'export']),
        expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
      }),
    ),
  },
  responses: {
    201: json(
      'The key. `secret` is null when the same Idempotency-Key was answered before.',
      z.object({ id: z.string(), prefix: z.string(), secret: z.string().nullable() }),
    ),
    ...problems,
  },
})

export const getKeys = defineRoute(manages, {
  method: 'get',
  path: '/api/v1/organizations/{organization}/keys',
  operationId: 'getKeys',
  tags: ['Account'],
  summary: 'API keys of an organization, newest first; never their secrets.',
  request: { params: inOrganization, query: page },
  responses: { 200: json('Keys', pageOf(apiKey)), ...problems },
})

export const revokeKey = defineRoute(manages, {
  method: 'delete',
  path: '/api/v1/organizations/{organization}/keys/{key}',
  operationId: 'revokeKey',
  tags: ['Account'],
  summary: 'Revokes an API key at once and for good.',
  request: { params: inOrganization.extend({ key: z.string().regex(/^key_[a-z0-9]{16}$/) }) },
  responses: { 204: { description: 'Revoked' }, ...problems },
})
