import { type Actor, actorName } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import type { Host } from '#server/host/host.ts'
import { erasureId } from '#server/host/ids.ts'
import type { Idempotency, Writing } from '#server/host/write.ts'
import { write } from '#server/host/write.ts'
import type { Tx } from '#sql/postgres/database.ts'
import { buryIdentifiers, identitiesToErase, insertErasure, insertTombstone } from '#sql/postgres/erasures.ts'
import { type Identifier, identifierHash } from './identifiers.ts'
import { normalise } from './normalise.ts'

export type Erasure = Awaited<ReturnType<typeof insertErasure>>

const kindNames = { email: 'e-mail address', phone: 'telephone number', customer_id: 'customer id' } as const
/** What names a person. A browser does not: several people may use it. */
export type ErasableKind = keyof typeof kindNames

export interface ErasureRequest extends Identifier {
  readonly kind: ErasableKind
}

/** Under the key of this installation: what a request, an audit or an idempotency row may hold of an identifier.
 * @throws HostError `invalid` for text that identifies nobody */
export function erasureHash(
  host: Pick<Host, 'secret'>,
  workspaceId: string,
  { kind, value }: ErasureRequest,
): Buffer {
  const normal = normalise(kind, value)
  if (normal !== null) return identifierHash(host, workspaceId)(kind, normal)
  const field = kind === 'customer_id' ? 'customerId' : kind
  throw new HostError('invalid', `That is no ${kindNames[kind]} by which a person can be found.`, { field })
}

/** Records the wish to erase a person. From now on loads take the identifier for nobody; its job does the rest.
 * @throws HostError `invalid`, `forbidden`, `not_found` */
export function requestErasure(
  host: Pick<Host, 'db' | 'secret'>,
  actor: Actor,
  workspaceId: string,
  wanted: ErasureRequest,
  request: {
    readonly requestId?: string
    readonly idempotency?: Idempotency<{ id: string }> | undefined
  } = {},
): Promise<{ readonly id: string }> {
  const hash = erasureHash(host, workspaceId, wanted)
  const { kind } = wanted
  const scope = { ...request, workspace: workspaceId, action: 'erasure.requested' }
  return write(host.db, actor, 'erasure', scope, async ({ tx, describe, send }) => {
    const id = erasureId()
    const onBehalfOf = actorName(actor)
    await insertErasure(tx, { id, workspaceId, kind, actor: onBehalfOf })
    await insertTombstone(tx, { id, workspaceId, kind }, hash)
    await send('erase', { workspaceId, erasureId: id, onBehalfOf })
    describe(id, { kind, hash: hash.toString('hex') })
    return { id }
  })
}

/** Identities that an erasure begins with. */
export const seedsOf = (tx: Tx, workspaceId: string, id: string): Promise<readonly number[]> =>
  identitiesToErase(tx, workspaceId, id)

/** Forgets the identifiers of identities for good: loads take each for nobody. @returns how many */
export const bury = (
  { tx }: Pick<Writing, 'tx'>,
  workspaceId: string,
  id: string,
  identities: readonly number[],
): Promise<number> => buryIdentifiers(tx, workspaceId, id, identities)
