import { type BigIntStats, constants, createWriteStream } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { systemCode } from '#server/host/private-file.ts'
import { ends, journal } from './folders.ts'
import { isIgnored } from './names.ts'

/** An entry of an inbox.
 * @property mark  differs when anything of it changed: identity, size, times, number of names */
export interface Seen {
  readonly name: string
  readonly kind: 'file' | 'link' | 'other'
  /** A file that has another name elsewhere. */
  readonly isSecondName: boolean
  readonly bytes: number
  readonly mark: string
}

/** @property files       in the order of their names
 *  @property folders     names of folders; nothing in them is read
 *  @property isMoving    a move was begun and has not ended */
export interface Look {
  readonly files: readonly Seen[]
  readonly folders: readonly string[]
  readonly isMoving: boolean
}

const markOf = (found: BigIntStats): string =>
  [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs, found.nlink].join(':')

/** A file with a second name may be a file of somebody else. */
function kindOf(found: BigIntStats): Seen['kind'] {
  if (found.isSymbolicLink()) return 'link'
  if (!found.isFile()) return 'other'
  return found.nlink > 1n ? 'link' : 'file'
}

/** @returns null when there is nothing of this name any longer */
async function statsOf(path: string): Promise<BigIntStats | null> {
  try {
    return await lstat(path, { bigint: true })
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** What waits in a folder, without following a link and without opening anything. */
export async function look(folder: string): Promise<Look> {
  const files: Seen[] = []
  const folders: string[] = []
  const names = (await readdir(folder)).sort()
  for (const name of names.filter((one) => !isIgnored(one))) {
    const found = await statsOf(join(folder, name))
    if (found === null) continue
    if (!found.isDirectory()) {
      const isSecondName = found.isFile() && found.nlink > 1n
      const bytes = Number(found.size)
      files.push({ name, kind: kindOf(found), isSecondName, bytes, mark: markOf(found) })
    } else if (!ends.some((end) => end === name)) folders.push(name)
  }
  return { files, folders, isMoving: names.includes(journal) }
}

/** Those that are as they were at an earlier look: nobody is writing them. */
export function settled(before: readonly Seen[], now: readonly Seen[]): Seen[] {
  const marks = new Map(before.map((file) => [file.name, file.mark]))
  return now.filter((file) => marks.get(file.name) === file.mark)
}

export async function isAsSeen(folder: string, seen: Pick<Seen, 'name' | 'mark'>): Promise<boolean> {
  const found = await statsOf(join(folder, seen.name))
  return found !== null && markOf(found) === seen.mark
}

/** Copies a file to a place of our own, so that what is read cannot change.
 * @returns false when it is no longer as it was seen, or changed meanwhile: the copy is worth nothing */
export async function copyAsSeen(
  folder: string,
  seen: Seen,
  target: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const handle = await open(join(folder, seen.name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(
    (error: unknown) => {
      if (['ENOENT', 'ELOOP', 'ENXIO'].includes(systemCode(error) ?? '')) return null
      throw error
    },
  )
  if (handle === null) return false
  try {
    if (markOf(await handle.stat({ bigint: true })) !== seen.mark) return false
    const source = handle.createReadStream({ autoClose: false, start: 0, end: Math.max(seen.bytes - 1, 0) })
    await pipeline(source, createWriteStream(target, { mode: 0o600, flags: 'wx' }), { signal })
    return markOf(await handle.stat({ bigint: true })) === seen.mark
  } finally {
    await handle.close()
  }
}
