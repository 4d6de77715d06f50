import { mappingBody, mappingFaults } from '#jobs/load/mapping/contract.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { mappingId } from '#server/host/ids.ts'
import { checkedCurrency, checkedName, checkedTimeZone } from '#server/host/workspace-fields.ts'
import type { Request } from '#server/host/workspaces.ts'
import { type Writing, write } from '#server/host/write.ts'
import type { Db, Tx } from '#sql/postgres/database.ts'
import {
  deleteMapping,
  insertMapping,
  listMappings,
  type NewMapping,
  updateMapping,
} from '#sql/postgres/mappings.ts'
import type { Mapping, NamedMapping } from './mappings.contract.ts'

const mostMappings = 500

/** @throws HostError `invalid` naming the first thing that is wrong */
function checked({ name, ...body }: NamedMapping): { name: string; body: Omit<NamedMapping, 'name'> } {
  const [fault] = mappingFaults(body)
  if (fault !== undefined) throw new HostError('invalid', fault.message, { field: fault.field })
  if (body.currency !== null) checkedCurrency(body.currency)
  const timeZone = body.timeZone === null ? null : checkedTimeZone(body.timeZone)
  return { name: checkedName(name).trim(), body: { ...body, timeZone } }
}

async function checkName(tx: Tx, workspaceId: string, name: string, id: string | null): Promise<void> {
  const all = await listMappings(tx, workspaceId)
  if (all.some((one) => one.name === name && one.id !== id))
    throw new HostError('conflict', `There is a mapping "${name}" already; choose another name.`, {
      field: 'name',
    })
  if (id === null && all.length >= mostMappings)
    throw new HostError('conflict', `A workspace has at most ${mostMappings} mappings; delete one first.`)
}

interface Row extends NewMapping {
  readonly createdAt: Date
  readonly changedAt: Date
}

export const mappingAnswer = (row: Row): Mapping => ({
  ...mappingBody.parse(row.body),
  id: row.id,
  name: row.name,
  actor: row.actor,
  createdAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
})

const rowOf = ({ actorName }: Writing, workspaceId: string, id: string, said: NamedMapping): NewMapping => ({
  id,
  workspaceId,
  ...checked(said),
  actor: actorName,
})

/** Saves a mapping. @throws HostError `invalid`, `conflict` */
export function keepMapping(
  db: Db,
  actor: Actor,
  workspace: string,
  said: NamedMapping,
  request: Request<Mapping> = {},
): Promise<Mapping> {
  const scope = { workspace, action: 'mapping.created', ...request }
  return write(db, actor, 'sources', scope, async (writing) => {
    const row = rowOf(writing, workspace, mappingId(), said)
    await checkName(writing.tx, workspace, row.name, null)
    await insertMapping(writing.tx, row)
    writing.describe(row.id, { name: row.name, target: said.target })
    const now = new Date()
    return mappingAnswer({ ...row, createdAt: now, changedAt: now })
  })
}

/** Changes a mapping; what was loaded by it stays. @throws HostError `not_found`, `invalid`, `conflict` */
export function changeMapping(
  db: Db,
  actor: Actor,
  place: { readonly workspace: string; readonly id: string },
  said: NamedMapping,
  request: Request<Mapping> = {},
): Promise<Mapping> {
  const { workspace, id } = place
  const scope = { workspace, action: 'mapping.changed', ...request }
  return write(db, actor, 'sources', scope, async (writing) => {
    const row = rowOf(writing, workspace, id, said)
    await checkName(writing.tx, workspace, row.name, id)
    const found = await updateMapping(writing.tx, row)
    if (found === undefined) throw noMapping()
    writing.describe(id, { name: row.name, target: said.target })
    return mappingAnswer({ ...row, createdAt: found.createdAt, changedAt: new Date() })
  })
}

const noMapping = (): HostError => new HostError('not_found', 'There is no such mapping.')

/** @throws HostError `not_found` */
export function dropMapping(
  db: Db,
  actor: Actor,
  workspace: string,
  id: string,
  request: Pick<Request<null>, 'requestId'> = {},
): Promise<null> {
  const scope = { workspace, action: 'mapping.deleted', ...request }
  return write(db, actor, 'sources', scope, async ({ tx, describe }) => {
    if (!(await deleteMapping(tx, workspace, id))) throw noMapping()
    describe(id)
    return null
  })
}
