import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from '#server/host/private-file.ts'

/** What `postmaster.pid` says about the server of a data folder. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

/** False when the process number now belongs to another program, as after a restart of the machine. */
const isPostgres = (pid: number): boolean => {
  const commandLine = process.platform === 'linux' ? textOf(`/proc/${pid}/cmdline`) : 'postgres'
  return commandLine?.includes('postgres') ?? false
}

/** The server that runs on `dataFolder`; null when none does. Removes a note that a dead server left. */
export function findPostmaster(dataFolder: string): Postmaster | null {
  const path = join(dataFolder, 'postmaster.pid')
  const lines = textOf(path)?.split('\n')
  if (lines === undefined) return null
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (!isAlive(pid) || !isPostgres(pid)) {
    rmSync(path, { force: true })
    return null
  }
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}
