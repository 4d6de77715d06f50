import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LakeFile } from '#engine/lake/snapshot.ts'
import type { JobRun } from '#jobs/job.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { failpoint } from '#server/host/failpoint.ts'
import type { Host } from '#server/host/host.ts'
import { sha256Of } from '#server/host/lake-files.ts'
import { ifNoLoadRuns } from '#server/host/load-lock.ts'
import { placeFiles, stagingFolderOf } from '#server/host/place-files.ts'
import { lakeFolderOf, resolveSnapshot } from '#server/host/resolve.ts'
import { read, write } from '#server/host/write.ts'
import { currentFiles, swapMerged } from '#sql/postgres/compaction.ts'
import { lockSnapshots, type NewLakeFile } from '#sql/postgres/snapshots.ts'
import type { compact } from './contract.ts'
import { mergeInChild } from './merge.ts'
import { type Merge, mergesOf } from './plan.ts'

/** A dimension table is read with every question: this many files of it are too many. */
const manyFiles = 8

export interface CompactOptions {
  readonly signal?: AbortSignal
  /** Files of a dimension table that are too many; default 8. */
  readonly manyFiles?: number
  progress?(share: number, note: string): void
}

/** What it did: files that were merged, and what they became. */
export interface Compacted {
  readonly merged: number
  readonly into: number
}

interface Place {
  readonly host: Host
  readonly actor: Actor
  readonly workspaceId: string
  readonly timeZone: string
  readonly signal: AbortSignal
}

const rowsIn = (merge: Merge): number => merge.files.reduce((sum, file) => sum + file.rows, 0)

const earliest = (days: readonly (string | null)[]): string | null =>
  days.filter((day) => day !== null).toSorted()[0] ?? null
const latest = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null

/** Writes the merged file and moves it into the lake; nobody lists it yet. */
async function place(at: Place, merge: Merge, staging: string): Promise<NewLakeFile> {
  const { host, workspaceId, timeZone, signal } = at
  const root = lakeFolderOf(host, workspaceId)
  const from = join(staging, 'merged.parquet')
  const files = merge.files.map((file) => join(root, file.path))
  const rows = await mergeInChild(
    { staging, timeZone, statement: merge.statement, files, path: from },
    signal,
  )
  if (rows !== rowsIn(merge))
    throw new HostError(
      'unavailable',
      `Merging ${merge.folder} gave ${rows} rows instead of ${rowsIn(merge)}.`,
    )
  failpoint(host.config, 'compact:merged')
  // Never a name that was there before: it may be on the way out.
  const path = join(merge.folder, `compact-${randomBytes(6).toString('hex')}.parquet`)
  const [bytes, sha256] = [(await stat(from)).size, await sha256Of(from)]
  await placeFiles(root, [{ from, path }])
  failpoint(host.config, 'compact:placed')
  return {
    ...{ table: merge.table, path, rows, bytes, sha256 },
    minDay: earliest(merge.files.map((file) => file.minDay)),
    maxDay: latest(merge.files.map((file) => file.maxDay)),
  }
}

async function mergeOne(at: Place, merge: Merge): Promise<boolean> {
  const { host, actor, workspaceId, signal } = at
  const folder = stagingFolderOf(host, workspaceId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const staging = await mkdtemp(join(folder, 'compact-'))
  try {
    const file = await place(at, merge, staging)
    signal.throwIfAborted()
    const scope = { workspace: workspaceId, action: 'lake.compacted' }
    const isListed = await write(host.db, actor, 'load', scope, async ({ tx, describe }) => {
      await lockSnapshots(tx, workspaceId)
      describe(workspaceId, { folder: merge.folder, files: merge.files.length, rows: file.rows })
      const sources = merge.files.map((source) => source.path)
      return swapMerged(tx, workspaceId, file, sources)
    })
    failpoint(host.config, 'compact:listed')
    return isListed
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** A damaged file is never merged: what it became would hold the damage under a good checksum. */
async function checkSources(host: Host, root: string, merges: readonly Merge[], listed: readonly LakeFile[]) {
  const wanted = new Set(merges.flatMap((merge) => merge.files.map((file) => join(root, file.path))))
  await host.verified.check(listed.filter((file) => wanted.has(file.path)))
}

async function compactUnderLock(
  host: Host,
  actor: Actor,
  workspaceId: string,
  options: CompactOptions,
  lost: AbortSignal,
): Promise<Compacted> {
  const signal = AbortSignal.any([lost, ...(options.signal === undefined ? [] : [options.signal])])
  const files = await read(host.db, actor, { workspace: workspaceId }, (tx) => currentFiles(tx, workspaceId))
  const merges = mergesOf(files, options.manyFiles ?? manyFiles)
  if (merges.length === 0) return { merged: 0, into: 0 }
  const snapshot = await resolveSnapshot(host, actor, workspaceId)
  await checkSources(host, lakeFolderOf(host, workspaceId), merges, snapshot.files)
  const at = { host, actor, workspaceId, timeZone: snapshot.workspace.timeZone, signal }
  let [merged, into] = [0, 0]
  for (const [done, merge] of merges.entries()) {
    options.progress?.(done / merges.length, `Merging ${merge.folder}`)
    if (!(await mergeOne(at, merge))) continue
    merged += merge.files.length
    into += 1
  }
  return { merged, into }
}

/** Merges the small files of the newest snapshot. Every snapshot holds the same rows before, meanwhile and after; what was merged
 * stays on disk for those who read it, until `reap` finds it listed nowhere for the grace period. Killed anywhere, a file that
 * nobody lists may be left over, which goes the same way.
 * @returns null when a load of the workspace runs
 * @throws HostError `unavailable`, `damaged_file`; the signal's reason */
export async function compactWorkspace(
  host: Host,
  actor: Actor,
  workspaceId: string,
  options: CompactOptions = {},
): Promise<Compacted | null> {
  const held = await ifNoLoadRuns(host, workspaceId, (lost) =>
    compactUnderLock(host, actor, workspaceId, options, lost),
  )
  return held === null ? null : held.value
}

/** Safe to repeat: what is merged is not merged again. */
export const runCompact: JobRun<typeof compact> = async ({ workspaceId }, context) => {
  const { host, actor, lastAttempt } = context
  const done = await compactWorkspace(host, actor, workspaceId, context)
  if (done === null && !lastAttempt)
    throw new HostError('unavailable', 'A load runs; its files are merged later.')
}
