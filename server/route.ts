import { createRoute, z } from '@hono/zod-openapi'
import type { Feature } from '#engine/analysis.ts'

/** What a route needs. Roles are mapped to these in server/host/permissions.ts. */
export const permissions = [
  'read',
  'export',
  'save',
  'fit',
  'sql',
  'load',
  'sources',
  'definitions',
  'keys',
  'members',
  'erasure',
  'billing',
  'delete',
] as const
export type Permission = (typeof permissions)[number]

/** Whose data a route touches: nobody's, the caller's own, an organization's or a workspace's. */
export type RouteScope = 'public' | 'account' | 'organization' | 'workspace'

type RouteConfig = Parameters<typeof createRoute>[0]

/** Every route declares who may call it and what plan feature it needs, beside its shapes.
 * The generated matrix test and the OpenAPI document read these; a route without them does not compile. */
export type Access =
  | { readonly scope: 'public' }
  | { readonly scope: 'account' }
  | {
      readonly scope: 'organization' | 'workspace'
      readonly permission: Permission
      readonly feature: Feature
    }

export function defineRoute<const Config extends RouteConfig>(access: Access, config: Config) {
  const route = createRoute({
    ...config,
    security: access.scope === 'public' ? [] : [{ session: [] }, { key: [] }],
  })
  return Object.assign(route, { access })
}

/** RFC 9457 problem document. `type` is stable; `field` is the path at fault. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    field: z.string().optional(),
    requestId: z.string(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof problem>

const answers = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

/** The problems any route may answer. */
export const problems = {
  400: answers('The request is malformed; `field` names what is at fault.'),
  401: answers('Nobody is signed in.'),
  403: answers('The caller may not do this.'),
  404: answers('There is no such thing, or the caller may not know of it.'),
  409: answers('It conflicts with what is there.'),
  413: answers('The body is too large.'),
  422: answers('The data does not allow an answer.'),
  429: answers('Too many requests.'),
  500: answers('Our fault; the request id is in the log.'),
  503: answers('Not ready.'),
} as const

export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
})
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

/** What a person calls something: kept exactly as it was written, and not blank. */
export const nameText = z.string().max(120).regex(/\S/, 'must not be blank')

export const inWorkspace = z.strictObject({ workspace: z.string().regex(/^ws_[a-z0-9]{16}$/) })
export const inOrganization = z.strictObject({
  organization: z.string().regex(/^org_(?:local|[a-z0-9]{16})$/),
})
export const page = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), cursor: z.string().nullable() })
