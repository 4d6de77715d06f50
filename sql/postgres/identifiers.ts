import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Column-wise, as PostgreSQL takes them fastest. */
export interface HashedIdentifiers {
  readonly kinds: readonly string[]
  readonly hashes: readonly Buffer[]
}

/** Ids of identifiers that have one, by their place (from 0) in `wanted`. */
export async function findIdentities(
  tx: Tx,
  workspaceId: string,
  wanted: HashedIdentifiers,
): Promise<ReadonlyMap<number, number>> {
  const answer = await sql<{ place: number; identityId: number }>`
    select (wanted.place - 1)::integer as place, known.identity_id
    from unnest(${[...wanted.kinds]}::text[], ${[...wanted.hashes]}::bytea[]) with ordinality as wanted (kind, hash, place)
    join vault.identifiers as known
      on known.workspace_id = ${workspaceId} and known.kind = wanted.kind and known.hash = wanted.hash`.execute(
    tx,
  )
  return new Map(answer.rows.map((row) => [row.place, row.identityId]))
}

/** Takes `count` new ids, and the right to give them until the transaction ends. @returns the first of them */
export async function takeIdentities(tx: Tx, workspaceId: string, count: number): Promise<number> {
  const answer = await sql<{ first: number }>`
    insert into vault.counters as counter (workspace_id, next_identity) values (${workspaceId}, 1 + ${count}::bigint)
    on conflict (workspace_id) do update set next_identity = counter.next_identity + ${count}::bigint
    returning next_identity - ${count}::bigint as first`.execute(tx)
  const first = answer.rows[0]?.first
  if (first === undefined) throw new RangeError('no identity ids were given')
  return first
}

/** Gives each identifier the id at its place. */
export async function insertIdentities(
  tx: Tx,
  workspaceId: string,
  given: HashedIdentifiers & { readonly identityIds: readonly number[] },
): Promise<void> {
  await sql`insert into vault.identifiers (workspace_id, kind, hash, identity_id)
            select ${workspaceId}, * from unnest(
              ${[...given.kinds]}::text[], ${[...given.hashes]}::bytea[], ${[...given.identityIds]}::bigint[])`.execute(
    tx,
  )
}
