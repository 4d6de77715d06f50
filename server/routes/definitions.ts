import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import {
  listRevisions,
  type Revision,
  readDefinitions,
  readRevision,
  restoreDefinitions,
  reviseDefinitions,
} from '#server/host/definitions.ts'
import { askedOf } from './asked.ts'
import {
  type DefinitionsRevision,
  definitionsRevision,
  getDefinitions,
  getDefinitionsRevision,
  getDefinitionsRevisions,
  restoreDefinitionsRevision,
  setDefinitions,
} from './definitions.contract.ts'
import { numberBefore, pageByNumber } from './paging.ts'

const answerOf = ({ at, ...revision }: Revision): DefinitionsRevision => ({
  ...revision,
  at: at.toISOString(),
})
/** An answer kept under an idempotency key is read back as what the host gave. */
const kept = definitionsRevision.transform(({ at, ...revision }) => ({ ...revision, at: new Date(at) }))

export function mountDefinitions(app: App, deps: Deps): void {
  const { host } = deps
  app.openapi(behindDoor(app, deps, getDefinitions), async (c) => {
    const { workspace } = c.req.valid('param')
    return c.json(answerOf(await readDefinitions(host, c.get('caller').actor, workspace)), 200)
  })
  app.openapi(behindDoor(app, deps, setDefinitions), async (c) => {
    const { workspace } = c.req.valid('param')
    const wanted = c.req.valid('json')
    const { actor } = c.get('caller')
    const made = await reviseDefinitions(host, actor, workspace, wanted, askedOf(c, wanted, kept))
    return c.json(answerOf(made), 200)
  })
  app.openapi(behindDoor(app, deps, getDefinitionsRevisions), async (c) => {
    const { workspace } = c.req.valid('param')
    const { cursor, limit } = c.req.valid('query')
    const asked = { before: numberBefore(cursor), limit }
    const found = await listRevisions(host, c.get('caller').actor, workspace, asked)
    const rows = found.map((change) => ({ ...change, number: change.revision }))
    return c.json(
      pageByNumber(rows, limit, ({ number: _, at, changes, ...change }) => ({
        ...change,
        at: at.toISOString(),
        changes: [...changes],
      })),
      200,
    )
  })
  app.openapi(behindDoor(app, deps, getDefinitionsRevision), async (c) => {
    const { workspace, revision } = c.req.valid('param')
    return c.json(answerOf(await readRevision(host, c.get('caller').actor, workspace, revision)), 200)
  })
  app.openapi(behindDoor(app, deps, restoreDefinitionsRevision), async (c) => {
    const { workspace, revision } = c.req.valid('param')
    const wanted = c.req.valid('json')
    const { actor } = c.get('caller')
    const asked = askedOf(c, wanted, kept)
    const made = await restoreDefinitions(host, actor, workspace, { ...wanted, revision }, asked)
    return c.json(answerOf(made), 200)
  })
}
