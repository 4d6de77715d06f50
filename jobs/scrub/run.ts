import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobRun } from '#jobs/job.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { lakeFolderOf } from '#server/host/resolve.ts'
import { read, write } from '#server/host/write.ts'
import { referencedPaths } from '#sql/postgres/snapshots.ts'
import { dropProjections, type ListedFile, listedFiles } from '#sql/postgres/upkeep.ts'
import type { scrub } from './contract.ts'
import { type Damage, damageOf, paceOf } from './hash.ts'

/** Leaves most of a plain disk to the questions of people. */
const bytesPerSecond = 64 * 1024 * 1024

export interface ScrubOptions {
  readonly signal: AbortSignal
  progress(share: number, note: string): void
  readonly bytesPerSecond?: number
}

export interface DamagedFile {
  readonly table: string
  /** Relative to the workspace's folder of the lake. */
  readonly path: string
  readonly damage: Exclude<Damage, null>
}

/** Names the file in the audit, unless it was unlisted while we read. A projection is unlisted and built again; a file of a canonical table stays listed, and
 * every question that needs it is refused until it is restored. */
function record(
  host: Host,
  actor: Actor,
  workspaceId: string,
  file: ListedFile,
  damage: DamagedFile['damage'],
) {
  const scope = { workspace: workspaceId, action: 'lake.damaged' }
  return write(host.db, actor, 'load', scope, async ({ tx, describe, send }) => {
    const isListed = (await referencedPaths(tx, workspaceId)).has(file.path)
    describe(file.path, { table: file.tableName, damage, isListed })
    if (isListed && file.snapshot !== null && file.definitionsRevision !== null) {
      await dropProjections(tx, workspaceId, file.snapshot, file.definitionsRevision)
      await send('refresh', { workspaceId })
    }
    return isListed
  })
}

/** Processes remember a file as verified by its time of change; after this they hash it before they answer from it. */
const doubt = (path: string, damage: Damage): Promise<void> =>
  damage === 'missing' ? Promise.resolve() : utimes(path, new Date(), new Date())

/** Hashes every listed file of a workspace again.
 * @returns the damaged ones, which are in the audit as well
 * @throws the signal's reason */
export async function scrubWorkspace(
  host: Host,
  actor: Actor,
  workspaceId: string,
  options: ScrubOptions,
): Promise<DamagedFile[]> {
  const { signal } = options
  const files = await read(host.db, actor, { workspace: workspaceId }, (tx) => listedFiles(tx, workspaceId))
  const pace = paceOf(options.bytesPerSecond ?? bytesPerSecond)
  const damaged: DamagedFile[] = []
  for (const [at, file] of files.entries()) {
    signal.throwIfAborted()
    options.progress(at / files.length, `Checking ${file.tableName}`)
    const path = join(lakeFolderOf(host, workspaceId), file.path)
    const damage = await damageOf(path, file, pace, signal)
    if (damage === null || !(await record(host, actor, workspaceId, file, damage))) continue
    host.log.error({ workspaceId, path: file.path, damage }, 'a file of the lake is damaged')
    await doubt(path, damage)
    damaged.push({ table: file.tableName, path: file.path, damage })
  }
  return damaged
}

/** Safe to repeat: it reads, and a file is as damaged the second time. */
export const runScrub: JobRun<typeof scrub> = async ({ workspaceId }, context) => {
  await scrubWorkspace(context.host, context.actor, workspaceId, context)
}
