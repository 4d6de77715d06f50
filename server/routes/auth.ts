import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import { tooOften } from '#server/limited.ts'
import { clientAddress } from '#server/origin.ts'
import { receive } from '#server/tenancy/sign-up.ts'
import { getSession, signIn, signOut, signUp } from './auth.contract.ts'

/** All of better-auth that can be reached. */
export function mountAuth(app: App, deps: Deps): void {
  const { auth, host, limits } = deps
  const address = (c: Parameters<typeof clientAddress>[0]) => clientAddress(c, host.config.trustedProxies)

  app.openapi(behindDoor(app, deps, signUp), async (c) => {
    await tooOften(limits, c, 'credentials', address(c))
    const { account, cookies } = await auth.signUp(c.req.valid('json'), c.req.raw.headers)
    await receive(host.db, account, deps.onLoopback)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ account }, 201)
  })
  app.openapi(behindDoor(app, deps, signIn), async (c) => {
    const login = c.req.valid('json')
    await tooOften(limits, c, 'credentials', address(c))
    await tooOften(limits, c, 'account', login.email.toLowerCase())
    const { account, cookies } = await auth.signIn(login, c.req.raw.headers)
    await receive(host.db, account, deps.onLoopback)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ account }, 200)
  })
  app.openapi(behindDoor(app, deps, signOut), async (c) => {
    for (const cookie of await auth.signOut(c.req.raw.headers))
      c.header('set-cookie', cookie, { append: true })
    return c.body(null, 204)
  })
  app.openapi(behindDoor(app, deps, getSession), async (c) => {
    const session = await auth.sessionOf(c.req.raw.headers)
    for (const cookie of session?.cookies ?? []) c.header('set-cookie', cookie, { append: true })
    return c.json({ account: session?.account ?? null }, 200)
  })
}
