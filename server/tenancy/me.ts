import type { Account } from '#server/auth/auth.ts'
import type { Actor } from '#server/host/actor.ts'
import type { CreatedOrganization, CreatedWorkspace } from '#server/host/workspaces.ts'
import { read } from '#server/host/write.ts'
import type { Me, Organization, Workspace } from '#server/routes/account.contract.ts'
import { type Db, type Role, roles, type Tx } from '#sql/postgres/database.ts'
import { findFact } from '#sql/postgres/installation.ts'
import { type Memberships, membershipsOf } from '#sql/postgres/memberships.ts'
import { findOrganization, listOrganizations } from '#sql/postgres/organizations.ts'
import { listWorkspaces } from '#sql/postgres/workspaces.ts'
import { facts } from './facts.ts'

const directory: Actor = { kind: 'system', job: 'directory' }

/** A role held on the organization or on the workspace: the stronger one counts. */
export const strongest = (held: readonly (Role | undefined)[]): Role | null =>
  roles.find((role) => held.includes(role)) ?? null

export const workspaceAnswer = (workspace: CreatedWorkspace, role: Role, demo: string | null): Workspace => ({
  id: workspace.id,
  slug: workspace.slug,
  name: workspace.name,
  timeZone: workspace.timeZone,
  currency: workspace.currency,
  role,
  demo: workspace.id === demo,
})

export const organizationAnswer = (
  { id, name, kind }: CreatedOrganization,
  role: Role | null,
  workspaces: Workspace[],
): Organization => ({ id, name, kind, role, workspaces })

interface Seen {
  readonly held: Memberships
  readonly organizations: readonly CreatedOrganization[]
  readonly workspaces: readonly CreatedWorkspace[]
  readonly demo: string | null
  readonly operator: boolean
}

const look = async (tx: Tx, accountId: string): Promise<Seen> => ({
  held: await membershipsOf(tx, accountId),
  organizations: await listOrganizations(tx),
  workspaces: await listWorkspaces(tx),
  demo: await findFact(tx, facts.demoWorkspace),
  operator: (await findFact(tx, facts.operator)) === accountId,
})

/** Organizations whose members they are not, but one of whose workspaces they may enter: a client of an agency. */
async function hosts(db: Db, seen: Seen): Promise<CreatedOrganization[]> {
  const known = new Set(seen.organizations.map((organization) => organization.id))
  const wanted = new Set(
    seen.workspaces.map((workspace) => workspace.organizationId).filter((id) => !known.has(id)),
  )
  if (wanted.size === 0) return []
  const found = await read(db, directory, {}, async (tx) => {
    const each: CreatedOrganization[] = []
    for (const id of wanted) {
      const organization = await findOrganization(tx, id)
      if (organization !== undefined) each.push(organization)
    }
    return each
  })
  return found
}

/** Who is signed in, and every workspace that they may enter. */
export async function meOf(db: Db, actor: Actor, account: Account): Promise<Me> {
  const seen = await read(db, actor, {}, (tx) => look(tx, account.id))
  const organizations = [...seen.organizations, ...(await hosts(db, seen))]
  const inside = (organization: string): Workspace[] =>
    seen.workspaces.flatMap((workspace) => {
      if (workspace.organizationId !== organization) return []
      const role = strongest([
        seen.held.organizations.get(organization),
        seen.held.workspaces.get(workspace.id),
      ])
      return role === null ? [] : [workspaceAnswer(workspace, role, seen.demo)]
    })
  return {
    account: { id: account.id, name: account.name, email: account.email },
    operator: seen.operator,
    organizations: organizations.map((organization) =>
      organizationAnswer(
        organization,
        seen.held.organizations.get(organization.id) ?? null,
        inside(organization.id),
      ),
    ),
  }
}
