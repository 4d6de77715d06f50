import { relative } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { brandZone } from '#engine/generate/options.ts'
import { work } from '#jobs/main.ts'
import { type Config, readConfig } from '#server/host/config.ts'
import { migrate } from '#server/host/migrate.ts'
import { type OpenedDatabase, openDatabase } from '#server/host/postgres/open.ts'
import { type Server, serve } from '#server/main.ts'
import { version } from '#server/version.ts'
import { buildUi, builtUi, uiIsCurrent } from './build-ui.ts'
import { checkFolder, checkPort } from './checks.ts'
import type { Terminal } from './command.ts'
import { type DemoLogin, seedDemo } from './demo.ts'
import { progressOn } from './output.ts'
import { until } from './serve.ts'

/** A terminal shows what matters to the person before it; LOG_LEVEL=debug shows all. */
const quietly = (config: Config): Config =>
  config.logLevel === 'info' ? { ...config, logLevel: 'warn' } : config

async function ready(config: Config, terminal: Terminal): Promise<OpenedDatabase> {
  if (!uiIsCurrent()) {
    terminal.err('Building the pages…\n')
    await buildUi()
  }
  const database = await openDatabase(config, { stopsAdopted: true })
  try {
    if (database.ownerUrl !== null) await migrate(database.ownerUrl)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

const demoEnd = (): string => Temporal.Now.plainDateISO(brandZone).toString()

async function demo(server: Server, terminal: Terminal, signal: AbortSignal): Promise<DemoLogin> {
  const bar = progressOn(terminal)
  const { host, auth } = server.services.deps
  try {
    const begin = () => terminal.err('Loading a demo brand, which takes about a minute…\n')
    return await seedDemo(host, auth, demoEnd(), { ...bar, begin }, signal)
  } finally {
    bar.done()
  }
}

function welcome(config: Config, server: Server, database: OpenedDatabase, login: DemoLogin | null): string {
  const inside = relative(process.cwd(), config.home)
  const home = inside === '' || inside.startsWith('..') ? config.home : inside
  const postgres =
    config.databaseUrl === null
      ? `PostgreSQL in ${home}/postgres${database.started ? '' : ' (was running)'}`
      : 'the configured PostgreSQL'
  const lines = [
    `OmniTrackIQ ${version} is ready: ${server.url}`,
    ...(login === null ? [] : [`Demo login: ${login.email}   password: ${login.password}`]),
    `Started: ${postgres}, API and pages on port ${server.port}, one worker. Data is in ${home}. Ctrl-C ends everything.`,
  ]
  return `${lines.join('\n')}\n`
}

/** The demo exists only where nobody else can reach it and no database of somebody else's is used. */
const mayHaveDemo = (config: Config, server: Server): boolean =>
  config.databaseUrl === null && server.services.deps.onLoopback

/** Starts everything and stays until the signal is aborted; nothing is left behind.
 * @throws HostError, one line */
export async function startAll(terminal: Terminal, signal: AbortSignal): Promise<void> {
  const config = quietly(readConfig())
  checkFolder(config.home)
  if (config.port !== 0) await checkPort(config.host, config.port)
  const database = await ready(config, terminal)
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  try {
    const server = await serve({ config, appUrl: database.appUrl, uiFolder: builtUi })
    const working = work(config, both)
    working.catch(() => stop.abort())
    try {
      const login = mayHaveDemo(config, server) ? await demo(server, terminal, both) : null
      terminal.out(welcome(config, server, database, login))
      await until(both)
    } finally {
      stop.abort()
      await Promise.all([server.close(), working])
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await database.stop()
  }
}
