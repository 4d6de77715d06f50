import type { Role, Tx } from './database.ts'

export interface Memberships {
  /** Role by organization id. */
  readonly organizations: ReadonlyMap<string, Role>
  /** Role by workspace id, those held on the workspace itself only. */
  readonly workspaces: ReadonlyMap<string, Role>
}

/** Every role that an account holds. */
export async function membershipsOf(tx: Tx, accountId: string): Promise<Memberships> {
  const organizations = await tx
    .selectFrom('app.members')
    .select(['organizationId', 'role'])
    .where('accountId', '=', accountId)
    .execute()
  const workspaces = await tx
    .selectFrom('app.workspaceMembers')
    .select(['workspaceId', 'role'])
    .where('accountId', '=', accountId)
    .execute()
  return {
    organizations: new Map(organizations.map((row) => [row.organizationId, row.role])),
    workspaces: new Map(workspaces.map((row) => [row.workspaceId, row.role])),
  }
}
