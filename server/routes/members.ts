import type { z } from 'zod'
import type { Auth } from '#server/auth/auth.ts'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import { read } from '#server/host/write.ts'
import { Refusal } from '#server/problem.ts'
import { pageOf } from '#server/route.ts'
import { giveRole, giveWorkspaceRole } from '#server/tenancy/members.ts'
import type { Tx } from '#sql/postgres/database.ts'
import { listMembers, listWorkspaceMembers } from '#sql/postgres/members.ts'
import { getMembers, getWorkspaceMembers, member, setMember, setWorkspaceMember } from './account.contract.ts'
import { askedOf } from './asked.ts'
import { pageOfList } from './paging.ts'

type Member = z.infer<typeof member>
type Row = Awaited<ReturnType<typeof listMembers>>[number]

const memberPage = pageOf(member)
const wholeList = { limit: 200 }

/** Names come from profiles, addresses from the logins. */
async function withAddresses(auth: Pick<Auth, 'addressesOf'>, rows: readonly Row[]): Promise<Member[]> {
  const addresses = await auth.addressesOf(rows.map((row) => row.accountId))
  return rows.map(({ accountId, name, role, createdAt }) => {
    const email = addresses.get(accountId) ?? ''
    return { accountId, name: name ?? email, email, role, since: createdAt.toISOString() }
  })
}

async function accountWith(auth: Pick<Auth, 'findByAddress'>, email: string): Promise<string> {
  const found = await auth.findByAddress(email)
  if (found === null) {
    throw new Refusal('not_found', 'email: nobody has signed up with this address yet.', { field: 'email' })
  }
  return found.id
}

export function mountMembers(app: App, deps: Deps): void {
  const { auth, host } = deps
  const idOf = (item: Member) => item.accountId

  app.openapi(behindDoor(app, deps, getMembers), async (c) => {
    const { organization } = c.req.valid('param')
    const rows = await read(host.db, c.get('caller').actor, { organization }, (tx) =>
      listMembers(tx, organization),
    )
    return c.json(pageOfList(await withAddresses(auth, rows), c.req.valid('query'), idOf), 200)
  })
  app.openapi(behindDoor(app, deps, setMember), async (c) => {
    const { organization } = c.req.valid('param')
    const { email, role } = c.req.valid('json')
    const accountId = await accountWith(auth, email)
    const asked = askedOf(c, { email, role }, memberPage)
    const list = async (tx: Tx) =>
      pageOfList(await withAddresses(auth, await listMembers(tx, organization)), wholeList, idOf)
    return c.json(
      await giveRole(host.db, c.get('caller').actor, organization, { accountId, role }, asked, list),
      200,
    )
  })
  app.openapi(behindDoor(app, deps, getWorkspaceMembers), async (c) => {
    const { workspace } = c.req.valid('param')
    const scope = { workspace, permission: 'members' } as const
    const rows = await read(host.db, c.get('caller').actor, scope, (tx) =>
      listWorkspaceMembers(tx, workspace),
    )
    return c.json(pageOfList(await withAddresses(auth, rows), c.req.valid('query'), idOf), 200)
  })
  app.openapi(behindDoor(app, deps, setWorkspaceMember), async (c) => {
    const { workspace } = c.req.valid('param')
    const { email, role } = c.req.valid('json')
    const accountId = await accountWith(auth, email)
    const asked = askedOf(c, { email, role }, memberPage)
    const list = async (tx: Tx) =>
      pageOfList(await withAddresses(auth, await listWorkspaceMembers(tx, workspace)), wholeList, idOf)
    const { actor } = c.get('caller')
    return c.json(await giveWorkspaceRole(host.db, actor, workspace, { accountId, role }, asked, list), 200)
  })
}
