import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HostError } from '#server/host/errors.ts'
import { ownFolder, systemCode } from '#server/host/private-file.ts'
import type { Binaries } from './binaries.ts'
import { firstClosedFolder, type RunAs, waysToRun } from './run-as.ts'

/** Runs a program to its end. @returns null, or what it said when it failed */
function failureOf(way: RunAs, program: string, flags: readonly string[]): Promise<string | null> {
  const [command, args] = way.command(program, flags)
  return new Promise((settle) => {
    const child = spawn(command, args, { ...way.owner, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += String(chunk)
    })
    child.on('error', (error) => settle(error.message))
    child.on('close', (code) => settle(code === 0 ? null : said.trim() || `it ended with ${code}`))
  })
}

async function tryWay(
  way: RunAs,
  binaries: Binaries,
  draft: string,
  password: string,
): Promise<string | null> {
  way.prepare(draft)
  const passwordFile = join(draft, 'password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (way.owner !== null) chownSync(passwordFile, way.owner.uid, way.owner.gid)
  const failure = await failureOf(way, binaries.initdb, [
    `--pgdata=${join(draft, 'data')}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-sync',
  ])
  rmSync(passwordFile, { force: true })
  return failure
}

function refusal(folder: string, failure: string, programs: string): HostError {
  const closed = firstClosedFolder(folder) ?? firstClosedFolder(programs)
  const reason =
    closed === null || process.getuid?.() !== 0
      ? (failure.split('\n').at(-1) ?? failure)
      : `PostgreSQL does not run as root, and other users may not enter ${closed}`
  return new HostError('configuration', `The embedded PostgreSQL cannot be made in ${folder}: ${reason}.`, {
    field: 'OMNITRACK_HOME',
    cause: failure,
  })
}

/** Makes the cluster `<folder>/data` unless it exists. Safe when several processes do it at once: one rename wins. */
export async function initialise(
  folder: string,
  binaries: Binaries,
  password: string,
  ways: readonly (() => RunAs)[] = waysToRun(),
): Promise<void> {
  const dataFolder = join(folder, 'data')
  if (existsSync(join(dataFolder, 'PG_VERSION'))) return
  ownFolder(folder)
  const failures: string[] = []
  for (const openWay of ways) {
    const draft = mkdtempSync(join(folder, 'draft-'))
    try {
      const failure = await tryWay(openWay(), binaries, draft, password)
      if (failure === null) {
        renameSync(join(draft, 'data'), dataFolder)
        return
      }
      failures.push(failure)
    } catch (error) {
      if (systemCode(error) === 'ENOTEMPTY' || systemCode(error) === 'EEXIST') return
      failures.push(String(error))
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
  }
  throw refusal(folder, failures.join('\n'), binaries.initdb)
}
