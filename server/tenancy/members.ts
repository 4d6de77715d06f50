import { type Actor, contextActor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import type { Request } from '#server/host/workspaces.ts'
import { type Writing, write } from '#server/host/write.ts'
import type { Db, Role, Tx } from '#sql/postgres/database.ts'
import {
  countOwners,
  deleteMember,
  deleteWorkspaceMember,
  organizationRole,
  saveMember,
  saveWorkspaceMember,
  workspaceRoles,
} from '#sql/postgres/members.ts'

interface Change {
  readonly accountId: string
  /** Null takes the role away. */
  readonly role: Role | null
}

/** Only an owner makes or unmakes owners. */
function checkOwnership(own: readonly Role[], before: Role | null, after: Role | null): void {
  if ((before === 'owner' || after === 'owner') && before !== after && !own.includes('owner')) {
    throw new HostError('forbidden', 'Only an owner may make or unmake owners.', { field: 'role' })
  }
}

async function keepAnOwner(
  tx: Tx,
  organization: string,
  before: Role | null,
  after: Role | null,
): Promise<void> {
  if (before === 'owner' && after !== 'owner' && (await countOwners(tx, organization)) === 1) {
    throw new HostError('conflict', 'An organization keeps at least one owner; make another one first.', {
      field: 'role',
    })
  }
}

async function change({ tx }: Writing, organization: string, { accountId, role }: Change): Promise<void> {
  if (role === null) await deleteMember(tx, organization, accountId)
  else await saveMember(tx, { organizationId: organization, accountId, role })
}

/** Gives an account a role in the organization, changes it, or takes it away.
 * @throws HostError `forbidden` or `conflict` where the ownership would be at stake */
export function giveRole<Answer>(
  db: Db,
  actor: Actor,
  organization: string,
  wanted: Change,
  asked: Request<Answer>,
  answer: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  const scope = { organization, action: 'member.changed', ...asked }
  return write(db, actor, 'members', scope, async (writing) => {
    const { tx, describe } = writing
    const own = await organizationRole(tx, organization, contextActor(actor))
    const before = await organizationRole(tx, organization, wanted.accountId)
    checkOwnership(own === null ? [] : [own], before, wanted.role)
    await keepAnOwner(tx, organization, before, wanted.role)
    await change(writing, organization, wanted)
    describe(wanted.accountId, { before, after: wanted.role })
    return answer(tx)
  })
}

/** The same on one workspace only: how an agency gives a client a login. */
export function giveWorkspaceRole<Answer>(
  db: Db,
  actor: Actor,
  workspace: string,
  wanted: Change,
  asked: Request<Answer>,
  answer: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  const scope = { workspace, action: 'workspace_member.changed', ...asked }
  return write(db, actor, 'members', scope, async ({ tx, describe }) => {
    checkOwnership(await workspaceRoles(tx, workspace, contextActor(actor)), null, wanted.role)
    if (wanted.role === null) await deleteWorkspaceMember(tx, workspace, wanted.accountId)
    else
      await saveWorkspaceMember(tx, {
        workspaceId: workspace,
        accountId: wanted.accountId,
        role: wanted.role,
      })
    describe(wanted.accountId, { after: wanted.role })
    return answer(tx)
  })
}
