import { sql } from 'kysely'
import type { LoadStatus, Tx } from './database.ts'

export interface NewLoad {
  readonly id: string
  readonly workspaceId: string
  readonly sourceId: string | null
  readonly actor: string
}

/** @returns its number: the load_id of its rows in the lake, given once */
export async function insertLoad(tx: Tx, load: NewLoad): Promise<number> {
  const { lastLoad } = await tx
    .updateTable('app.workspaces')
    .set((expression) => ({ lastLoad: expression('lastLoad', '+', 1) }))
    .where('id', '=', load.workspaceId)
    .returning('lastLoad')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('app.loads')
    .values({ ...load, number: lastLoad, status: 'queued' })
    .execute()
  return lastLoad
}

export interface LoadProgress {
  readonly status: LoadStatus
  readonly sourceId?: string
  readonly startedAt?: Date
  readonly finishedAt?: Date
  readonly snapshot?: number | null
  readonly report?: object
}

/** @returns false when there is no such load, or when it has already ended */
export async function updateLoad(
  tx: Tx,
  workspaceId: string,
  id: string,
  progress: LoadProgress,
): Promise<boolean> {
  const { report, ...columns } = progress
  const answer = await tx
    .updateTable('app.loads')
    .set({ ...columns, ...(report === undefined ? {} : { report: JSON.stringify(report) }) })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return answer.numUpdatedRows > 0n
}

/** Newest first; `before` is the number after which the previous page ended. */
export const listLoads = (tx: Tx, workspaceId: string, page: { before: number | null; limit: number }) =>
  tx
    .selectFrom('app.loads')
    .leftJoin('app.sources', 'app.sources.id', 'app.loads.sourceId')
    .selectAll('app.loads')
    .select(['app.sources.name as sourceName', 'app.sources.platform as platform'])
    .where('app.loads.workspaceId', '=', workspaceId)
    .$if(page.before !== null, (query) => query.where('app.loads.number', '<', page.before ?? 0))
    .orderBy('app.loads.number', 'desc')
    .limit(page.limit)
    .execute()

export const findLoad = (tx: Tx, workspaceId: string, id: string) =>
  tx
    .selectFrom('app.loads')
    .leftJoin('app.sources', 'app.sources.id', 'app.loads.sourceId')
    .selectAll('app.loads')
    .select(['app.sources.name as sourceName', 'app.sources.platform as platform'])
    .where('app.loads.workspaceId', '=', workspaceId)
    .where('app.loads.id', '=', id)
    .executeTakeFirst()

export interface NewLoadFile {
  /** From 1 within the load. */
  readonly fileNo: number
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly extractedAt: Date | null
  /** Fingerprint of its columns. */
  readonly header?: string | null
  /** Fingerprint of the mapping that it was read by. */
  readonly mapping?: string | null
}

export async function insertLoadFiles(
  tx: Tx,
  load: { workspaceId: string; loadId: string; loadNumber: number },
  files: readonly NewLoadFile[],
): Promise<void> {
  if (files.length === 0) return
  await tx
    .insertInto('app.loadFiles')
    .values(files.map((file) => ({ ...load, ...file })))
    .onConflict((conflict) => conflict.columns(['loadId', 'fileNo']).doNothing())
    .execute()
}

export const listLoadFiles = (tx: Tx, workspaceId: string, loadId: string) =>
  tx
    .selectFrom('app.loadFiles')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('loadId', '=', loadId)
    .orderBy('fileNo')
    .execute()

/** Files of the loads that made the snapshots up to `snapshot`, for lineage. */
export const listLoadedFiles = (tx: Tx, workspaceId: string, snapshot: number) =>
  tx
    .selectFrom('app.loadFiles')
    .innerJoin('app.snapshots', 'app.snapshots.loadId', 'app.loadFiles.loadId')
    .select(['app.loadFiles.loadNumber', 'app.loadFiles.fileNo', 'app.loadFiles.name'])
    .where('app.loadFiles.workspaceId', '=', workspaceId)
    .where('app.snapshots.number', '<=', snapshot)
    .orderBy('app.loadFiles.loadNumber')
    .orderBy('app.loadFiles.fileNo')
    .execute()

/** Which of these contents were loaded before, by SHA-256, with the load that brought them first into `sourceId`. */
export const findLoadedContents = (
  tx: Tx,
  workspaceId: string,
  sourceId: string,
  sha256: readonly string[],
) =>
  tx
    .selectFrom('app.loadFiles')
    .innerJoin('app.loads', 'app.loads.id', 'app.loadFiles.loadId')
    .select((expression) => ['app.loadFiles.sha256', expression.fn.min('app.loads.number').as('firstLoad')])
    .where('app.loadFiles.workspaceId', '=', workspaceId)
    .where('app.loads.sourceId', '=', sourceId)
    .where('app.loads.status', '=', 'loaded')
    .where('app.loadFiles.sha256', '=', sql<string>`any(${[...sha256]}::text[])`)
    .groupBy('app.loadFiles.sha256')
    .execute()

/** Where these contents were loaded before, by SHA-256: newest load first, with what was said of its source. */
export const findLoadedBytes = (tx: Tx, workspaceId: string, sha256: readonly string[]) =>
  tx
    .selectFrom('app.loadFiles')
    .innerJoin('app.loads', 'app.loads.id', 'app.loadFiles.loadId')
    .leftJoin('app.sources', 'app.sources.id', 'app.loads.sourceId')
    .select([
      'app.loadFiles.sha256',
      'app.loadFiles.extractedAt',
      'app.loadFiles.header',
      'app.loadFiles.mapping',
      'app.loads.number as loadNumber',
      'app.sources.id as sourceId',
      'app.sources.name as sourceName',
      'app.sources.currency as currency',
      'app.sources.timeZone as timeZone',
    ])
    .where('app.loadFiles.workspaceId', '=', workspaceId)
    .where('app.loads.status', '=', 'loaded')
    .where('app.loadFiles.sha256', '=', sql<string>`any(${[...sha256]}::text[])`)
    .orderBy('app.loads.number', 'desc')
    .execute()
