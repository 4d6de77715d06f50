import type { Context } from 'hono'
import type { Auth } from '#server/auth/auth.ts'
import type { Host } from '#server/host/host.ts'
import { Refusal } from '#server/problem.ts'
import type { Caller } from './caller.ts'
import { actorOfKey } from './keys.ts'

const unknown = () =>
  new Refusal('unauthenticated', 'Sign in, or send an API key as `Authorization: Bearer`.')

async function byKey(host: Pick<Host, 'db' | 'secret'>, authorization: string): Promise<Caller> {
  const key = /^Bearer ([\x21-\x7E]{1,200})$/i.exec(authorization)?.[1]
  const actor = key === undefined ? null : await actorOfKey(host.db, host.secret, key)
  if (actor === null) throw new Refusal('unauthenticated', 'This API key is unknown, revoked or expired.')
  return { actor, account: null }
}

/** Who sends a request: an API key if it brings one, else the session of its cookie.
 * @throws Refusal `unauthenticated` */
export async function authenticate(
  host: Pick<Host, 'db' | 'secret'>,
  auth: Pick<Auth, 'sessionOf'>,
  c: Context,
): Promise<Caller> {
  const authorization = c.req.header('authorization')
  if (authorization !== undefined) return byKey(host, authorization)
  const session = await auth.sessionOf(c.req.raw.headers)
  if (session === null) throw unknown()
  for (const cookie of session.cookies) c.header('set-cookie', cookie, { append: true })
  return { actor: { kind: 'account', accountId: session.account.id }, account: session.account }
}
