import { sql } from 'kysely'
import type { Tx } from './database.ts'

export interface NewOriginal {
  readonly fileNo: number
  /** Name below the load's folder. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly lines: number
  readonly isRedacted: boolean
}

export async function insertOriginals(
  tx: Tx,
  load: { workspaceId: string; loadId: string; loadNumber: number },
  originals: readonly NewOriginal[],
): Promise<void> {
  if (originals.length === 0) return
  await tx
    .insertInto('app.originals')
    .values(originals.map((original) => ({ ...load, ...original })))
    .onConflict((conflict) => conflict.columns(['loadId', 'fileNo']).doNothing())
    .execute()
}

/** The original of one file with the name that it was loaded under, if it was; undefined when none was kept.
 * @param load id or number of the load
 * @param file number in the load, or name */
export const findOriginal = (tx: Tx, workspaceId: string, load: string, file: string) =>
  tx
    .selectFrom('app.originals as original')
    .leftJoin('app.loadFiles as loaded', (join) =>
      join.onRef('loaded.loadId', '=', 'original.loadId').onRef('loaded.fileNo', '=', 'original.fileNo'),
    )
    .select(['original.loadId', 'original.path', 'original.lines', 'original.removedAt', 'loaded.name'])
    .where('original.workspaceId', '=', workspaceId)
    .where((column) =>
      /^\d{1,5}$/.test(file)
        ? column('original.fileNo', '=', Number(file))
        : column('loaded.name', '=', file),
    )
    .where((column) =>
      /^\d+$/.test(load)
        ? column('original.loadNumber', '=', Number(load))
        : column('original.loadId', '=', load),
    )
    .executeTakeFirst()

/** Originals that are still there. */
export const listOriginals = (tx: Tx, workspaceId: string) =>
  tx
    .selectFrom('app.originals')
    .select(['loadId', 'loadNumber', 'fileNo', 'path'])
    .where('workspaceId', '=', workspaceId)
    .where('removedAt', 'is', null)
    .orderBy('loadNumber')
    .orderBy('fileNo')
    .execute()

/** Those of these contents that are redacted copies, by SHA-256, with the load that they are of. */
export const findRedactedCopies = (tx: Tx, workspaceId: string, sha256: readonly string[]) =>
  tx
    .selectFrom('app.originals')
    .select(['sha256', 'loadNumber'])
    .where('workspaceId', '=', workspaceId)
    .where('isRedacted', '=', true)
    .where('sha256', '=', sql<string>`any(${[...sha256]}::text[])`)
    .execute()

/** What was written again has other contents. */
export async function updateOriginal(
  tx: Tx,
  workspaceId: string,
  place: { loadId: string; fileNo: number },
  content: { sha256: string; bytes: number },
): Promise<void> {
  await tx
    .updateTable('app.originals')
    .set({ ...content, isRedacted: true })
    .where('workspaceId', '=', workspaceId)
    .where('loadId', '=', place.loadId)
    .where('fileNo', '=', place.fileNo)
    .execute()
}

/** Marks as removed what was kept longer than the workspace's period ago. @returns where they are */
export async function endOldOriginals(
  tx: Tx,
  workspaceId: string,
  now: Date,
): Promise<readonly { loadId: string; path: string }[]> {
  const ended = await sql<{ loadId: string; path: string }>`
    update app.originals as original set removed_at = ${now}
    from app.workspaces as workspace
    where workspace.id = ${workspaceId} and original.workspace_id = workspace.id and original.removed_at is null
      and original.kept_at < ${now}::timestamptz - make_interval(days => workspace.originals_days)
    returning original.load_id, original.path`.execute(tx)
  return ended.rows
}

/** Loads with an original that is still kept. */
export const loadsWithOriginals = async (tx: Tx, workspaceId: string): Promise<ReadonlySet<string>> => {
  const found = await tx
    .selectFrom('app.originals')
    .select('loadId')
    .where('workspaceId', '=', workspaceId)
    .where('removedAt', 'is', null)
    .distinct()
    .execute()
  return new Set(found.map((row) => row.loadId))
}

/** @returns days for which redacted originals are kept */
export const originalsDays = async (tx: Tx, workspaceId: string): Promise<number> =>
  (
    await tx
      .selectFrom('app.workspaces')
      .select('originalsDays')
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow()
  ).originalsDays

export async function setOriginalsDays(tx: Tx, workspaceId: string, days: number): Promise<void> {
  await tx.updateTable('app.workspaces').set({ originalsDays: days }).where('id', '=', workspaceId).execute()
}
