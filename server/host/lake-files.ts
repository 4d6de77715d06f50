import { createHash } from 'node:crypto'
import {
  appendFileSync,
  createReadStream,
  existsSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { LakeFile } from '#engine/lake/snapshot.ts'
import { HostError } from './errors.ts'
import { ownFolder } from './private-file.ts'

const hashedAtOnce = 2

/** A file that was hashed on this machine, and how to tell that it is still that file. */
const seenFile = z.strictObject({
  path: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  modifiedMs: z.number(),
  inode: z.number(),
})
type SeenFile = z.infer<typeof seenFile>

export interface VerifiedFiles {
  /** Hashes each file the first time it is seen on this machine, or after it changed.
   * @throws HostError `damaged_file` naming the first file that is not what was written */
  check(files: readonly LakeFile[]): Promise<void>
}

/** @throws the signal's reason */
export async function sha256Of(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  const reading = createReadStream(path, { highWaterMark: 1 << 20 })
  try {
    await pipeline(reading, hash, signal === undefined ? {} : { signal })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
  return hash.digest('hex')
}

const damaged = (file: LakeFile, how: string): HostError =>
  new HostError(
    'damaged_file',
    `The file ${basename(file.path)} of table ${file.table} ${how}; restore it from a backup.`,
  )

function look(file: LakeFile): Omit<SeenFile, 'sha256'> {
  const found = statSync(file.path, { throwIfNoEntry: false })
  if (found === undefined) throw damaged(file, 'is missing')
  if (found.size !== file.bytes) throw damaged(file, `has ${found.size} bytes instead of ${file.bytes}`)
  return { path: file.path, bytes: found.size, modifiedMs: found.mtimeMs, inode: found.ino }
}

function readSeen(path: string): Map<string, SeenFile> {
  const seen = new Map<string, SeenFile>()
  if (!existsSync(path)) return seen
  const lines = readFileSync(path, 'utf8').split('\n')
  for (const line of lines) {
    const parsed = seenFile.safeParse(parseLine(line))
    if (parsed.success) seen.set(parsed.data.path, parsed.data)
  }
  if (lines.length > 2 * seen.size + 1000) shorten(path, seen)
  return seen
}

/** A line that a killed process cut short is as if it was never written. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Lines that another process adds meanwhile may be lost: those files are hashed once more. */
function shorten(path: string, seen: ReadonlyMap<string, SeenFile>): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, [...seen.values()].map((file) => `${JSON.stringify(file)}\n`).join(''), {
    mode: 0o600,
  })
  renameSync(draft, path)
}

/** Remembered in `<home>/cache/verified.jsonl`: one line a file, appended whole, so that processes may share it. */
export function openVerifiedFiles(home: string): VerifiedFiles {
  const path = join(home, 'cache', 'verified.jsonl')
  let seen: Map<string, SeenFile> | null = null

  const isKnown = (file: LakeFile): boolean => {
    seen ??= readSeen(path)
    const now = look(file)
    const before = seen.get(file.path)
    return (
      before?.sha256 === file.sha256 && before.modifiedMs === now.modifiedMs && before.inode === now.inode
    )
  }

  const verify = async (file: LakeFile): Promise<void> => {
    const before = look(file)
    const sha256 = await sha256Of(file.path)
    if (sha256 !== file.sha256) throw damaged(file, 'is not the one that was written: its checksum differs')
    const line = { ...before, sha256 }
    seen?.set(file.path, line)
    ownFolder(join(home, 'cache'))
    appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
  }

  return {
    async check(files) {
      const unknown = files.filter((file) => !isKnown(file))
      const next = unknown.values()
      const worker = async () => {
        for (const file of next) await verify(file)
      }
      await Promise.all(Array.from({ length: hashedAtOnce }, worker))
    },
  }
}
