import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobRun } from '#jobs/job.ts'
import { removeOld } from '#jobs/reap/files.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { originalsFolderOf } from '#server/host/originals.ts'
import { read, write } from '#server/host/write.ts'
import { endOldOriginals, loadsWithOriginals } from '#sql/postgres/originals.ts'
import type { retain } from './contract.ts'

const dayMs = 86_400_000

export interface Retained {
  /** Originals whose period has ended now. */
  readonly ended: number
  /** Ids of loads of which nothing is kept any longer. */
  readonly removed: readonly string[]
}

/** Removes the redacted originals that were kept for the workspace's retention period, and what no load refers to.
 * Killed between the two, the next run removes the rest. */
export async function retainOriginals(
  host: Pick<Host, 'db' | 'config'>,
  actor: Actor,
  workspaceId: string,
  now: Date,
): Promise<Retained> {
  const folder = originalsFolderOf(host.config.home, workspaceId)
  const scope = { workspace: workspaceId, action: 'originals.removed' }
  const ended = await write(host.db, actor, 'load', scope, async ({ tx, describe }) => {
    const found = await endOldOriginals(tx, workspaceId, now)
    describe(workspaceId, { files: found.length })
    return found
  })
  for (const { loadId, path } of ended) await rm(join(folder, loadId, path), { force: true })
  const kept = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
    loadsWithOriginals(tx, workspaceId),
  )
  // A load that is being committed has its files there before its rows.
  const before = new Date(now.getTime() - dayMs)
  const removed = await removeOld(folder, before, async (loadId) => (kept.has(loadId) ? 'needed' : 'unknown'))
  return { ended: ended.length, removed }
}

/** Safe to repeat: what is removed is not there the next time. */
export const runRetain: JobRun<typeof retain> = async ({ workspaceId }, context) => {
  const retained = await retainOriginals(context.host, context.actor, workspaceId, new Date())
  context.host.log.info({ workspaceId, ...retained }, 'originals retained')
}
