import { constants } from 'node:fs'
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Input } from '#jobs/load/context.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { originalsFolderOf } from '#server/host/originals.ts'
import { ownFolder, systemCode } from '#server/host/private-file.ts'
import { read } from '#server/host/write.ts'
import { findRedactedCopies, type NewOriginal } from '#sql/postgres/originals.ts'
import { type Redacted, type RedactRequest, redactFiles } from './redact.ts'

/** Redacts files while `work` goes on; the failure of one ends the other. */
export async function whileRedacting<T>(
  request: RedactRequest,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<readonly [T, readonly Redacted[]]> {
  const failed = new AbortController()
  const both = AbortSignal.any([signal, failed.signal])
  const endOther = (error: unknown): never => {
    failed.abort(error)
    throw error
  }
  const tasks = [work(both).catch(endOther), redactFiles(request, both).catch(endOther)] as const
  await Promise.allSettled(tasks)
  return Promise.all(tasks)
}

/** The home may be on another disk than the lake. */
export async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (systemCode(error) !== 'EXDEV') throw error
    await copyFile(from, to, constants.COPYFILE_FICLONE)
    await rm(from)
  }
  await chmod(to, 0o600)
}

/** Moves the redacted files of a load to where originals are kept. Again, it replaces what an earlier run put there. */
export async function keepOriginals(
  home: string,
  workspaceId: string,
  loadId: string,
  redacted: readonly Redacted[],
): Promise<NewOriginal[]> {
  const kept = redacted.flatMap((file) => (file.path === null ? [] : [{ ...file, from: file.path }]))
  if (kept.length === 0) return []
  const folder = join(ownFolder(originalsFolderOf(home, workspaceId)), loadId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const file of kept) await moveFile(file.from, join(folder, `${file.fileNo}${file.ending}`))
  return kept.map(({ fileNo, ending, sha256, bytes, lines, isRedacted }) => ({
    ...{ fileNo, sha256, bytes, lines, isRedacted },
    path: `${fileNo}${ending}`,
  }))
}

/** Files that are our own redacted copies, by number, with the load whose original each is. Loaded again, one would take
 * the persons off the orders that it states. */
export async function redactedCopies(
  host: Pick<Host, 'db'>,
  actor: Actor,
  workspaceId: string,
  inputs: readonly Input[],
): Promise<ReadonlyMap<number, number>> {
  const contents = inputs.map((input) => input.sha256)
  const found = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
    findRedactedCopies(tx, workspaceId, contents),
  )
  const loads = new Map(found.map((row) => [row.sha256, row.loadNumber]))
  return new Map(
    inputs.flatMap((input) => {
      const load = loads.get(input.sha256)
      return load === undefined ? [] : [[input.fileNo, load] as const]
    }),
  )
}
