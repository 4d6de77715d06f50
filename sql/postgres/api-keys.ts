import { type Selectable, sql } from 'kysely'
import type { Database, Db, Tx } from './database.ts'

export type ApiKeyRow = Selectable<Database['app.apiKeys']>

export type NewApiKey = Pick<
  ApiKeyRow,
  'id' | 'organizationId' | 'workspaceId' | 'accountId' | 'name' | 'prefix' | 'hash' | 'scopes' | 'expiresAt'
>

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx.insertInto('app.apiKeys').values(key).execute()
}

/** The key with this hash if it is neither revoked nor expired. Needs no context: it is what gives one. */
export async function findApiKey(db: Db, hash: Buffer): Promise<ApiKeyRow | undefined> {
  const answer = await sql<ApiKeyRow>`select * from app.api_key_of(${hash})`.execute(db)
  return answer.rows[0]
}

/** Never the hash. */
export const listApiKeys = (tx: Tx, organizationId: string) =>
  tx
    .selectFrom('app.apiKeys')
    .select([
      'id',
      'workspaceId',
      'accountId',
      'name',
      'prefix',
      'scopes',
      'expiresAt',
      'revokedAt',
      'lastUsedAt',
      'createdAt',
    ])
    .where('organizationId', '=', organizationId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()

export async function revokeApiKey(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const answer = await tx
    .updateTable('app.apiKeys')
    .set({ revokedAt: sql`now()` })
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return answer.numUpdatedRows > 0n
}

/** To the minute, so that a busy key does not write on each request. */
export async function markApiKeyUsed(tx: Tx, id: string): Promise<void> {
  await sql`update app.api_keys set last_used_at = now()
            where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`.execute(
    tx,
  )
}
