import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Loads that say that they run, and those that have waited since before an instant without a message on its way. */
export const unendedLoads = (tx: Tx, workspaceId: string, queuedBefore: Date) =>
  tx
    .selectFrom('app.loads')
    .select(['id', 'status'])
    .where('workspaceId', '=', workspaceId)
    .where((load) =>
      load.or([
        load('status', '=', 'running'),
        load.and([
          load('status', '=', 'queued'),
          load('createdAt', '<', queuedBefore),
          load.not(
            load.exists(
              load
                .selectFrom('app.outbox')
                .select('app.outbox.id')
                .where('app.outbox.sentAt', 'is', null)
                .where(sql`app.outbox.payload ->> 'loadId'`, '=', load.ref('app.loads.id')),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('number')
    .execute()

export interface ListedFile {
  readonly tableName: string
  /** Relative to the workspace's folder of the lake. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** Of projections; null for files of the canonical tables. */
  readonly snapshot: number | null
  readonly definitionsRevision: number | null
}

/** Every file of every snapshot and projection, in a total order. */
export const listedFiles = (tx: Tx, workspaceId: string): Promise<ListedFile[]> =>
  tx
    .selectFrom('app.lakeFiles')
    .select((expression) => [
      'tableName',
      'path',
      'bytes',
      'sha256',
      expression.val<number | null>(null).$castTo<number | null>().as('snapshot'),
      expression.val<number | null>(null).$castTo<number | null>().as('definitionsRevision'),
    ])
    .where('workspaceId', '=', workspaceId)
    .unionAll(
      tx
        .selectFrom('app.projectionFiles')
        .select(['tableName', 'path', 'bytes', 'sha256', 'snapshot', 'definitionsRevision'])
        .where('workspaceId', '=', workspaceId),
    )
    .orderBy('path')
    .execute()

/** Unlists the projections built from one snapshot under one definitions revision; they can be built again. */
export async function dropProjections(
  tx: Tx,
  workspaceId: string,
  snapshot: number,
  definitionsRevision: number,
): Promise<void> {
  await tx
    .deleteFrom('app.projectionFiles')
    .where('workspaceId', '=', workspaceId)
    .where('snapshot', '=', snapshot)
    .where('definitionsRevision', '=', definitionsRevision)
    .execute()
}

/** Unlists every projection but those of the newest snapshot and revision that have any. @returns how many files */
export async function dropOldProjections(tx: Tx, workspaceId: string): Promise<number> {
  const dropped = await sql`
    delete from app.projection_files as old
    where old.workspace_id = ${workspaceId}
      and (old.snapshot, old.definitions_revision) < (
        select newest.snapshot, newest.definitions_revision
        from app.projection_files as newest
        where newest.workspace_id = ${workspaceId}
        order by newest.snapshot desc, newest.definitions_revision desc
        limit 1
      )`.execute(tx)
  return Number(dropped.numAffectedRows ?? 0n)
}

/** Forgets messages that were sent before an instant; the actor is `system:outbox`. */
export async function dropSentMessages(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('app.outbox').where('sentAt', '<', before).execute()
}
