import { sql } from 'kysely'
import type { IdentifierKind, Tx } from './database.ts'

export interface NewErasure {
  readonly id: string
  readonly workspaceId: string
  readonly kind: IdentifierKind
  readonly actor: string
}

export const insertErasure = (tx: Tx, erasure: NewErasure) =>
  tx.insertInto('app.erasures').values(erasure).returningAll().executeTakeFirstOrThrow()

export const findErasure = (tx: Tx, workspaceId: string, id: string) =>
  tx
    .selectFrom('app.erasures')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Newest first. */
export const listErasures = (tx: Tx, workspaceId: string) =>
  tx
    .selectFrom('app.erasures')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()

/** @returns false when it has ended already */
export async function endErasure(
  tx: Tx,
  workspaceId: string,
  id: string,
  end: { readonly status: 'done' | 'failed'; readonly result: object | null },
): Promise<boolean> {
  const answer = await tx
    .updateTable('app.erasures')
    .set({
      status: end.status,
      finishedAt: new Date(),
      result: end.result === null ? null : JSON.stringify(end.result),
    })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('status', '<>', 'done')
    .executeTakeFirst()
  return answer.numUpdatedRows > 0n
}

/** The stone of one identifier, under the newest erasure that named it. */
export async function insertTombstone(
  tx: Tx,
  erasure: Pick<NewErasure, 'id' | 'workspaceId' | 'kind'>,
  hash: Buffer,
): Promise<void> {
  const { id, workspaceId, kind } = erasure
  await tx
    .insertInto('vault.tombstones')
    .values({ workspaceId, kind, hash, erasureId: id })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'kind', 'hash']).doUpdateSet({ erasureId: id }),
    )
    .execute()
}

/** Identities that identifiers under an erasure's stones still have. */
export async function identitiesToErase(
  tx: Tx,
  workspaceId: string,
  erasureId: string,
): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('vault.tombstones as stone')
    .innerJoin('vault.identifiers as known', (join) =>
      join
        .onRef('known.workspaceId', '=', 'stone.workspaceId')
        .onRef('known.kind', '=', 'stone.kind')
        .onRef('known.hash', '=', 'stone.hash'),
    )
    .select('known.identityId')
    .where('stone.workspaceId', '=', workspaceId)
    .where('stone.erasureId', '=', erasureId)
    .orderBy('known.identityId')
    .execute()
  return rows.map((row) => row.identityId)
}

/** Puts every identifier of these identities under a stone and forgets whose it was. @returns how many */
export async function buryIdentifiers(
  tx: Tx,
  workspaceId: string,
  erasureId: string,
  identities: readonly number[],
): Promise<number> {
  const buried = await sql`
    with gone as (
      delete from vault.identifiers as known
      where known.workspace_id = ${workspaceId} and known.identity_id = any(${[...identities]}::bigint[])
      returning known.kind, known.hash
    )
    insert into vault.tombstones (workspace_id, kind, hash, erasure_id)
    select ${workspaceId}, kind, hash, ${erasureId} from gone
    on conflict (workspace_id, kind, hash) do update set erasure_id = excluded.erasure_id`.execute(tx)
  return Number(buried.numAffectedRows ?? 0n)
}

/** Every file that any snapshot lists, of these tables. */
export const filesOfTables = (tx: Tx, workspaceId: string, tables: readonly string[]) =>
  tx
    .selectFrom('app.lakeFiles')
    .select(['id', 'tableName', 'path'])
    .where('workspaceId', '=', workspaceId)
    .where('tableName', '=', sql<string>`any(${[...tables]}::text[])`)
    .orderBy('path')
    .execute()

/** Puts other files in place of listed ones, in every snapshot that lists them. @returns how many were listed */
export async function replaceLakeFiles(
  tx: Tx,
  workspaceId: string,
  files: readonly {
    readonly replaces: string
    readonly path: string
    readonly bytes: number
    readonly rows: number
    readonly sha256: string
  }[],
): Promise<number> {
  let replaced = 0
  for (const { replaces, ...file } of files) {
    const answer = await tx
      .updateTable('app.lakeFiles')
      .set(file)
      .where('workspaceId', '=', workspaceId)
      .where('path', '=', replaces)
      .executeTakeFirst()
    replaced += Number(answer.numUpdatedRows)
  }
  return replaced
}

/** Unlists every projection of a workspace; they can be built again. */
export async function dropAllProjections(tx: Tx, workspaceId: string): Promise<void> {
  await tx.deleteFrom('app.projectionFiles').where('workspaceId', '=', workspaceId).execute()
}
