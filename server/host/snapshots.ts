import type { Db, LoadStatus, Tx } from '#sql/postgres/database.ts'
import { findLoad, insertLoadFiles, type NewLoadFile, updateLoad } from '#sql/postgres/loads.ts'
import { insertOriginals, type NewOriginal } from '#sql/postgres/originals.ts'
import { commitSnapshot, lockSnapshots, type NewLakeFile } from '#sql/postgres/snapshots.ts'
import { insertSource, learnSource, type NewSource, type SourceEvidence } from '#sql/postgres/sources.ts'
import type { Actor } from './actor.ts'
import { HostError } from './errors.ts'
import { write } from './write.ts'

export type EndStatus = Exclude<LoadStatus, 'queued' | 'running'>

export interface LoadEnd {
  readonly workspaceId: string
  readonly loadId: string
  /** Only `loaded` makes a snapshot. */
  readonly status: EndStatus
  /** Number of the snapshot from which the load was computed. */
  readonly base: number
  /** Files that are on disk, fsynced and renamed. */
  readonly added: readonly NewLakeFile[]
  /** Files that they replace, as `path` was given when they were added. */
  readonly removedPaths: readonly string[]
  readonly report: object
  /** The files that were read, for lineage. */
  readonly files: readonly NewLoadFile[]
  /** What is kept of them without persons. */
  readonly originals?: readonly NewOriginal[]
  readonly sourceId?: string
  /** Sources that this load is the first of, and what it taught about others. */
  readonly newSources?: readonly NewSource[]
  readonly learned?: readonly { readonly sourceId: string; readonly evidence: SourceEvidence }[]
}

const overtaken = (): HostError =>
  new HostError('conflict', 'Another load of this workspace was committed meanwhile; load again.')

async function keepSources(tx: Tx, end: LoadEnd): Promise<void> {
  for (const source of end.newSources ?? []) await insertSource(tx, source)
  for (const { sourceId, evidence } of end.learned ?? []) {
    await learnSource(tx, end.workspaceId, sourceId, evidence)
  }
}

async function swapFiles(tx: Tx, end: LoadEnd): Promise<number> {
  if ((await lockSnapshots(tx, end.workspaceId)) !== end.base) throw overtaken()
  const number = end.base + 1
  const removed = await commitSnapshot(tx, { ...end, number })
  if (removed !== new Set(end.removedPaths).size) throw overtaken()
  return number
}

/** Ends a load in one transaction: the snapshot with its files, the report, the audit. Readers see all of it or none.
 * @returns number of the new snapshot; null when the load made none
 * @throws HostError `conflict` when another load was committed after `base`, or this one has already ended */
export function commitLoad(db: Db, actor: Actor, end: LoadEnd): Promise<number | null> {
  const { workspaceId, loadId, status, sourceId } = end
  const scope = { workspace: workspaceId, action: `load.${status}` }
  return write(db, actor, 'load', scope, async ({ tx, describe, send }) => {
    const load = await findLoad(tx, workspaceId, loadId)
    if (load === undefined) throw new HostError('not_found', 'There is no such load.')
    await keepSources(tx, end)
    const place = { workspaceId, loadId, loadNumber: load.number }
    await insertLoadFiles(tx, place, end.files)
    await insertOriginals(tx, place, end.originals ?? [])
    const snapshot = status === 'loaded' ? await swapFiles(tx, end) : null
    const ended = await updateLoad(tx, workspaceId, loadId, {
      status,
      snapshot,
      report: end.report,
      finishedAt: new Date(),
      ...(sourceId === undefined ? {} : { sourceId }),
    })
    if (!ended) throw new HostError('conflict', 'This load has already ended.')
    if (snapshot !== null) await send('refresh', { workspaceId })
    describe(loadId, { snapshot, added: end.added.length, removed: end.removedPaths.length })
    return snapshot
  })
}
