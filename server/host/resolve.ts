import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { EarlierWanted } from '#engine/analysis.ts'
import { definitions } from '#engine/definitions.ts'
import { type EarlierState, filesToRead, type LakeFile, type Snapshot } from '#engine/lake/snapshot.ts'
import { setContext } from '#sql/postgres/context.ts'
import type { Db, Tx } from '#sql/postgres/database.ts'
import { latestDefinitions } from '#sql/postgres/definitions.ts'
import { listLoadedFiles } from '#sql/postgres/loads.ts'
import {
  filesOf,
  findSnapshot,
  lastRestating,
  latestSnapshot,
  projectionsOf,
  snapshotBefore,
} from '#sql/postgres/snapshots.ts'
import { findWorkspace } from '#sql/postgres/workspaces.ts'
import { type Actor, contextActor } from './actor.ts'
import { HostError } from './errors.ts'
import type { Host } from './host.ts'
import { inTransaction } from './transaction.ts'
import { read } from './write.ts'

export interface Workspace {
  readonly id: string
  readonly organizationId: string
  readonly slug: string
  readonly name: string
  /** IANA zone in which a day is a day. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  readonly status: 'active' | 'archived'
  readonly createdAt: Date
}

const noWorkspace = (idOrSlug: string): HostError =>
  new HostError('not_found', `There is no workspace ${idOrSlug}.`, { field: 'workspace' })

/** The workspace with this id or slug (or a slug that it had), as far as the actor may enter it.
 * @throws HostError `not_found` */
export function resolveWorkspace(db: Db, actor: Actor, idOrSlug: string): Promise<Workspace> {
  return inTransaction(db, 'read only', async (tx) => {
    await setContext(tx, { actor: contextActor(actor), organization: null, workspace: null })
    const found = await findWorkspace(tx, idOrSlug)
    if (found === undefined) throw noWorkspace(idOrSlug)
    if (actor.kind === 'key') {
      const opens =
        actor.workspaceId === null
          ? actor.organizationId === found.organizationId
          : actor.workspaceId === found.id
      if (!opens) throw noWorkspace(idOrSlug)
    }
    return found
  })
}

/** Number of a snapshot, or a local day of the workspace: the last snapshot committed before that day's end. */
export type AsOf = number | string

const endOfDay = (day: string, timeZone: string, field: string): Date => {
  try {
    const next = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: 1 })
    return new Date(next.toZonedDateTime(timeZone).epochMilliseconds)
  } catch (cause) {
    throw new HostError('invalid', `${day} is not a day; write it as 2026-03-31.`, { field, cause })
  }
}

interface Resolved {
  readonly number: number
  readonly committedAt: Date | null
}

const emptyState: Resolved = { number: 0, committedAt: null }

async function chooseSnapshot(
  tx: Tx,
  workspace: Workspace,
  asOf: AsOf | undefined,
  field = 'asOf',
): Promise<Resolved> {
  if (asOf === undefined) return (await latestSnapshot(tx, workspace.id)) ?? emptyState
  const found =
    typeof asOf === 'number'
      ? await findSnapshot(tx, workspace.id, asOf)
      : await snapshotBefore(tx, workspace.id, endOfDay(asOf, workspace.timeZone, field))
  if (found !== undefined) return found
  const what =
    typeof asOf === 'number' ? `no snapshot ${asOf}` : `no snapshot committed by the end of ${asOf}`
  throw new HostError('not_found', `${workspace.name} has ${what}.`, { field })
}

async function chooseEarlier(
  tx: Tx,
  workspace: Workspace,
  later: number,
  { since }: EarlierWanted,
): Promise<Resolved> {
  const number = since ?? Math.max(0, (await lastRestating(tx, workspace.id, later)) - 1)
  const found = number === 0 ? emptyState : await chooseSnapshot(tx, workspace, number, 'since')
  if (found.number <= later) return found
  const message = `Snapshot ${found.number} is newer than snapshot ${later}, which it is to be compared with; name an earlier one.`
  throw new HostError('invalid', message, { field: 'since' })
}

const isoInstant = (instant: Date | null): string | null => instant?.toISOString() ?? null

async function readSnapshot(
  tx: Tx,
  workspace: Workspace,
  folder: string,
  asOf: AsOf | undefined,
  wanted: EarlierWanted | null,
): Promise<Snapshot> {
  const { number, committedAt } = await chooseSnapshot(tx, workspace, asOf)
  const rules = await latestDefinitions(tx, workspace.id)
  if (rules === undefined) throw new HostError('unavailable', `${workspace.name} has no definitions.`)
  const files = await filesOf(tx, workspace.id, number)
  const projections = await projectionsOf(tx, workspace.id, number, rules.revision)
  const loaded = await listLoadedFiles(tx, workspace.id, number)
  const toFile = ({ tableName, path, ...file }: (typeof files)[number]): LakeFile => ({
    ...file,
    table: tableName,
    path: join(folder, path),
  })
  const stateAt = async (state: Resolved): Promise<EarlierState> => ({
    number: state.number,
    committedAt: isoInstant(state.committedAt),
    files: (await filesOf(tx, workspace.id, state.number)).map(toFile),
  })
  const earlier = wanted === null ? null : await stateAt(await chooseEarlier(tx, workspace, number, wanted))
  const { id, slug, name, timeZone, currency } = workspace
  return {
    workspace: { id, slug, name, timeZone, currency },
    number,
    committedAt: isoInstant(committedAt),
    definitions: { revision: rules.revision, body: definitions.parse(rules.body) },
    files: files.map(toFile),
    projections: projections.map((file) => toFile({ ...file, minDay: null, maxDay: null })),
    loadedFiles: loaded.map((file) => ({ loadId: file.loadNumber, fileNo: file.fileNo, name: file.name })),
    ...(earlier === null ? {} : { earlier }),
  }
}

/** Folder of a workspace's lake files on this machine. */
export const lakeFolderOf = (host: Pick<Host, 'config'>, workspaceId: string): string =>
  join(host.config.lakeFolder, workspaceId)

/** Everything a run needs to know about the data it answers from. Its files were hashed on this machine.
 * @param workspaceId id, not slug
 * @param earlier the older state that the question compares with (`earlierWanted`)
 * @throws HostError `not_found`, `forbidden`, `invalid` (asOf, since), `damaged_file` naming the file */
export async function resolveSnapshot(
  host: Pick<Host, 'db' | 'config' | 'verified'>,
  actor: Actor,
  workspaceId: string,
  asOf?: AsOf,
  earlier: EarlierWanted | null = null,
): Promise<Snapshot> {
  const snapshot = await read(host.db, actor, { workspace: workspaceId }, async (tx) => {
    const workspace = await findWorkspace(tx, workspaceId)
    if (workspace === undefined) throw noWorkspace(workspaceId)
    return readSnapshot(tx, workspace, lakeFolderOf(host, workspaceId), asOf, earlier)
  })
  await host.verified.check(filesToRead(snapshot))
  return snapshot
}
