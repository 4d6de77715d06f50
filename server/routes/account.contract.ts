import { z } from '@hono/zod-openapi'
import {
  defineRoute,
  inOrganization,
  inWorkspace,
  json,
  jsonBody,
  nameText,
  page,
  pageOf,
  problems,
} from '#server/route.ts'

export const role = z.enum(['viewer', 'analyst', 'admin', 'owner'])
export type Role = z.infer<typeof role>

export const workspace = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    role,
    demo: z.boolean(),
  })
  .openapi('Workspace')
export type Workspace = z.infer<typeof workspace>

export const organization = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['brand', 'agency']),
    /** Null when the caller holds roles on single workspaces only. */
    role: role.nullable(),
    workspaces: z.array(workspace),
  })
  .openapi('Organization')
export type Organization = z.infer<typeof organization>

export const me = z
  .object({
    account: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    operator: z.boolean(),
    organizations: z.array(organization),
  })
  .openapi('Me')
export type Me = z.infer<typeof me>

export const member = z
  .object({ accountId: z.string(), name: z.string(), email: z.string(), role, since: z.string() })
  .openapi('Member')

export const getMe = defineRoute(
  { scope: 'account' },
  {
    method: 'get',
    path: '/api/v1/me',
    operationId: 'getMe',
    tags: ['Account'],
    summary: 'Who is signed in, and which workspaces they may enter.',
    responses: { 200: json('The caller', me), ...problems },
  },
)

export const createOrganization = defineRoute(
  { scope: 'account' },
  {
    method: 'post',
    path: '/api/v1/organizations',
    operationId: 'createOrganization',
    tags: ['Account'],
    summary: 'Makes an organization; the caller becomes its owner.',
    request: jsonBody(
      z.strictObject({
        name: nameText,
        kind: z.enum(['brand', 'agency']).default('brand'),
      }),
    ),
    responses: { 201: json('The organization', organization), ...problems },
  },
)

export const createWorkspace = defineRoute(
  { scope: 'organization', permission: 'members', feature: 'core' },
  {
    method: 'post',
    path: '/api/v1/organizations/{organization}/workspaces',
    operationId: 'createWorkspace',
    tags: ['Account'],
    summary: 'Makes a workspace with its zone and currency.',
    request: {
      params: inOrganization,
      ...jsonBody(
        z.strictObject({
          name: nameText,
          timeZone: z.string().max(64).meta({ description: 'IANA zone, such as Europe/Berlin.' }),
          currency: z
            .string()
            .regex(/^[A-Z]{3}$/)
            .meta({ description: 'ISO 4217 code, such as EUR.' }),
        }),
      ),
    },
    responses: { 201: json('The workspace', workspace), ...problems },
  },
)

export const getMembers = defineRoute(
  { scope: 'organization', permission: 'read', feature: 'core' },
  {
    method: 'get',
    path: '/api/v1/organizations/{organization}/members',
    operationId: 'getMembers',
    tags: ['Account'],
    summary: 'Members of an organization.',
    request: { params: inOrganization, query: page },
    responses: { 200: json('Members', pageOf(member)), ...problems },
  },
)

export const setMember = defineRoute(
  { scope: 'organization', permission: 'members', feature: 'core' },
  {
    method: 'put',
    path: '/api/v1/organizations/{organization}/members',
    operationId: 'setMember',
    tags: ['Account'],
    summary: 'Gives an account that exists a role in the organization, or changes it; null takes it away.',
    request: {
      params: inOrganization,
      ...jsonBody(z.strictObject({ email: z.email(), role: role.nullable() })),
    },
    responses: { 200: json('Members', pageOf(member)), ...problems },
  },
)

export const getWorkspaceMembers = defineRoute(
  { scope: 'workspace', permission: 'members', feature: 'core' },
  {
    method: 'get',
    path: '/api/v1/workspaces/{workspace}/members',
    operationId: 'getWorkspaceMembers',
    tags: ['Account'],
    summary: 'Logins on this workspace only, such as a client of an agency.',
    request: { params: inWorkspace, query: page },
    responses: { 200: json('Members', pageOf(member)), ...problems },
  },
)

export const setWorkspaceMember = defineRoute(
  { scope: 'workspace', permission: 'members', feature: 'core' },
  {
    method: 'put',
    path: '/api/v1/workspaces/{workspace}/members',
    operationId: 'setWorkspaceMember',
    tags: ['Account'],
    summary: 'Gives an account that exists a role in this workspace only, or changes it; null takes it away.',
    request: {
      params: inWorkspace,
      ...jsonBody(z.strictObject({ email: z.email(), role: role.nullable() })),
    },
    responses: { 200: json('Members', pageOf(member)), ...problems },
  },
)
