import { sql } from 'kysely'
import type { Tx } from './database.ts'

export interface NewMessage {
  readonly id: string
  readonly workspaceId: string | null
  readonly topic: string
  /** Ids only. */
  readonly payload: object
}

export async function insertMessage(tx: Tx, message: NewMessage): Promise<void> {
  await tx
    .insertInto('app.outbox')
    .values({ ...message, payload: JSON.stringify(message.payload), sentAt: null })
    .execute()
}

/** Unsent messages, oldest first, for one sender at a time; the actor is `system:outbox`. */
export const takeUnsent = (tx: Tx, limit: number) =>
  tx
    .selectFrom('app.outbox')
    .select(['id', 'workspaceId', 'topic', 'payload'])
    .where('sentAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

export async function markSent(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('app.outbox')
    .set({ sentAt: sql`now()` })
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute()
}
