import type { JobContext, JobRun } from '#jobs/job.ts'
import { uploadsFolderOf } from '#jobs/load/uploaded.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { ifNoLoadRuns } from '#server/host/load-lock.ts'
import { stagingFolderOf } from '#server/host/place-files.ts'
import { lakeFolderOf } from '#server/host/resolve.ts'
import { inTransaction } from '#server/host/transaction.ts'
import { read, write } from '#server/host/write.ts'
import { setContext } from '#sql/postgres/context.ts'
import { findLoad } from '#sql/postgres/loads.ts'
import { referencedPaths } from '#sql/postgres/snapshots.ts'
import { dropOldProjections, dropSentMessages } from '#sql/postgres/upkeep.ts'
import type { reap } from './contract.ts'
import { endDeadLoads } from './dead-loads.ts'
import { removeOld, removeUnlisted } from './files.ts'

const dayMs = 86_400_000

export interface ReapOptions {
  readonly statusOf: JobContext['statusOf']
  readonly now: Date
  /** Longer than any reader holds a snapshot and any writer its staging folder. */
  readonly graceMs: number
}

export interface Reaped {
  readonly endedLoads: readonly string[]
  readonly removedFiles: readonly string[]
  readonly removedStaging: readonly string[]
  readonly removedUploads: readonly string[]
}

function unlistOldProjections(host: Host, actor: Actor, workspaceId: string): Promise<number> {
  const scope = { workspace: workspaceId, action: 'projections.dropped' }
  return write(host.db, actor, 'load', scope, async ({ tx, describe }) => {
    const files = await dropOldProjections(tx, workspaceId)
    describe(workspaceId, { files })
    return files
  })
}

/** An upload is needed until its load ends; while it still arrives there is no load yet. */
function removeUploads(host: Host, actor: Actor, workspaceId: string, before: Date): Promise<string[]> {
  return removeOld(uploadsFolderOf(host.config.home, workspaceId), before, async (loadId) => {
    const load = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
      findLoad(tx, workspaceId, loadId),
    )
    if (load === undefined) return 'unknown'
    return load.status === 'queued' || load.status === 'running' ? 'needed' : 'unneeded'
  })
}

function forgetMessages(host: Host, before: Date): Promise<void> {
  return inTransaction(host.db, 'read write', async (tx) => {
    await setContext(tx, { actor: 'system:outbox', organization: null, workspace: null })
    await dropSentMessages(tx, before)
  })
}

/** Ends loads whose process died; removes what nothing refers to any longer. Leaves a workspace alone while it loads.
 * @returns null when a load runs */
export async function reapWorkspace(
  host: Host,
  actor: Actor,
  workspaceId: string,
  options: ReapOptions,
): Promise<Reaped | null> {
  const { now, graceMs, statusOf } = options
  const before = new Date(now.getTime() - graceMs)
  const isQueued = async (loadId: string): Promise<boolean> => {
    const state = (await statusOf(loadId))?.state
    return state === 'queued' || state === 'running'
  }
  const held = await ifNoLoadRuns(host, workspaceId, async () => {
    const endedLoads = await endDeadLoads(host, actor, workspaceId, before, isQueued)
    await unlistOldProjections(host, actor, workspaceId)
    const listed = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
      referencedPaths(tx, workspaceId),
    )
    const removedFiles = await removeUnlisted(lakeFolderOf(host, workspaceId), listed, now, graceMs)
    const removedStaging = await removeOld(stagingFolderOf(host, workspaceId), before)
    const removedUploads = await removeUploads(host, actor, workspaceId, before)
    return { endedLoads, removedFiles, removedStaging, removedUploads }
  })
  await forgetMessages(host, new Date(now.getTime() - 30 * dayMs))
  return held?.value ?? null
}

/** Safe to repeat: what is ended or removed is not there the next time. */
export const runReap: JobRun<typeof reap> = async ({ workspaceId }, context) => {
  const { host, actor, statusOf } = context
  const reaped = await reapWorkspace(host, actor, workspaceId, { statusOf, now: new Date(), graceMs: dayMs })
  if (reaped !== null) host.log.info({ workspaceId, ...reaped }, 'reaped')
}
