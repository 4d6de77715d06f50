import { userInfo } from 'node:os'
import type { Actor } from '#server/host/actor.ts'
import { type Config, readConfig } from '#server/host/config.ts'
import { HostError } from '#server/host/errors.ts'
import { type Host, openHost } from '#server/host/host.ts'
import { migrate } from '#server/host/migrate.ts'
import { openDatabase } from '#server/host/postgres/open.ts'
import { resolveWorkspace, type Workspace } from '#server/host/resolve.ts'

export interface Standing {
  readonly host: Host
  readonly actor: Extract<Actor, { kind: 'cli' }>
}

/** A command speaks in its own lines: the log keeps to faults unless LOG_LEVEL says otherwise. */
const quietly = (config: Config): Config =>
  config.logLevel === 'info' ? { ...config, logLevel: 'error' } : config

/** Runs a command on the database: the one that is configured, one that runs already, or one that ends with it. */
export async function withHost<T>(work: (standing: Standing) => Promise<T>): Promise<T> {
  const config = quietly(readConfig())
  const database = await openDatabase(config)
  try {
    if (config.databaseUrl === null && database.ownerUrl !== null) await migrate(database.ownerUrl)
    const host = openHost({ config, appUrl: database.appUrl, name: 'cli', maxConnections: 4 })
    try {
      return await work({ host, actor: { kind: 'cli', user: userInfo().username } })
    } finally {
      await host.close()
    }
  } finally {
    await database.stop()
  }
}

/** @throws HostError with the command that makes the workspace */
export async function namedWorkspace({ host, actor }: Standing, name: string): Promise<Workspace> {
  try {
    return await resolveWorkspace(host.db, actor, name)
  } catch (error) {
    if (!(error instanceof HostError) || error.code !== 'not_found') throw error
    const make = `omnitrack workspaces add "${name}" --timezone Europe/Berlin --currency EUR`
    throw new HostError('not_found', `There is no workspace ${name}; make it with \`${make}\`.`, {
      cause: error,
    })
  }
}
