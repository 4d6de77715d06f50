import { createAdaptorServer } from '@hono/node-server'
import { openQueue } from '#jobs/queue.ts'
import { openAuth } from '#server/auth/auth.ts'
import type { Config } from '#server/host/config.ts'
import { HostError } from '#server/host/errors.ts'
import { openHost } from '#server/host/host.ts'
import { createPool } from '#server/host/pool/pool.ts'
import { createAnswers } from '#server/routes/answers.ts'
import { createApp } from './app.ts'
import type { Deps } from './deps.ts'
import type { App } from './door.ts'
import { openLimits } from './limits.ts'
import { isLoopback, originsOf } from './origin.ts'
import { portError } from './port.ts'

const answerBytes = 128 * 1024 * 1024
const graceMs = 2000

export interface ServerOptions {
  readonly config: Config
  /** From `openDatabase`, migrated. */
  readonly appUrl: string
  readonly uiFolder: string
  /** How many times the usual allowance of requests; for tests that ask from one address. */
  readonly allowanceTimes?: number
}

export interface Services extends AsyncDisposable {
  readonly app: App
  readonly deps: Deps
  /** Called once the port is known. */
  listensOn(port: number): void
}

/** The application without a listener. */
export function openServices(options: ServerOptions): Services {
  const { config, appUrl } = options
  let origins = originsOf(config, config.port)
  const host = openHost({ config, appUrl, name: 'server' })
  const [origin = ''] = origins
  const auth = openAuth({ databaseUrl: appUrl, secret: host.secret, origin })
  const limits = openLimits(appUrl, options.allowanceTimes)
  const pool = createPool()
  const queue = openQueue(host)
  const deps: Deps = {
    host,
    auth,
    limits,
    pool,
    answers: createAnswers(answerBytes),
    origins: () => origins,
    onLoopback: isLoopback(config.host) && config.publicUrl === null,
    uiFolder: options.uiFolder,
    queue,
  }
  return {
    app: createApp(deps),
    deps,
    listensOn(port) {
      origins = originsOf(config, port)
    },
    async [Symbol.asyncDispose]() {
      await pool.close()
      await Promise.all([auth.close(), limits.close(), queue.close()])
      await host.close()
    },
  }
}

export interface Server {
  /** Where people reach us. */
  readonly url: string
  readonly port: number
  readonly services: Services
  /** Answers what it has begun, for a moment; then ends everything. */
  close(): Promise<void>
}

type Listener = ReturnType<typeof createAdaptorServer>

function listen(listener: Listener, config: Config): Promise<number> {
  return new Promise((settle, fail) => {
    listener.once('error', (cause) => fail(portError(config.host, config.port, cause)))
    listener.listen(config.port, config.host, () => {
      const address = listener.address()
      if (address === null || typeof address === 'string')
        return fail(new HostError('unavailable', 'There is no port.'))
      settle(address.port)
    })
  })
}

function stop(listener: Listener): Promise<void> {
  return new Promise((settle) => {
    listener.close(() => settle())
    if (!('closeIdleConnections' in listener)) return
    listener.closeIdleConnections()
    setTimeout(() => listener.closeAllConnections(), graceMs).unref()
  })
}

/** Serves API and user interface until it is closed.
 * @throws HostError `configuration` when the port cannot be had */
export async function serve(options: ServerOptions): Promise<Server> {
  const { config } = options
  const services = openServices(options)
  const listener = createAdaptorServer({
    fetch: services.app.fetch,
    serverOptions: { requestTimeout: 30 * 60_000 },
  })
  try {
    const port = await listen(listener, config)
    services.listensOn(port)
    const [origin = ''] = services.deps.origins()
    return {
      url: origin,
      port,
      services,
      async close() {
        await stop(listener)
        await services[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    await services[Symbol.asyncDispose]()
    throw error
  }
}
