import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'

export type IdentifierKind = Database['vault.identifiers']['kind']

/** Bytes of one hash. */
export const hashBytes = 32

/** Identifiers of one kind. One long value is what PostgreSQL takes fastest. */
export interface HashedIdentifiers {
  readonly kind: IdentifierKind
  /** Hashes of 32 bytes, one after another. */
  readonly hashes: Buffer
}

/** Ids of identifiers that have one, by their place (from 0) in `wanted`. */
export async function findIdentities(
  tx: Tx,
  workspaceId: string,
  wanted: HashedIdentifiers,
): Promise<ReadonlyMap<number, number>> {
  const count = wanted.hashes.length / hashBytes
  // A subquery for each place is one look into the index; a join would read all of the workspace's rows each time.
  const answer = await sql<{ place: number; identityId: number | null }>`
    select place,
           (select known.identity_id
            from vault.identifiers as known
            where known.workspace_id = ${workspaceId} and known.kind = ${wanted.kind}
              and known.hash = substring(${wanted.hashes}::bytea from place * 32 + 1 for 32)) as identity_id
    from generate_series(0, ${count}::integer - 1) as place`.execute(tx)
  return new Map(
    answer.rows.flatMap((row) => (row.identityId === null ? [] : [[row.place, row.identityId] as const])),
  )
}

/** Places (from 0) of identifiers that a tombstone stands for. */
export async function findErased(
  tx: Tx,
  workspaceId: string,
  wanted: HashedIdentifiers,
): Promise<ReadonlySet<number>> {
  const count = wanted.hashes.length / hashBytes
  const answer = await sql<{ place: number }>`
    select place
    from generate_series(0, ${count}::integer - 1) as place
    where exists (select from vault.tombstones as erased
                  where erased.workspace_id = ${workspaceId} and erased.kind = ${wanted.kind}
                    and erased.hash = substring(${wanted.hashes}::bytea from place * 32 + 1 for 32))`.execute(
    tx,
  )
  return new Set(answer.rows.map((row) => row.place))
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
  given: HashedIdentifiers,
  identityIds: readonly number[],
): Promise<void> {
  await sql`insert into vault.identifiers (workspace_id, kind, hash, identity_id)
            select ${workspaceId}, ${given.kind}, substring(${given.hashes}::bytea from (place::integer - 1) * 32 + 1 for 32), identity_id
            from unnest(${[...identityIds]}::bigint[]) with ordinality as given (identity_id, place)`.execute(
    tx,
  )
}
