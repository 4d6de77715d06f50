import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Log } from '#server/host/log.ts'
import type { Env } from './env.ts'

/** Gives each request its id, and the log one line about it: never an address with data in it, never a body. */
export function requestLog(log: Log): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = `req_${randomBytes(9).toString('base64url')}`
    const own = log.child({ requestId })
    c.set('requestId', requestId)
    c.set('log', own)
    c.header('x-request-id', requestId)
    const began = performance.now()
    await next()
    const { method } = c.req
    const ms = Math.round(performance.now() - began)
    own.info({ method, route: routePath(c, -1), status: c.res.status, ms }, 'request')
  }
}
