import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { scheduler } from 'node:timers/promises'
import { HostError } from '#server/host/errors.ts'
import type { Binaries } from './binaries.ts'
import { findPostmaster, isAlive, type Postmaster } from './postmaster.ts'
import { wayFor } from './run-as.ts'

const startsWithinMs = 60_000
const stopsWithinMs = 30_000
const lookEveryMs = 15

const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => settle(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })

const logOf = (folder: string): string => join(folder, 'server.log')

async function spawnServer(
  folder: string,
  binaries: Binaries,
  flags: readonly string[],
): Promise<ChildProcess> {
  const dataFolder = join(folder, 'data')
  const way = wayFor(dataFolder)
  const port = await freePort()
  const [command, args] = way.command(binaries.postgres, [
    ...['-D', dataFolder, '-p', String(port)],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
    ...flags.flatMap((flag) => ['-c', flag]),
  ])
  const log = openSync(logOf(folder), 'w', 0o600)
  if (way.owner !== null) chownSync(logOf(folder), way.owner.uid, way.owner.gid)
  // A session of its own: Ctrl-C reaches us, and we end the server in order.
  const child = spawn(command, args, { ...way.owner, detached: true, stdio: ['ignore', log, log], cwd: '/' })
  closeSync(log)
  child.unref()
  return child
}

const lastFault = (folder: string): string =>
  readFileSync(logOf(folder), 'utf8')
    .split('\n')
    .findLast((line) => /FATAL|ERROR|PANIC/.test(line))
    ?.replace(/^.*?(FATAL|ERROR|PANIC):\s*/, '') ?? 'it ended at once'

/** A lost race: another process started it, or took the port. Looking again settles it. */
const isRace = (fault: string): boolean => /lock file|already in use|bind/.test(fault)

export interface RunningServer extends Postmaster {
  /** Whether this call started it. */
  readonly started: boolean
}

/** Starts the server of `<folder>/data`, or finds the one that runs. */
export async function runServer(
  folder: string,
  binaries: Binaries,
  flags: readonly string[],
): Promise<RunningServer> {
  const dataFolder = join(folder, 'data')
  const giveUpAt = performance.now() + startsWithinMs
  let child: ChildProcess | null = null
  let spawnFault: string | null = null
  while (performance.now() < giveUpAt) {
    const found = findPostmaster(dataFolder)
    if (found?.ready) return { ...found, started: found.pid === child?.pid }
    if (child !== null && (child.exitCode !== null || spawnFault !== null)) {
      const fault: string = spawnFault ?? lastFault(folder)
      if (!isRace(fault)) {
        throw new HostError('unavailable', `The embedded PostgreSQL in ${folder} does not start: ${fault}.`)
      }
      child = null
    }
    if (found === null && child === null) {
      child = await spawnServer(folder, binaries, flags)
      child.on('error', (error) => {
        spawnFault = error.message
      })
    }
    await scheduler.wait(lookEveryMs)
  }
  throw new HostError(
    'unavailable',
    `The embedded PostgreSQL in ${folder} was not ready after ${startsWithinMs / 1000} s.`,
  )
}

/** Ends a server in order: sessions are cut, everything committed is kept. */
export async function stopServer(server: Postmaster): Promise<void> {
  if (!isAlive(server.pid)) return
  process.kill(server.pid, 'SIGINT')
  const giveUpAt = performance.now() + stopsWithinMs
  while (isAlive(server.pid) && performance.now() < giveUpAt) await scheduler.wait(lookEveryMs)
}
