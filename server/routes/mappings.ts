import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { headerText, type MappingBody, mappingBody } from '#jobs/load/mapping/contract.ts'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import type { Actor } from '#server/host/actor.ts'
import { loadId } from '#server/host/ids.ts'
import { resolveWorkspace } from '#server/host/resolve.ts'
import { read } from '#server/host/write.ts'
import { Refusal, refusalOf } from '#server/problem.ts'
import { listMappings } from '#sql/postgres/mappings.ts'
import { askedOf } from './asked.ts'
import { changeMapping, dropMapping, keepMapping, mappingAnswer } from './keep-mapping.ts'
import { lookAtFile } from './look-at-file.ts'
import {
  createMapping,
  deleteMapping,
  getMappings,
  type Mapping,
  type MappingProposal,
  mapping,
  proposeFields,
  proposeMapping,
  changeMapping as putMapping,
} from './mappings.contract.ts'
import { pageOfList } from './paging.ts'
import { receiveForm } from './uploads.ts'

const lookLimits = { files: 1, bytes: 64 * 1024 ** 2, fieldBytes: 256 * 1024 }

const savedIn = (deps: Deps, actor: Actor, workspace: string): Promise<Mapping[]> =>
  read(deps.host.db, actor, { workspace }, async (tx) =>
    (await listMappings(tx, workspace)).map(mappingAnswer),
  )

/** @throws Refusal naming the field at fault */
function bodyOf(text: string | undefined): MappingBody | null {
  if (text === undefined) return null
  const parsed = mappingBody.safeParse(jsonOf(text))
  if (!parsed.success) throw refusalOf(parsed.error)
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refusal('invalid_request', 'mapping: is not JSON.', { field: 'mapping', cause })
  }
}

/** The uploads of a workspace lie beside this; nothing of it outlives the answer. */
function mountProposals(app: App, deps: Deps): void {
  const { host } = deps
  app.openapi(behindDoor(app, deps, proposeMapping), async (c) => {
    const { workspace } = c.req.valid('param')
    const { actor } = c.get('caller')
    const { timeZone, currency } = await resolveWorkspace(host.db, actor, workspace)
    const folder = join(host.config.home, 'uploads', workspace, loadId())
    try {
      const form = await receiveForm(
        folder,
        c.req.header('content-type'),
        c.req.raw.body,
        proposeFields,
        lookLimits,
      )
      const [file] = form.files
      if (file === undefined)
        throw new Refusal('invalid_request', 'files: there is none.', { field: 'files' })
      const body = bodyOf(form.fields.mapping)
      const { name, path } = file
      const asked = { name, path, timeZone, currency, mapping: body, target: form.fields.target ?? null }
      mkdirSync(join(folder, 'look'))
      const found = await lookAtFile(asked, join(folder, 'look'), c.req.raw.signal)
      const header = headerText(found.mapping.header)
      const saved = (await savedIn(deps, actor, workspace))
        .filter((one) => headerText(one.header) === header)
        .map(({ id, name: called }) => ({ id, name: called }))
      const answer: MappingProposal = { ...found, saved }
      return c.json(answer, 200)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

export function mountMappings(app: App, deps: Deps): void {
  const { db } = deps.host
  mountProposals(app, deps)
  app.openapi(behindDoor(app, deps, getMappings), async (c) => {
    const { workspace } = c.req.valid('param')
    const items = await savedIn(deps, c.get('caller').actor, workspace)
    return c.json(
      pageOfList(items, c.req.valid('query'), (one) => one.id),
      200,
    )
  })
  app.openapi(behindDoor(app, deps, createMapping), async (c) => {
    const { workspace } = c.req.valid('param')
    const said = c.req.valid('json')
    return c.json(
      await keepMapping(db, c.get('caller').actor, workspace, said, askedOf(c, said, mapping)),
      201,
    )
  })
  app.openapi(behindDoor(app, deps, putMapping), async (c) => {
    const { workspace, mapping: id } = c.req.valid('param')
    const said = c.req.valid('json')
    const place = { workspace, id }
    return c.json(await changeMapping(db, c.get('caller').actor, place, said, askedOf(c, said, mapping)), 200)
  })
  app.openapi(behindDoor(app, deps, deleteMapping), async (c) => {
    const { workspace, mapping: id } = c.req.valid('param')
    await dropMapping(db, c.get('caller').actor, workspace, id, { requestId: c.get('requestId') })
    return c.body(null, 204)
  })
}
