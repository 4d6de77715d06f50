import { createHmac, randomBytes } from 'node:crypto'
import { type Actor, contextActor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { apiKeyId } from '#server/host/ids.ts'
import { systemCode } from '#server/host/private-file.ts'
import type { Secret } from '#server/host/secret.ts'
import { inTransaction } from '#server/host/transaction.ts'
import type { Request } from '#server/host/workspaces.ts'
import { write } from '#server/host/write.ts'
import {
  type ApiKeyRow,
  findApiKey,
  insertApiKey,
  markApiKeyUsed,
  revokeApiKey,
} from '#sql/postgres/api-keys.ts'
import { setContext } from '#sql/postgres/context.ts'
import type { Db } from '#sql/postgres/database.ts'
import { findWorkspace } from '#sql/postgres/workspaces.ts'

const start = 'omni_'
const shownLetters = 10
const minuteMs = 60_000

/** Keys are random, so a keyed hash keeps them as safe as a slow one would. */
const hashOf = (secret: Pick<Secret, 'key'>, key: string): Buffer =>
  createHmac('sha256', secret.key('api-keys')).update(key).digest()

export interface NewKey {
  readonly organization: string
  /** The only workspace that it opens; null for all of the organization. */
  readonly workspace: string | null
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: Date | null
}

export interface MadeKey {
  readonly id: string
  readonly prefix: string
}

function refuseKeys(actor: Actor): void {
  if (actor.kind === 'key') throw new HostError('forbidden', 'An API key cannot manage keys; sign in.')
}

/** Makes a key. It is shown once: `secret` is null when the same request was answered before. */
export async function makeKey(
  db: Db,
  secret: Pick<Secret, 'key'>,
  actor: Actor,
  wanted: NewKey,
  asked: Request<MadeKey>,
): Promise<MadeKey & { readonly secret: string | null }> {
  refuseKeys(actor)
  const key = `${start}${randomBytes(30).toString('base64url')}`
  const fresh: MadeKey = { id: apiKeyId(), prefix: key.slice(0, shownLetters) }
  const { organization, workspace, name, scopes, expiresAt } = wanted
  const scope = { organization, action: 'api_key.created', ...asked }
  const made = await write(db, actor, 'keys', scope, async ({ tx, describe }) => {
    if (workspace !== null && (await findWorkspace(tx, workspace))?.organizationId !== organization) {
      throw new HostError('not_found', 'There is no such workspace in this organization.', {
        field: 'workspace',
      })
    }
    const row = {
      name,
      expiresAt,
      scopes: [...scopes],
      hash: hashOf(secret, key),
      accountId: contextActor(actor),
    }
    await insertApiKey(tx, { ...fresh, ...row, organizationId: organization, workspaceId: workspace })
    describe(fresh.id, { workspace, scopes })
    return fresh
  })
  return { ...made, secret: made.id === fresh.id ? key : null }
}

/** @throws HostError `not_found` when there is no such key, or it was revoked before */
export function endKey(
  db: Db,
  actor: Actor,
  organization: string,
  id: string,
  asked: Pick<Request<null>, 'requestId'>,
): Promise<null> {
  refuseKeys(actor)
  return write(
    db,
    actor,
    'keys',
    { organization, action: 'api_key.revoked', ...asked },
    async ({ tx, describe }) => {
      if (!(await revokeApiKey(tx, organization, id)))
        throw new HostError('not_found', 'There is no such key.')
      describe(id)
      return null
    },
  )
}

const noPrivilege = '42501'

/** Notes the use of a key. @returns false when its account is no longer there, so that the key opens nothing */
async function noteUse(db: Db, key: ApiKeyRow): Promise<boolean> {
  const { id, accountId, organizationId, workspaceId, lastUsedAt } = key
  if (lastUsedAt !== null && Date.now() - lastUsedAt.getTime() < minuteMs) return true
  try {
    await inTransaction(db, 'read write', async (tx) => {
      await setContext(tx, { actor: accountId, organization: organizationId, workspace: workspaceId })
      await markApiKeyUsed(tx, id)
    })
    return true
  } catch (error) {
    if (systemCode(error) === noPrivilege) return false
    throw error
  }
}

/** Who a key stands for; null for a key that is unknown, revoked or expired. */
export async function actorOfKey(
  db: Db,
  secret: Pick<Secret, 'key'>,
  key: string,
): Promise<Extract<Actor, { kind: 'key' }> | null> {
  if (!key.startsWith(start)) return null
  const found = await findApiKey(db, hashOf(secret, key))
  if (found === undefined || !(await noteUse(db, found))) return null
  const { id, accountId, organizationId, workspaceId, scopes } = found
  return { kind: 'key', keyId: id, accountId, organizationId, workspaceId, scopes }
}
