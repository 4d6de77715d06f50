import { setContext } from '#sql/postgres/context.ts'
import type { Role, Tx } from '#sql/postgres/database.ts'
import { organizationRole, workspaceRoles } from '#sql/postgres/members.ts'
import { findWorkspace } from '#sql/postgres/workspaces.ts'
import { type Actor, contextActor, isMachine } from './actor.ts'
import { HostError } from './errors.ts'
import { allows, type Permission } from './permissions.ts'

/** Where something is done: in an organization, in one workspace, or, without both, with one's own account. */
export interface Scope {
  readonly organization?: string
  /** Its id, not its slug. */
  readonly workspace?: string
}

/** `own`: what a signed-in person may do with their own account, and founding an organization. */
export type Wanted = Permission | 'own'

export interface EnteredScope {
  readonly organizationId: string | null
  readonly workspaceId: string | null
}

const unknownPlace = (scope: Scope): HostError =>
  new HostError(
    'not_found',
    scope.workspace === undefined ? 'There is no such organization.' : 'There is no such workspace.',
  )

function keyReaches(actor: Actor, entered: EnteredScope, wanted: Wanted): boolean {
  if (actor.kind !== 'key') return true
  const organizationFits = entered.organizationId === actor.organizationId
  const workspaceFits = actor.workspaceId === null || entered.workspaceId === actor.workspaceId
  return organizationFits && workspaceFits && actor.scopes.includes(wanted)
}

async function rolesIn(tx: Tx, accountId: string, entered: EnteredScope): Promise<readonly Role[]> {
  if (entered.workspaceId !== null) return workspaceRoles(tx, entered.workspaceId, accountId)
  const role = await organizationRole(tx, entered.organizationId ?? '', accountId)
  return role === null ? [] : [role]
}

async function place(tx: Tx, scope: Scope): Promise<EnteredScope> {
  if (scope.workspace === undefined) return { organizationId: scope.organization ?? null, workspaceId: null }
  const workspace = await findWorkspace(tx, scope.workspace)
  if (workspace?.id !== scope.workspace) throw unknownPlace(scope)
  if (scope.organization !== undefined && scope.organization !== workspace.organizationId)
    throw unknownPlace(scope)
  return { organizationId: workspace.organizationId, workspaceId: workspace.id }
}

/** Gives the transaction its context and checks that the actor may.
 * @throws HostError `not_found` when the actor has no role there, `forbidden` when the role is too weak */
export async function enter(tx: Tx, actor: Actor, wanted: Wanted, scope: Scope): Promise<EnteredScope> {
  await setContext(tx, {
    actor: contextActor(actor),
    organization: scope.organization ?? null,
    workspace: scope.workspace ?? null,
  })
  const entered = await place(tx, scope)
  if (isMachine(actor)) return entered
  if (wanted === 'own') {
    if (actor.kind === 'key') throw new HostError('forbidden', 'An API key cannot do this; sign in.')
    return entered
  }
  const roles = await rolesIn(tx, contextActor(actor), entered)
  if (roles.length === 0) throw unknownPlace(scope)
  if (!allows(roles, wanted) || !keyReaches(actor, entered, wanted)) {
    throw new HostError('forbidden', `Your role does not allow this; it needs the permission "${wanted}".`)
  }
  return entered
}
