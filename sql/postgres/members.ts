import type { Role, Tx } from './database.ts'

/** The account's role on the organization itself; null when it is no member. */
export async function organizationRole(
  tx: Tx,
  organizationId: string,
  accountId: string,
): Promise<Role | null> {
  const found = await tx
    .selectFrom('app.members')
    .select('role')
    .where('organizationId', '=', organizationId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return found?.role ?? null
}

/** Roles that the account holds on the workspace and on its organization. */
export async function workspaceRoles(
  tx: Tx,
  workspaceId: string,
  accountId: string,
): Promise<readonly Role[]> {
  const found = await tx
    .selectFrom('app.workspaceMembers')
    .select('role')
    .where('workspaceId', '=', workspaceId)
    .where('accountId', '=', accountId)
    .unionAll(
      tx
        .selectFrom('app.members')
        .innerJoin('app.workspaces', 'app.workspaces.organizationId', 'app.members.organizationId')
        .select('app.members.role')
        .where('app.workspaces.id', '=', workspaceId)
        .where('app.members.accountId', '=', accountId),
    )
    .execute()
  return found.map((row) => row.role)
}

export const listMembers = (tx: Tx, organizationId: string) =>
  tx
    .selectFrom('app.members')
    .leftJoin('app.profiles', 'app.profiles.accountId', 'app.members.accountId')
    .select(['app.members.accountId', 'app.members.role', 'app.members.createdAt', 'app.profiles.name'])
    .where('app.members.organizationId', '=', organizationId)
    .orderBy('app.members.createdAt')
    .orderBy('app.members.accountId')
    .execute()

export const listWorkspaceMembers = (tx: Tx, workspaceId: string) =>
  tx
    .selectFrom('app.workspaceMembers')
    .leftJoin('app.profiles', 'app.profiles.accountId', 'app.workspaceMembers.accountId')
    .select([
      'app.workspaceMembers.accountId',
      'app.workspaceMembers.role',
      'app.workspaceMembers.createdAt',
      'app.profiles.name',
    ])
    .where('app.workspaceMembers.workspaceId', '=', workspaceId)
    .orderBy('app.workspaceMembers.createdAt')
    .orderBy('app.workspaceMembers.accountId')
    .execute()

/** Adds a member, or changes the role of one. */
export async function saveMember(
  tx: Tx,
  member: { organizationId: string; accountId: string; role: Role },
): Promise<void> {
  await tx
    .insertInto('app.members')
    .values(member)
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'accountId']).doUpdateSet({ role: member.role }),
    )
    .execute()
}

/** The first member of an organization: its owner. */
export async function insertFirstOwner(tx: Tx, organizationId: string, accountId: string): Promise<void> {
  await tx.insertInto('app.members').values({ organizationId, accountId, role: 'owner' }).execute()
}

/** Adds a login for one workspace, or changes its role. */
export async function saveWorkspaceMember(
  tx: Tx,
  member: { workspaceId: string; accountId: string; role: Role },
): Promise<void> {
  await tx
    .insertInto('app.workspaceMembers')
    .values(member)
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'accountId']).doUpdateSet({ role: member.role }),
    )
    .execute()
}

export async function deleteMember(tx: Tx, organizationId: string, accountId: string): Promise<boolean> {
  const answer = await tx
    .deleteFrom('app.members')
    .where('organizationId', '=', organizationId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return answer.numDeletedRows > 0n
}

export async function deleteWorkspaceMember(
  tx: Tx,
  workspaceId: string,
  accountId: string,
): Promise<boolean> {
  const answer = await tx
    .deleteFrom('app.workspaceMembers')
    .where('workspaceId', '=', workspaceId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return answer.numDeletedRows > 0n
}

/** How many owners the organization has; the last one cannot leave. */
export async function countOwners(tx: Tx, organizationId: string): Promise<number> {
  const found = await tx
    .selectFrom('app.members')
    .select((expression) => expression.fn.countAll<number>().as('owners'))
    .where('organizationId', '=', organizationId)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow()
  return found.owners
}
