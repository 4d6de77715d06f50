import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenOptions } from '#engine/lake/open.ts'
import type { Snapshot } from '#engine/lake/snapshot.ts'
import type { JobRun } from '#jobs/job.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { failpoint } from '#server/host/failpoint.ts'
import type { Host } from '#server/host/host.ts'
import { sha256Of } from '#server/host/lake-files.ts'
import { withLock } from '#server/host/load-lock.ts'
import { placeFiles, stagingFolderOf } from '#server/host/place-files.ts'
import { lakeFolderOf, resolveSnapshot } from '#server/host/resolve.ts'
import { write } from '#server/host/write.ts'
import {
  insertProjections,
  lockSnapshots,
  type NewProjectionFile,
  projectionsOf,
} from '#sql/postgres/snapshots.ts'
import { type Built, buildInChild } from './build.ts'
import type { refresh } from './contract.ts'

export interface RefreshOptions {
  readonly signal?: AbortSignal
  progress?(share: number, note: string): void
  readonly open?: OpenOptions
}

/** Moves what the child wrote into the lake. Its word on rows is taken; bytes and hashes are our own. */
async function place(root: string, snapshot: Snapshot, built: Built): Promise<NewProjectionFile[]> {
  const files: NewProjectionFile[] = []
  for (const file of built) {
    if ((await sha256Of(file.path)) !== file.sha256) {
      throw new HostError('unavailable', `The projection ${file.table} changed while it was placed.`)
    }
    // Never a name that was there before: it may be on the way out.
    const unique = randomBytes(6).toString('hex')
    const name = `${snapshot.number}-${snapshot.definitions.revision}-${unique}.parquet`
    const { table, bytes, rows, sha256 } = file
    files.push({ table, bytes, rows, sha256, path: join('projections', table, name) })
  }
  await placeFiles(
    root,
    files.map((file, at) => ({ from: built[at]?.path ?? '', path: file.path })),
  )
  return files
}

/** @returns false when another process listed its own meanwhile */
function list(
  host: Host,
  actor: Actor,
  snapshot: Snapshot,
  files: readonly NewProjectionFile[],
): Promise<boolean> {
  const workspaceId = snapshot.workspace.id
  const { number } = snapshot
  const { revision } = snapshot.definitions
  const scope = { workspace: workspaceId, action: 'projections.built' }
  return write(host.db, actor, 'load', scope, async ({ tx, describe }) => {
    await lockSnapshots(tx, workspaceId)
    describe(workspaceId, { snapshot: number, definitions: revision, files: files.length })
    if ((await projectionsOf(tx, workspaceId, number, revision)).length > 0) return false
    await insertProjections(tx, { workspaceId, snapshot: number, definitionsRevision: revision }, files)
    return true
  })
}

async function build(
  host: Host,
  actor: Actor,
  snapshot: Snapshot,
  options: RefreshOptions,
  lost: AbortSignal,
) {
  const signal = AbortSignal.any([lost, ...(options.signal === undefined ? [] : [options.signal])])
  const workspaceId = snapshot.workspace.id
  const folder = stagingFolderOf(host, workspaceId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const staging = await mkdtemp(join(folder, 'refresh-'))
  try {
    options.progress?.(0, 'Building persons and journeys')
    const request = { snapshot, staging, name: 'projection', options: options.open ?? {} }
    const built = await buildInChild(request, signal)
    failpoint(host.config, 'refresh:built')
    const files = await place(lakeFolderOf(host, workspaceId), snapshot, built)
    failpoint(host.config, 'refresh:placed')
    signal.throwIfAborted()
    const listed = await list(host, actor, snapshot, files)
    failpoint(host.config, 'refresh:listed')
    return listed
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Builds the projections of a workspace's newest snapshot under its newest definitions, unless they are there.
 * Answers are the same before, meanwhile and after; only their speed changes.
 * @returns whether it built some
 * @throws HostError `not_found`, `unavailable`, `damaged_file`; the signal's reason */
export function refreshProjections(
  host: Host,
  actor: Actor,
  workspaceId: string,
  options: RefreshOptions = {},
): Promise<boolean> {
  return withLock(host, `refresh/${workspaceId}`, async (lost) => {
    const snapshot = await resolveSnapshot(host, actor, workspaceId)
    if (snapshot.number === 0 || snapshot.projections.length > 0) return false
    return build(host, actor, snapshot, options, lost)
  })
}

/** Safe to repeat: what is built is not built again. */
export const runRefresh: JobRun<typeof refresh> = async ({ workspaceId }, context) => {
  await refreshProjections(context.host, context.actor, workspaceId, context)
}
