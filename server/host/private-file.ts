import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HostError } from './errors.ts'

/** Code of a failed system call, or null. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** Node's own recursive way never ends where a file system refuses new folders by saying that there is nothing (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
}

/** A folder that only its owner may enter.
 * @throws HostError `configuration` naming the folder. */
export function ownFolder(folder: string): string {
  try {
    makeFolder(folder)
    return folder
  } catch (cause) {
    throw new HostError(
      'configuration',
      `The folder ${folder} cannot be written (${systemCode(cause) ?? 'unknown'}).`,
      {
        field: 'OMNITRACK_HOME',
        cause,
      },
    )
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw new HostError(
      'configuration',
      `The file ${path} cannot be read (${systemCode(error) ?? 'unknown'}).`,
      {
        cause: error,
      },
    )
  }
}

/** Text of a 0600 file, made once: of several processes that make it at the same time, all get the first one's text. */
export function privateFile(path: string, make: () => string): string {
  const present = readIfThere(path)
  if (present !== null) return present
  ownFolder(dirname(path))
  const draft = join(dirname(path), `.draft-${process.pid}-${Math.random().toString(36).slice(2)}`)
  const text = make()
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true })
    chmodSync(draft, 0o600)
    linkSync(draft, path)
    return text
  } catch (cause) {
    const winner = systemCode(cause) === 'EEXIST' ? readIfThere(path) : null
    if (winner !== null) return winner
    throw new HostError(
      'configuration',
      `The file ${path} cannot be written (${systemCode(cause) ?? 'unknown'}).`,
      {
        field: 'OMNITRACK_HOME',
        cause,
      },
    )
  } finally {
    rmSync(draft, { force: true })
  }
}
