import { z } from 'zod'
import { defaultDefinitions } from '#engine/definitions.ts'
import type { Db, Tx } from '#sql/postgres/database.ts'
import { insertDefinitions } from '#sql/postgres/definitions.ts'
import { insertFirstOwner, listMembers } from '#sql/postgres/members.ts'
import { findOrganization, insertOrganization } from '#sql/postgres/organizations.ts'
import { insertWorkspace, slugIsTaken } from '#sql/postgres/workspaces.ts'
import type { Actor } from './actor.ts'
import { HostError } from './errors.ts'
import { organizationId, workspaceId } from './ids.ts'
import { checkedCurrency, checkedName, checkedTimeZone, slugOf } from './workspace-fields.ts'
import { type Idempotency, write } from './write.ts'

/** What a request may bring along. */
export interface Request<Answer> {
  readonly requestId?: string
  readonly idempotency?: Idempotency<Answer> | undefined
}

export const createdOrganization = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['brand', 'agency']),
})
export type CreatedOrganization = z.infer<typeof createdOrganization>

/** A person who founds an organization owns it; the command line founds one without members.
 * @throws HostError `invalid` */
export function createOrganization(
  db: Db,
  actor: Actor,
  wanted: { name: string; kind: 'brand' | 'agency' },
  request: Request<CreatedOrganization> = {},
): Promise<CreatedOrganization> {
  const organization = { id: organizationId(), name: checkedName(wanted.name), kind: wanted.kind }
  const scope = { ...request, organization: organization.id, action: 'organization.created' }
  return write(db, actor, 'own', scope, async ({ tx, describe }) => {
    await insertOrganization(tx, organization)
    if (actor.kind === 'account') await insertFirstOwner(tx, organization.id, actor.accountId)
    describe(organization.id, { kind: organization.kind })
    return organization
  })
}

async function freeSlug(tx: Tx, wanted: string, attempt = 1): Promise<string> {
  const slug = attempt === 1 ? wanted : `${wanted}-${attempt}`
  return (await slugIsTaken(tx, slug)) ? freeSlug(tx, wanted, attempt + 1) : slug
}

export interface NewWorkspace {
  readonly organizationId: string
  readonly name: string
  /** IANA name. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
}

/** As it travels in an answer. */
export const createdWorkspace = z.strictObject({
  id: z.string(),
  organizationId: z.string(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
})
export type CreatedWorkspace = z.infer<typeof createdWorkspace>

/** Makes a workspace with definitions revision 1. Its slug comes from the name and is unique in the installation.
 * @throws HostError `invalid` (name, timeZone, currency), `forbidden`, `not_found` */
export async function createWorkspace(
  db: Db,
  actor: Actor,
  wanted: NewWorkspace,
  request: Request<CreatedWorkspace> = {},
): Promise<CreatedWorkspace> {
  const checked = {
    id: workspaceId(),
    organizationId: wanted.organizationId,
    name: checkedName(wanted.name),
    timeZone: checkedTimeZone(wanted.timeZone),
    currency: checkedCurrency(wanted.currency),
  }
  const scope = { ...request, organization: wanted.organizationId, action: 'workspace.created' }
  return write(db, actor, 'workspaces', scope, async ({ tx, enterNew, actorName, describe }) => {
    const workspace = { ...checked, slug: await freeSlug(tx, slugOf(checked.name)) }
    await insertWorkspace(tx, workspace)
    await enterNew(workspace.id)
    await insertDefinitions(tx, {
      workspaceId: workspace.id,
      revision: 1,
      body: defaultDefinitions,
      actor: actorName,
    })
    describe(workspace.id, {
      slug: workspace.slug,
      timeZone: workspace.timeZone,
      currency: workspace.currency,
    })
    return workspace
  })
}

/** The organization of the command line on an installation where nobody has signed up yet. */
const local = { id: 'org_local', name: 'Local', kind: 'brand' } as const

/** The organization into which the command line puts workspaces: made at its first use. */
export async function localOrganization(db: Db, actor: Actor): Promise<string> {
  const scope = { organization: local.id, action: 'organization.created' }
  try {
    await write(db, actor, 'own', scope, async ({ tx, describe }) => {
      if ((await findOrganization(tx, local.id)) !== undefined) throw new AlreadyThere()
      await insertOrganization(tx, local)
      describe(local.id, { kind: local.kind })
    })
  } catch (error) {
    const raced = error instanceof HostError && error.code === 'conflict'
    if (!(error instanceof AlreadyThere) && !raced) throw error
  }
  return local.id
}

/** Leaves the transaction without writing anything, the audit included. */
class AlreadyThere extends Error {}

/** The first person to sign up on loopback joins the command line's organization as its owner.
 * @returns whether they did: false when there is none, or when it has a member */
export async function adoptLocalOrganization(db: Db, accountId: string): Promise<boolean> {
  const actor: Actor = { kind: 'system', job: 'sign-up', onBehalfOf: accountId }
  const scope = { organization: local.id, action: 'organization.adopted' }
  try {
    await write(db, actor, 'own', scope, async ({ tx, describe }) => {
      // Sign-ups at the same moment wait for each other here.
      const found = await findOrganization(tx, local.id, 'lock')
      if (found === undefined || (await listMembers(tx, local.id)).length > 0) throw new AlreadyThere()
      await insertFirstOwner(tx, local.id, accountId)
      describe(local.id)
    })
    return true
  } catch (error) {
    if (error instanceof AlreadyThere) return false
    throw error
  }
}
