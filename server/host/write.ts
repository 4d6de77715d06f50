import { createHash } from 'node:crypto'
import { z } from 'zod'
import { insertAudit } from '#sql/postgres/audit.ts'
import { setContext } from '#sql/postgres/context.ts'
import type { Db, Tx } from '#sql/postgres/database.ts'
import { findKey, keepAnswer, takeKey } from '#sql/postgres/idempotency.ts'
import { insertMessage } from '#sql/postgres/outbox.ts'
import { type Actor, actorName, contextActor } from './actor.ts'
import { canonical } from './canonical.ts'
import { HostError } from './errors.ts'
import { outboxId } from './ids.ts'
import { type EnteredScope, enter, type Scope, type Wanted } from './scope.ts'
import { inTransaction } from './transaction.ts'

/** A client's promise that a repeated request is the same request. */
export interface Idempotency<Answer> {
  /** The Idempotency-Key header. */
  readonly key: string
  /** Method and path. */
  readonly route: string
  /** The parsed request; another one under the same key is refused. */
  readonly request: unknown
  /** Reads the kept answer. */
  readonly answer: z.ZodType<Answer>
}

export interface WriteScope<Answer> extends Scope {
  /** For the audit: `workspace.created`. */
  readonly action: string
  readonly requestId?: string
  readonly idempotency?: Idempotency<Answer> | undefined
}

export interface Writing extends EnteredScope {
  readonly tx: Tx
  readonly actorName: string
  /** What the audit says was written. Facts and ids; never a secret or a person's data. */
  describe(subject: string, detail?: object): void
  /** Puts the rest of this transaction into a workspace that it has just made. */
  enterNew(workspaceId: string): Promise<void>
  /** A message to a queue, sent after this commits. Ids only. */
  send(topic: string, payload: object): Promise<void>
}

const kept = z.object({ answer: z.unknown() })

/** One key namespace for each API key of an account. */
const storedKey = (actor: Actor, key: string): string =>
  actor.kind === 'key' ? `${actor.keyId}/${key}` : key

/** @returns the answer kept under the key; null when this request is the first */
async function replayed<Answer>(
  tx: Tx,
  actor: Actor,
  wanted: Idempotency<Answer>,
): Promise<{ answer: Answer } | null> {
  const row = {
    actor: contextActor(actor),
    key: storedKey(actor, wanted.key),
    route: wanted.route,
    requestHash: createHash('sha256').update(canonical(wanted.request)).digest('hex'),
  }
  if (await takeKey(tx, row)) return null
  const found = await findKey(tx, row.actor, row.key)
  if (found.route !== row.route || found.requestHash !== row.requestHash) {
    throw new HostError('conflict', 'This Idempotency-Key was used for another request; use a new one.', {
      field: 'Idempotency-Key',
    })
  }
  return { answer: wanted.answer.parse(kept.parse(found.body).answer) }
}

/** The one door for writes: transaction, row-level-security context, permission, idempotency, audit, outbox.
 * All of it commits, or none.
 * @throws HostError `not_found`, `forbidden`, `conflict`, `unavailable`, and what `work` throws */
export function write<Answer>(
  db: Db,
  actor: Actor,
  permission: Wanted,
  scope: WriteScope<Answer>,
  work: (writing: Writing) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(db, 'read write', async (tx) => {
    const entered = await enter(tx, actor, permission, scope)
    const earlier = scope.idempotency === undefined ? null : await replayed(tx, actor, scope.idempotency)
    if (earlier !== null) return earlier.answer
    let described: { subject: string | null; detail: object } = { subject: null, detail: {} }
    const answer = await work({
      ...entered,
      tx,
      actorName: actorName(actor),
      describe: (subject, detail = {}) => {
        described = { subject, detail }
      },
      enterNew: (workspace) =>
        setContext(tx, { actor: contextActor(actor), organization: entered.organizationId, workspace }),
      send: (topic, payload) =>
        insertMessage(tx, { id: outboxId(), workspaceId: entered.workspaceId, topic, payload }),
    })
    await insertAudit(tx, {
      ...entered,
      ...described,
      actor: actorName(actor),
      action: scope.action,
      requestId: scope.requestId ?? null,
    })
    if (scope.idempotency !== undefined) {
      await keepAnswer(tx, contextActor(actor), storedKey(actor, scope.idempotency.key), { answer })
    }
    return answer
  })
}

/** The same for reading: one consistent state, nothing can be written.
 * @throws HostError `not_found`, `forbidden`, `unavailable` */
export function read<Answer>(
  db: Db,
  actor: Actor,
  scope: Scope & { readonly permission?: Wanted },
  work: (tx: Tx, entered: EnteredScope) => Promise<Answer>,
): Promise<Answer> {
  const hasPlace = scope.organization !== undefined || scope.workspace !== undefined
  return inTransaction(db, 'read only', async (tx) => {
    const entered = await enter(tx, actor, scope.permission ?? (hasPlace ? 'read' : 'own'), scope)
    return work(tx, entered)
  })
}
