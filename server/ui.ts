import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import { Refusal } from './problem.ts'

const ownedByApi = (path: string): boolean =>
  path === '/readyz' || path === '/api' || path.startsWith('/api/')

/** Files under /assets carry a hash in their name, so they never change. */
const cacheFor = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

/** The built user interface; any page address that is no file gets its index.
 * @param folder `dist/ui` of the build */
export function serveUi(app: OpenAPIHono<Env>, folder: string): void {
  let files: MiddlewareHandler<Env> | null = null
  app.get('*', async (c, next) => {
    if (ownedByApi(c.req.path)) return next()
    if (existsSync(folder)) files ??= serveStatic<Env>({ root: folder })
    const served = await files?.(c, async () => undefined)
    if (served instanceof Response && served.ok) {
      served.headers.set('cache-control', cacheFor(c.req.path))
      return served
    }
    if (/\.[a-z0-9]+$/i.test(c.req.path)) return next()
    const index = join(folder, 'index.html')
    if (!existsSync(index)) {
      throw new Refusal('not_found', 'The user interface is not built; `npm run build` builds it.')
    }
    return c.html(await readFile(index, 'utf8'), 200, { 'cache-control': 'no-cache' })
  })
}
