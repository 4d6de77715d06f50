import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import type { Config } from '#server/host/config.ts'
import { HostError } from '#server/host/errors.ts'
import { Refusal } from './problem.ts'

const loopback = ['127.0.0.1', 'localhost', '[::1]']

export const isLoopback = (host: string): boolean => loopback.includes(host) || host === '::1'

/** Origins under which browsers may use us. Without PUBLIC_URL that is loopback alone, whatever a DNS name says.
 * @throws HostError `configuration` when others could reach us under a name that nobody told us */
export function originsOf(config: Pick<Config, 'host' | 'publicUrl'>, port: number): readonly string[] {
  if (config.publicUrl !== null) return [config.publicUrl]
  if (!isLoopback(config.host)) {
    throw new HostError('configuration', `PUBLIC_URL must be set when HOST is ${config.host}.`, {
      field: 'PUBLIC_URL',
    })
  }
  return loopback.map((host) => `http://${host}${port === 80 ? '' : `:${port}`}`)
}

/** Address of the machine at the other end of the connection; null where there is none, as in tests. */
function peerOf(c: Context): string | null {
  if (c.env === undefined || c.env === null || !('incoming' in c.env)) return null
  return getConnInfo(c).remote.address?.replace(/^::ffff:/, '') ?? null
}

/** Who calls, past the proxies we trust: the last address in X-Forwarded-For that is none of them. */
export function clientAddress(c: Context, trustedProxies: readonly string[]): string {
  const peer = peerOf(c)
  if (peer === null) return 'local'
  if (!trustedProxies.includes(peer)) return peer
  const hops = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .flatMap((hop) => (hop.trim() ? [hop.trim()] : []))
  return hops.findLast((hop) => !trustedProxies.includes(hop)) ?? peer
}

const safe = ['GET', 'HEAD', 'OPTIONS']

/** Host and Origin checks: a page of another site, and a name rebound to our address, are turned away.
 * The readiness probe is open to whatever name a load balancer uses. */
export function fromOurSite(origins: () => readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const allowed = origins()
    const { host } = new URL(c.req.url)
    if (c.req.path !== '/readyz' && !allowed.some((origin) => new URL(origin).host === host)) {
      throw new Refusal(
        'foreign_origin',
        'This server does not answer under that name; set PUBLIC_URL to change it.',
      )
    }
    if (!safe.includes(c.req.method)) {
      const origin = c.req.header('origin')
      const site = c.req.header('sec-fetch-site')
      const ours =
        origin === undefined ? site === undefined || site === 'same-origin' : allowed.includes(origin)
      if (!ours) throw new Refusal('foreign_origin', 'Writes are accepted from our own pages only.')
    }
    await next()
  }
}
