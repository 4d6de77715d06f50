import { type Definitions, definitions, notProjected } from '#engine/definitions.ts'
import type { Tx } from '#sql/postgres/database.ts'
import {
  findDefinitions,
  insertDefinitions,
  latestDefinitions,
  listDefinitions,
  lockDefinitions,
} from '#sql/postgres/definitions.ts'
import { carryProjections } from '#sql/postgres/snapshots.ts'
import type { Actor } from './actor.ts'
import { canonical } from './canonical.ts'
import { changedFields, definitionChanges } from './definition-changes.ts'
import { HostError } from './errors.ts'
import type { Host } from './host.ts'
import type { Request } from './workspaces.ts'
import { read, type Writing, write } from './write.ts'

/** One revision of a workspace's definitions. */
export interface Revision {
  readonly revision: number
  readonly at: Date
  readonly actor: string
  readonly note: string | null
  /** The earlier revision whose body this one has again. */
  readonly restores: number | null
  readonly body: Definitions
}

/** A revision beside the one before it. */
export interface RevisionChange extends Omit<Revision, 'body'> {
  /** What it changed, a line for each field; of the first revision none. */
  readonly changes: readonly string[]
}

interface Row {
  readonly revision: number
  readonly createdAt: Date
  readonly actor: string
  readonly note: string | null
  readonly restores: number | null
  readonly body: object
}

const unknownRevision = (revision: number): HostError =>
  new HostError('not_found', `There is no revision ${revision} of the definitions.`, { field: 'revision' })
const noDefinitions = (): HostError => new HostError('unavailable', 'This workspace has no definitions.')

/** Bodies of earlier shapes are read as what they mean today. */
const revisionOf = ({ createdAt, body, revision, actor, note, restores }: Row): Revision => ({
  revision,
  at: createdAt,
  actor,
  note,
  restores,
  body: definitions.parse(body),
})

/** The newest definitions of a workspace. */
export function readDefinitions(
  host: Pick<Host, 'db'>,
  actor: Actor,
  workspaceId: string,
): Promise<Revision> {
  return read(host.db, actor, { workspace: workspaceId }, async (tx) => {
    const row = await latestDefinitions(tx, workspaceId)
    if (row === undefined) throw noDefinitions()
    return revisionOf(row)
  })
}

/** One revision as it was made.
 * @throws HostError `not_found` */
export function readRevision(
  host: Pick<Host, 'db'>,
  actor: Actor,
  workspaceId: string,
  revision: number,
): Promise<Revision> {
  return read(host.db, actor, { workspace: workspaceId }, async (tx) => {
    const row = await findDefinitions(tx, workspaceId, revision)
    if (row === undefined) throw unknownRevision(revision)
    return revisionOf(row)
  })
}

/** Revisions, newest first, each with what it changed.
 * @returns up to `limit + 1` of them, so that the caller sees whether there are more */
export function listRevisions(
  host: Pick<Host, 'db'>,
  actor: Actor,
  workspaceId: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<RevisionChange[]> {
  return read(host.db, actor, { workspace: workspaceId }, async (tx) => {
    const rows = await listDefinitions(tx, workspaceId, { ...page, limit: page.limit + 2 })
    const revisions = rows.map(revisionOf)
    return revisions.slice(0, page.limit + 1).map(({ body, ...revision }, at) => {
      const before = revisions[at + 1]
      return { ...revision, changes: before === undefined ? [] : definitionChanges(before.body, body) }
    })
  })
}

export interface RevisionRequest {
  /** The revision that was looked at when this one was written; another newest one is a conflict. */
  readonly base: number
  readonly body: Definitions
  readonly note?: string | null | undefined
}

async function checkedBase(tx: Tx, workspaceId: string, base: number): Promise<Revision> {
  const row = await lockDefinitions(tx, workspaceId)
  if (row === undefined) throw noDefinitions()
  if (row.revision !== base) {
    throw new HostError(
      'conflict',
      `Revision ${row.revision} was saved meanwhile; yours was made from revision ${base}. Look at the newer one and save again.`,
      { field: 'base' },
    )
  }
  return revisionOf(row)
}

/** Whether what is built from a snapshot stays the same however this field is changed. */
const isCarried = (field: string): boolean =>
  Object.values(notProjected).every((fields) => fields.some((name) => name === field))

async function addRevision(
  { tx, actorName, describe, send }: Writing,
  workspaceId: string,
  newest: Revision,
  wanted: { readonly body: Definitions; readonly note: string | null; readonly restores: number | null },
): Promise<Revision> {
  const { body, note, restores } = wanted
  // Saving what is there already says nothing new; projections and cached answers stay good.
  if (canonical(newest.body) === canonical(body)) return newest
  const revision = newest.revision + 1
  await insertDefinitions(tx, { workspaceId, revision, body, actor: actorName, note, restores })
  const fields = changedFields(newest.body, body)
  if (fields.every(isCarried)) await carryProjections(tx, workspaceId, newest.revision, revision)
  await send('refresh', { workspaceId })
  describe(String(revision), { restores, fields })
  return { revision, at: new Date(), actor: actorName, note, restores, body }
}

/** Saves new definitions as the next revision. They apply to all history: what was built from the old ones is built anew.
 * The body that is there already makes no new revision.
 * @throws HostError `conflict` when `base` is not the newest revision, `forbidden`, `not_found` */
export function reviseDefinitions(
  host: Pick<Host, 'db'>,
  actor: Actor,
  workspaceId: string,
  { base, body, note = null }: RevisionRequest,
  request: Request<Revision> = {},
): Promise<Revision> {
  const scope = { ...request, workspace: workspaceId, action: 'definitions.changed' }
  return write(host.db, actor, 'definitions', scope, async (writing) => {
    const newest = await checkedBase(writing.tx, workspaceId, base)
    return addRevision(writing, workspaceId, newest, { body, note, restores: null })
  })
}

/** Brings an earlier revision back, as the next revision.
 * @throws HostError `conflict` when `base` is not the newest revision, `forbidden`, `not_found` */
export function restoreDefinitions(
  host: Pick<Host, 'db'>,
  actor: Actor,
  workspaceId: string,
  wanted: { readonly base: number; readonly revision: number; readonly note?: string | null | undefined },
  request: Request<Revision> = {},
): Promise<Revision> {
  const scope = { ...request, workspace: workspaceId, action: 'definitions.restored' }
  return write(host.db, actor, 'definitions', scope, async (writing) => {
    const newest = await checkedBase(writing.tx, workspaceId, wanted.base)
    const row = await findDefinitions(writing.tx, workspaceId, wanted.revision)
    if (row === undefined) throw unknownRevision(wanted.revision)
    const { body } = revisionOf(row)
    const restores = wanted.revision
    return addRevision(writing, workspaceId, newest, { body, note: wanted.note ?? null, restores })
  })
}
