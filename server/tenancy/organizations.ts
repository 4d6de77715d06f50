import { defaultDefinitions } from '#engine/definitions.ts'
import { type Actor, contextActor, isMachine } from '#server/host/actor.ts'
import { organizationId, workspaceId } from '#server/host/ids.ts'
import { type WriteScope, type Writing, write } from '#server/host/write.ts'
import { setContext } from '#sql/postgres/context.ts'
import type { Db, Role } from '#sql/postgres/database.ts'
import { insertDefinitions } from '#sql/postgres/definitions.ts'
import { insertFirstOwner } from '#sql/postgres/members.ts'
import { insertOrganization } from '#sql/postgres/organizations.ts'
import { insertWorkspace, slugIsTaken } from '#sql/postgres/workspaces.ts'
import { checkPlace, slugAt, slugOf } from './place.ts'

export interface OrganizationRecord {
  readonly id: string
  readonly name: string
  readonly kind: 'brand' | 'agency'
}

export interface WorkspaceRecord {
  readonly id: string
  readonly organizationId: string
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly currency: string
}

/** What a request adds to a write: its id and its Idempotency-Key. */
export type Asked<Answer> = Pick<WriteScope<Answer>, 'requestId' | 'idempotency'>

/** Founds an organization. A person becomes its owner; a machine leaves it without members.
 * @param answer what is kept under the Idempotency-Key and returned */
export function foundOrganization<Answer>(
  db: Db,
  actor: Actor,
  wanted: { readonly name: string; readonly kind: 'brand' | 'agency' },
  asked: Asked<Answer>,
  answer: (made: OrganizationRecord, role: Role | null) => Answer,
): Promise<Answer> {
  const made = { id: organizationId(), ...wanted }
  const scope = { organization: made.id, action: 'organization.created', ...asked }
  return write(db, actor, 'own', scope, async ({ tx, describe }) => {
    await insertOrganization(tx, made)
    if (!isMachine(actor)) await insertFirstOwner(tx, made.id, contextActor(actor))
    describe(made.id, { kind: made.kind })
    return answer(made, isMachine(actor) ? null : 'owner')
  })
}

async function freeSlug(writing: Writing, name: string): Promise<string> {
  const wanted = slugOf(name)
  for (let attempt = 0; ; attempt += 1) {
    const slug = slugAt(wanted, attempt)
    if (!(await slugIsTaken(writing.tx, slug))) return slug
  }
}

/** Makes a workspace with revision 1 of its definitions.
 * @throws HostError `invalid` naming `timeZone` or `currency` */
export async function makeWorkspace<Answer>(
  db: Db,
  actor: Actor,
  wanted: {
    readonly organization: string
    readonly name: string
    readonly timeZone: string
    readonly currency: string
  },
  asked: Asked<Answer>,
  answer: (made: WorkspaceRecord) => Answer,
): Promise<Answer> {
  const { organization, name, timeZone, currency } = wanted
  checkPlace(wanted)
  const scope = { organization, action: 'workspace.created', ...asked }
  return write(db, actor, 'workspaces', scope, async (writing) => {
    const { tx, actorName, describe } = writing
    const slug = await freeSlug(writing, name)
    const made = { id: workspaceId(), organizationId: organization, slug, name, timeZone, currency }
    await insertWorkspace(tx, made)
    // Its definitions are rows of the workspace, so the transaction enters it.
    await setContext(tx, { actor: contextActor(actor), organization, workspace: made.id })
    await insertDefinitions(tx, {
      workspaceId: made.id,
      revision: 1,
      body: defaultDefinitions,
      actor: actorName,
    })
    describe(made.id, { slug, timeZone, currency })
    return answer(made)
  })
}
