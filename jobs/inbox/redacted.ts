import { copyFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { savedMappings } from '#jobs/load/mapping/saved.ts'
import { redactFiles } from '#jobs/load/originals/redact.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { originalsFolderOf } from '#server/host/originals.ts'
import { systemCode } from '#server/host/private-file.ts'
import { draft } from './folders.ts'

interface Loaded {
  readonly host: Host
  readonly actor: Actor
  readonly workspaceId: string
  readonly signal: AbortSignal
}

/** What the load of one file kept of it; an archive of several files is kept as these. */
async function keptByLoad({ host, workspaceId }: Loaded, loadId: string): Promise<string | null> {
  const folder = join(originalsFolderOf(host.config.home, workspaceId), loadId)
  try {
    const [name, another] = await readdir(folder)
    return name === undefined || another !== undefined ? null : join(folder, name)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** A file that was known already, or whose load failed, has no original of its own. */
async function redactedAnew(loaded: Loaded, copy: string): Promise<string | null> {
  const { host, actor, workspaceId, signal } = loaded
  const mappings = await savedMappings(host, actor, workspaceId)
  const input = { fileNo: 1, name: 'file', path: join(copy, 'file'), bytes: 0, sha256: '' }
  const request = { inputs: [input], options: {}, mappings, folder: join(copy, 'redacted') }
  const [file, another] = await redactFiles(request, signal)
  return another === undefined ? (file?.path ?? null) : null
}

/** Puts what is kept of a file into the inbox as the draft of its move: the file without persons.
 * @param copy folder with our copy of the file
 * @returns false when the file cannot be written again without persons */
export async function draftRedacted(
  loaded: Loaded,
  folder: string,
  copy: string,
  loadId: string | null,
): Promise<boolean> {
  const kept = loadId === null ? null : await keptByLoad(loaded, loadId)
  const from = kept ?? (await redactedAnew(loaded, copy))
  await rm(join(folder, draft), { force: true })
  if (from === null) return false
  await copyFile(from, join(folder, draft))
  return true
}
