import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { timeout } from 'hono/timeout'
import type { Config } from '#server/host/config.ts'
import type { Env } from './env.ts'
import type { Allowance, Limits } from './limits.ts'
import { clientAddress } from './origin.ts'
import { Refusal } from './problem.ts'

const jsonBytes = 1024 * 1024
/** Longer than an interactive analysis may take, which ends by itself and says so. */
const answerMs = 40_000

/** @throws Refusal `too_many_requests`, with Retry-After on the answer */
export async function tooOften(limits: Limits, c: Context, allowance: Allowance, who: string): Promise<void> {
  const seconds = await limits.take(allowance, who)
  if (seconds === null) return
  c.header('retry-after', String(seconds))
  throw new Refusal('too_many_requests', `Too many requests; try again in ${seconds} s.`)
}

export function rateLimited(limits: Limits, config: Pick<Config, 'trustedProxies'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    await tooOften(limits, c, 'requests', clientAddress(c, config.trustedProxies))
    await next()
  }
}

const isUpload = (c: Context): boolean => /^multipart\//i.test(c.req.header('content-type') ?? '')
const isStream = (c: Context): boolean => c.req.path.endsWith('/events')

const smallBody = bodyLimit({
  maxSize: jsonBytes,
  onError: () => {
    throw new Refusal('too_large', `A body may have ${jsonBytes / 1024} kB.`)
  },
})
const promptly = timeout(answerMs, new HTTPException(504))

/** Uploads and event streams have bounds of their own. */
export const bounded: MiddlewareHandler<Env> = async (c, next) => {
  if (isStream(c)) return next()
  if (isUpload(c)) return next()
  return promptly(c, async () => {
    const refused = await smallBody(c, next)
    if (refused instanceof Response) c.res = refused
  })
}
