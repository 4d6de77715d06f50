import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import { contextActor } from '#server/host/actor.ts'
import { read } from '#server/host/write.ts'
import { Refusal } from '#server/problem.ts'
import type { Caller } from '#server/tenancy/caller.ts'
import { meOf, organizationAnswer, strongest, workspaceAnswer } from '#server/tenancy/me.ts'
import { foundOrganization, makeWorkspace } from '#server/tenancy/organizations.ts'
import { membershipsOf } from '#sql/postgres/memberships.ts'
import { createOrganization, createWorkspace, getMe, organization, workspace } from './account.contract.ts'
import { askedOf } from './asked.ts'

function accountOf(caller: Caller) {
  if (caller.account === null) throw new Refusal('forbidden', 'An API key cannot do this; sign in.')
  return caller.account
}

export function mountAccount(app: App, deps: Deps): void {
  const { db } = deps.host

  app.openapi(behindDoor(app, deps, getMe), async (c) => {
    const caller = c.get('caller')
    return c.json(await meOf(db, caller.actor, accountOf(caller)), 200)
  })
  app.openapi(behindDoor(app, deps, createOrganization), async (c) => {
    const { actor } = c.get('caller')
    const wanted = c.req.valid('json')
    const asked = askedOf(c, wanted, organization)
    const made = await foundOrganization(db, actor, wanted, asked, (record, role) =>
      organizationAnswer(record, role, []),
    )
    return c.json(made, 201)
  })
  app.openapi(behindDoor(app, deps, createWorkspace), async (c) => {
    const { actor } = c.get('caller')
    const wanted = { organization: c.req.valid('param').organization, ...c.req.valid('json') }
    const held = await read(db, actor, wanted, (tx) => membershipsOf(tx, contextActor(actor)))
    const role = strongest([held.organizations.get(wanted.organization)]) ?? 'viewer'
    const asked = askedOf(c, wanted, workspace)
    const made = await makeWorkspace(db, actor, wanted, asked, (record) =>
      workspaceAnswer(record, role, null),
    )
    return c.json(made, 201)
  })
}
