import type { Tx } from './database.ts'

export interface IdempotencyKey {
  /** The actor of the transaction's context. */
  readonly actor: string
  readonly key: string
  readonly route: string
  /** Hash of the request: another request under the same key is refused. */
  readonly requestHash: string
}

/** Takes the key for this transaction; waits while another one holds it. @returns false when it was used before */
export async function takeKey(tx: Tx, wanted: IdempotencyKey): Promise<boolean> {
  const answer = await tx
    .insertInto('app.idempotency')
    .values({ ...wanted, status: 'running', body: null })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .executeTakeFirst()
  return (answer.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const findKey = (tx: Tx, actor: string, key: string) =>
  tx
    .selectFrom('app.idempotency')
    .selectAll()
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()

/** Keeps the answer, to be given again. */
export async function keepAnswer(tx: Tx, actor: string, key: string, body: object): Promise<void> {
  await tx
    .updateTable('app.idempotency')
    .set({ status: 'done', body: JSON.stringify(body) })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute()
}
