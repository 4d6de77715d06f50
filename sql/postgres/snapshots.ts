import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** The newest snapshot; undefined before the first load. */
export const latestSnapshot = (tx: Tx, workspaceId: string) =>
  tx
    .selectFrom('app.snapshots')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findSnapshot = (tx: Tx, workspaceId: string, number: number) =>
  tx
    .selectFrom('app.snapshots')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('number', '=', number)
    .executeTakeFirst()

/** The last one committed before an instant. */
export const snapshotBefore = (tx: Tx, workspaceId: string, instant: Date) =>
  tx
    .selectFrom('app.snapshots')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('committedAt', '<', instant)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The last snapshot up to `number` whose load changed what platforms or shops state; 0 when none did. */
export async function lastRestating(tx: Tx, workspaceId: string, number: number): Promise<number> {
  const found = await sql<{ last: number | null }>`
    select max(changed) as last
    from app.lake_files, unnest(array[added_in, removed_in]) as changed
    where workspace_id = ${workspaceId} and changed <= ${number}
      and table_name in ('ad_performance_daily', 'ad_conversions_daily', 'orders', 'refunds')`.execute(tx)
  return found.rows[0]?.last ?? 0
}

/** Newest first. */
export const listSnapshots = (tx: Tx, workspaceId: string, page: { before: number | null; limit: number }) =>
  tx
    .selectFrom('app.snapshots')
    .innerJoin('app.loads', 'app.loads.id', 'app.snapshots.loadId')
    .select([
      'app.snapshots.number',
      'app.snapshots.committedAt',
      'app.snapshots.loadId',
      'app.loads.number as loadNumber',
      'app.loads.actor',
    ])
    .where('app.snapshots.workspaceId', '=', workspaceId)
    .$if(page.before !== null, (query) => query.where('app.snapshots.number', '<', page.before ?? 0))
    .orderBy('app.snapshots.number', 'desc')
    .limit(page.limit)
    .execute()

/** Files of the canonical tables in one snapshot, in a total order. */
export const filesOf = (tx: Tx, workspaceId: string, snapshot: number) =>
  tx
    .selectFrom('app.lakeFiles')
    .select(['tableName', 'path', 'bytes', 'rows', 'sha256', 'minDay', 'maxDay'])
    .where('workspaceId', '=', workspaceId)
    .where('addedIn', '<=', snapshot)
    .where((expression) =>
      expression.or([expression('removedIn', 'is', null), expression('removedIn', '>', snapshot)]),
    )
    .orderBy('tableName')
    .orderBy('path')
    .execute()

/** Projection files built from one snapshot under one definitions revision. */
export const projectionsOf = (tx: Tx, workspaceId: string, snapshot: number, revision: number) =>
  tx
    .selectFrom('app.projectionFiles')
    .select(['tableName', 'path', 'bytes', 'rows', 'sha256'])
    .where('workspaceId', '=', workspaceId)
    .where('snapshot', '=', snapshot)
    .where('definitionsRevision', '=', revision)
    .orderBy('tableName')
    .orderBy('path')
    .execute()

/** Every path that any snapshot or projection lists: all else in the workspace's folder is unreferenced. */
export async function referencedPaths(tx: Tx, workspaceId: string): Promise<ReadonlySet<string>> {
  const found = await tx
    .selectFrom('app.lakeFiles')
    .select('path')
    .where('workspaceId', '=', workspaceId)
    .unionAll(tx.selectFrom('app.projectionFiles').select('path').where('workspaceId', '=', workspaceId))
    .execute()
  return new Set(found.map((row) => row.path))
}

/** One commit of a workspace at a time. @returns the newest snapshot's number, 0 before the first */
export async function lockSnapshots(tx: Tx, workspaceId: string): Promise<number> {
  await tx.selectFrom('app.workspaces').select('id').where('id', '=', workspaceId).forUpdate().execute()
  return (await latestSnapshot(tx, workspaceId))?.number ?? 0
}

export interface NewLakeFile {
  readonly table: string
  /** Relative to the workspace's folder of the lake. */
  readonly path: string
  readonly bytes: number
  readonly rows: number
  readonly sha256: string
  readonly minDay: string | null
  readonly maxDay: string | null
}

export interface NewSnapshot {
  readonly workspaceId: string
  readonly number: number
  readonly loadId: string
  readonly added: readonly NewLakeFile[]
  readonly removedPaths: readonly string[]
}

/** Swaps the list of files; the caller holds `lockSnapshots`.
 * @returns how many of `removedPaths` were in the previous snapshot */
export async function commitSnapshot(tx: Tx, snapshot: NewSnapshot): Promise<number> {
  const { workspaceId, number, loadId, added } = snapshot
  await tx.insertInto('app.snapshots').values({ workspaceId, number, loadId }).execute()
  const removed = await tx
    .updateTable('app.lakeFiles')
    .set({ removedIn: number })
    .where('workspaceId', '=', workspaceId)
    .where('removedIn', 'is', null)
    .where('path', '=', sql<string>`any(${[...snapshot.removedPaths]}::text[])`)
    .executeTakeFirst()
  if (added.length > 0) {
    await sql`insert into app.lake_files (workspace_id, added_in, table_name, path, bytes, rows, sha256, min_day, max_day)
              select ${workspaceId}, ${number}, * from unnest(
                ${added.map((file) => file.table)}::text[], ${added.map((file) => file.path)}::text[],
                ${added.map((file) => file.bytes)}::bigint[], ${added.map((file) => file.rows)}::bigint[],
                ${added.map((file) => file.sha256)}::text[],
                ${added.map((file) => file.minDay)}::date[], ${added.map((file) => file.maxDay)}::date[])`.execute(
      tx,
    )
  }
  return Number(removed.numUpdatedRows)
}

export interface NewProjectionFile {
  readonly table: string
  readonly path: string
  readonly bytes: number
  readonly rows: number
  readonly sha256: string
}

/** Lists projections once they are built; listing them again changes nothing. */
export async function insertProjections(
  tx: Tx,
  built: { workspaceId: string; snapshot: number; definitionsRevision: number },
  files: readonly NewProjectionFile[],
): Promise<void> {
  if (files.length === 0) return
  await tx
    .insertInto('app.projectionFiles')
    .values(files.map(({ table, ...file }) => ({ ...built, ...file, tableName: table })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Lists what was built under one definitions revision under another one too, from which the same would be built. */
export async function carryProjections(tx: Tx, workspaceId: string, from: number, to: number): Promise<void> {
  await sql`
    insert into app.projection_files (workspace_id, snapshot, definitions_revision, table_name, path, bytes, rows, sha256)
    select workspace_id, snapshot, ${to}, table_name, path, bytes, rows, sha256
    from app.projection_files
    where workspace_id = ${workspaceId} and definitions_revision = ${from}`.execute(tx)
}
