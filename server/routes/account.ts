import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import { contextActor } from '#server/host/actor.ts'
import {
  createdOrganization,
  createdWorkspace,
  createOrganization,
  createWorkspace,
} from '#server/host/workspaces.ts'
import { read } from '#server/host/write.ts'
import { Refusal } from '#server/problem.ts'
import type { Caller } from '#server/tenancy/caller.ts'
import { meOf, organizationAnswer, strongest, workspaceAnswer } from '#server/tenancy/me.ts'
import { membershipsOf } from '#sql/postgres/memberships.ts'
import * as contract from './account.contract.ts'
import { askedOf } from './asked.ts'

function accountOf(caller: Caller) {
  if (caller.account === null) throw new Refusal('forbidden', 'An API key cannot do this; sign in.')
  return caller.account
}

export function mountAccount(app: App, deps: Deps): void {
  const { db } = deps.host

  app.openapi(behindDoor(app, deps, contract.getMe), async (c) => {
    const caller = c.get('caller')
    return c.json(await meOf(db, caller.actor, accountOf(caller)), 200)
  })
  app.openapi(behindDoor(app, deps, contract.createOrganization), async (c) => {
    const wanted = c.req.valid('json')
    const asked = askedOf(c, wanted, createdOrganization)
    const made = await createOrganization(db, c.get('caller').actor, wanted, asked)
    return c.json(organizationAnswer(made, 'owner', []), 201)
  })
  app.openapi(behindDoor(app, deps, contract.createWorkspace), async (c) => {
    const { actor } = c.get('caller')
    const { organization } = c.req.valid('param')
    const wanted = { organizationId: organization, ...c.req.valid('json') }
    const made = await createWorkspace(db, actor, wanted, askedOf(c, wanted, createdWorkspace))
    const held = await read(db, actor, { organization }, (tx) => membershipsOf(tx, contextActor(actor)))
    const role = strongest([held.organizations.get(organization)]) ?? 'viewer'
    return c.json(workspaceAnswer(made, role, null), 201)
  })
}
