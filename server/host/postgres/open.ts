import { join } from 'node:path'
import type { Config } from '#server/host/config.ts'
import { HostError } from '#server/host/errors.ts'
import { ownFolder } from '#server/host/private-file.ts'
import { findBinaries } from './binaries.ts'
import { initialise } from './initialise.ts'
import { makeLogins, type Passwords, readPasswords, urlFor } from './logins.ts'
import { enter, type Presence } from './presence.ts'
import { type RunningServer, runServer, stopServer } from './server.ts'

export interface OpenedDatabase {
  /** Login omnitrack_app. */
  readonly appUrl: string
  /** Login omnitrack_owner, for migrations only; null when an outside database was given without it. */
  readonly ownerUrl: string | null
  /** Whether this process started the embedded server. */
  readonly started: boolean
  /** Call it after closing every pool. Never ends a server that another process uses. */
  stop(): Promise<void>
}

export interface OpenOptions {
  /** Also end a server that an earlier run left behind. For the server process; a command leaves it alone. */
  readonly stopsAdopted?: boolean
  /** Settings of PostgreSQL, such as `fsync=off`; used when this call starts it. */
  readonly settings?: readonly string[]
}

interface Reached {
  readonly server: RunningServer
  readonly presence: Presence
  readonly appUrl: string
}

/** The process that stops the server may do so while we knock: then it is started again. */
async function reach(
  run: () => Promise<RunningServer>,
  passwords: Passwords,
  attempts = 3,
): Promise<Reached> {
  const server = await run()
  const appUrl = urlFor('omnitrack_app', passwords.app, server.port, 'omnitrack')
  try {
    await makeLogins(server.port, passwords, 'omnitrack')
    return { server, appUrl, presence: await enter(appUrl) }
  } catch (cause) {
    if (attempts > 1) return reach(run, passwords, attempts - 1)
    throw new HostError('unavailable', `The embedded PostgreSQL on port ${server.port} does not let us in.`, {
      cause,
    })
  }
}

/** PostgreSQL for this process: the one that is configured, else the embedded one under the home.
 * @throws HostError `configuration` or `unavailable`, one line */
export async function openDatabase(
  config: Pick<Config, 'home' | 'databaseUrl' | 'databaseOwnerUrl'>,
  options: OpenOptions = {},
): Promise<OpenedDatabase> {
  if (config.databaseUrl !== null) {
    return {
      appUrl: config.databaseUrl,
      ownerUrl: config.databaseOwnerUrl,
      started: false,
      stop: async () => undefined,
    }
  }
  ownFolder(config.home)
  const folder = join(config.home, 'postgres')
  const binaries = await findBinaries()
  const passwords = readPasswords(folder)
  await initialise(folder, binaries, passwords.postgres)
  const reached = await reach(() => runServer(folder, binaries, options.settings ?? []), passwords)
  const { server, presence } = reached
  const mayStop = server.started || options.stopsAdopted === true
  return {
    appUrl: reached.appUrl,
    ownerUrl: urlFor('omnitrack_owner', passwords.owner, server.port, 'omnitrack'),
    started: server.started,
    async stop() {
      if ((await presence.leave()) && mayStop) await stopServer(server)
    },
  }
}
