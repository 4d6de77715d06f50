import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { HostError } from '#server/host/errors.ts'

/** How a PostgreSQL program is started. PostgreSQL refuses to run as root. */
export interface RunAs {
  readonly name: 'self' | 'namespace' | 'postgres-user'
  command(program: string, flags: readonly string[]): readonly [string, readonly string[]]
  readonly owner: { readonly uid: number; readonly gid: number } | null
  /** Makes `folder` usable by whoever runs the program. */
  prepare(folder: string): void
}

const self: RunAs = {
  name: 'self',
  command: (program, flags) => [program, flags],
  owner: null,
  prepare: () => undefined,
}

/** A user namespace in which root is called 1000: works in folders that only root may enter. */
const namespace: RunAs = {
  name: 'namespace',
  command: (program, flags) => [
    'unshare',
    ['--user', '--map-user=1000', '--map-group=1000', program, ...flags],
  ],
  owner: null,
  prepare: () => undefined,
}

const idOf = (flag: '-u' | '-g'): number | null => {
  const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout.trim()) : null
}

function postgresUser(): { uid: number; gid: number } {
  if (idOf('-u') === null) {
    execFileSync('groupadd', ['--force', 'postgres'], { stdio: 'ignore' })
    execFileSync('useradd', ['-g', 'postgres', 'postgres'], { stdio: 'ignore' })
  }
  const uid = idOf('-u')
  const gid = idOf('-g')
  if (uid === null || gid === null)
    throw new HostError('configuration', 'The user postgres could not be made.')
  return { uid, gid }
}

/** First folder above and with `path` that other users may not pass through; null when there is none. */
export function firstClosedFolder(path: string): string | null {
  const above = dirname(path)
  const outer = above === path ? null : firstClosedFolder(above)
  if (outer !== null) return outer
  return (statSync(path).mode & 0o001) === 0 ? path : null
}

function asPostgresUser(): RunAs {
  const owner = postgresUser()
  return {
    name: 'postgres-user',
    owner,
    command: (program, flags) => [program, flags],
    prepare(folder) {
      // Both folders above are ours: others may pass through them, not list them.
      chmodSync(dirname(folder), 0o711)
      chmodSync(dirname(dirname(folder)), 0o711)
      chownSync(folder, owner.uid, owner.gid)
    },
  }
}

const isRoot = (): boolean => process.getuid?.() === 0

/** Ways to make a new cluster, best first. */
export const waysToRun = (): readonly (() => RunAs)[] =>
  isRoot() ? [() => namespace, asPostgresUser] : [() => self]

/** The way that fits a cluster that exists, told by who owns its folder. */
export function wayFor(dataFolder: string): RunAs {
  if (!isRoot()) return self
  return statSync(dataFolder).uid === 0 ? namespace : asPostgresUser()
}
