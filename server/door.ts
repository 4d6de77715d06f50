import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { contextActor } from '#server/host/actor.ts'
import { read } from '#server/host/write.ts'
import { authenticate } from '#server/tenancy/authenticate.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { tooOften } from './limited.ts'
import { Refusal } from './problem.ts'
import type { Access } from './route.ts'

export type App = OpenAPIHono<Env>

/** Ids have one form; whatever else stands in an address names nothing that could be entered. */
const placeId = /^(?:(?:ws|org)_[a-z0-9]{16}|org_local)$/

/** Who calls, and may they: before the request is read any further. */
function door(deps: Deps, access: Access): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (access.scope === 'public') return next()
    const caller = await authenticate(deps.host, deps.auth, c)
    c.set('caller', caller)
    const writes =
      access.scope === 'account' ? c.req.method !== 'GET' : !['read', 'export'].includes(access.permission)
    if (writes && c.req.method !== 'GET') await tooOften(deps.limits, c, 'writes', contextActor(caller.actor))
    if (access.scope === 'account') return next()
    const id = c.req.param(access.scope) ?? ''
    if (!placeId.test(id)) throw new Refusal('not_found', `There is no such ${access.scope}.`)
    const place = { [access.scope]: id, permission: access.permission }
    c.set('entered', await read(deps.host.db, caller.actor, place, async (_tx, entered) => entered))
    return next()
  }
}

interface Declared {
  readonly method: string
  readonly access: Access
  getRoutingPath(): string
}

/** Puts a route's own door before it. Every route of the API goes through here: `app.openapi(behindDoor(app, deps, route), …)`. */
export function behindDoor<Route extends Declared>(app: App, deps: Deps, route: Route): Route {
  app.on(route.method.toUpperCase(), route.getRoutingPath(), door(deps, route.access))
  return route
}
