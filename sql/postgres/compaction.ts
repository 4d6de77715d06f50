import { sql } from 'kysely'
import type { Tx } from './database.ts'
import type { NewLakeFile } from './snapshots.ts'

/** A file of the newest snapshot. */
export interface CurrentFile {
  readonly tableName: string
  /** Relative to the workspace's folder of the lake. */
  readonly path: string
  readonly bytes: number
  readonly rows: number
  readonly minDay: string | null
  readonly maxDay: string | null
}

/** Files of the newest snapshot, in a total order. */
export const currentFiles = (tx: Tx, workspaceId: string): Promise<CurrentFile[]> =>
  tx
    .selectFrom('app.lakeFiles')
    .select(['tableName', 'path', 'bytes', 'rows', 'minDay', 'maxDay'])
    .where('workspaceId', '=', workspaceId)
    .where('removedIn', 'is', null)
    .orderBy('tableName')
    .orderBy('path')
    .execute()

/** Puts one file in place of several with the same rows, in every snapshot that lists all of them. Older snapshots, which list
 * some of them, keep those. The caller holds `lockSnapshots`.
 * @returns false, and changes nothing, when not all of them are in the newest snapshot any more */
export async function swapMerged(
  tx: Tx,
  workspaceId: string,
  merged: NewLakeFile,
  sources: readonly string[],
): Promise<boolean> {
  const listed = await tx
    .selectFrom('app.lakeFiles')
    .select(['path', 'addedIn'])
    .where('workspaceId', '=', workspaceId)
    .where('tableName', '=', merged.table)
    .where('removedIn', 'is', null)
    .where('path', '=', sql<string>`any(${[...sources]}::text[])`)
    .forUpdate()
    .execute()
  if (listed.length !== new Set(sources).size) return false
  const since = Math.max(...listed.map((file) => file.addedIn))
  const pathsAdded = (isLast: boolean) =>
    listed.filter((file) => (file.addedIn === since) === isLast).map((file) => file.path)
  await tx
    .deleteFrom('app.lakeFiles')
    .where('workspaceId', '=', workspaceId)
    .where('path', '=', sql<string>`any(${pathsAdded(true)}::text[])`)
    .execute()
  await tx
    .updateTable('app.lakeFiles')
    .set({ removedIn: since })
    .where('workspaceId', '=', workspaceId)
    .where('path', '=', sql<string>`any(${pathsAdded(false)}::text[])`)
    .execute()
  const { table, ...file } = merged
  await tx
    .insertInto('app.lakeFiles')
    .values({ ...file, workspaceId, tableName: table, addedIn: since, removedIn: null })
    .execute()
  return true
}
