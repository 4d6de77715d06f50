import { rmSync } from 'node:fs'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { loadId } from '#server/host/ids.ts'
import { read } from '#server/host/write.ts'
import type { Tx } from '#sql/postgres/database.ts'
import { fileNamesOf, lastLoadedBySource } from '#sql/postgres/load-names.ts'
import { findLoad, listLoads } from '#sql/postgres/loads.ts'
import { listSnapshots } from '#sql/postgres/snapshots.ts'
import { listSources } from '#sql/postgres/sources.ts'
import { askedOf } from './asked.ts'
import { type LoadRow, loadAnswer, snapshotAnswer, sourceAnswer } from './load-answers.ts'
import { createLoad, getLoad, getLoads, getSnapshots, getSources, type Load, load } from './loads.contract.ts'
import { numberBefore, pageByNumber, pageOfList } from './paging.ts'
import { queueLoad } from './queue-load.ts'
import { keepUpload, uploadedNames, uploadFolder } from './upload-manifest.ts'
import { receiveUpload } from './uploads.ts'

/** Names of the files of each load: from its record once it has ended, until then from what was uploaded. */
async function withNames(deps: Deps, tx: Tx, workspace: string, rows: readonly LoadRow[]): Promise<Load[]> {
  const names = await fileNamesOf(
    tx,
    workspace,
    rows.map((row) => row.number),
  )
  return Promise.all(
    rows.map(async (row) => {
      const waiting = names.get(row.number) === undefined
      const given = waiting
        ? uploadedNames(uploadFolder(deps.host.config.home, workspace, row.id))
        : (names.get(row.number) ?? [])
      const running = row.status === 'running' ? await deps.queue.status(row.id) : null
      return loadAnswer(row, given, running?.progress ?? null)
    }),
  )
}

/** One load with its report.
 * @throws HostError `not_found` */
export function loadOf(deps: Deps, actor: Actor, workspace: string, id: string): Promise<Load> {
  return read(deps.host.db, actor, { workspace }, async (tx) => {
    const row = await findLoad(tx, workspace, id)
    if (row === undefined) throw new HostError('not_found', 'There is no such load.')
    const [answer] = await withNames(deps, tx, workspace, [row])
    if (answer === undefined) throw new HostError('not_found', 'There is no such load.')
    return answer
  })
}

function mountUploads(app: App, deps: Deps): void {
  app.openapi(behindDoor(app, deps, createLoad), async (c) => {
    const { workspace } = c.req.valid('param')
    const { actor } = c.get('caller')
    const id = loadId()
    const folder = uploadFolder(deps.host.config.home, workspace, id)
    const upload = await receiveUpload(folder, c.req.header('content-type'), c.req.raw.body)
    const said = { fields: upload.fields, files: upload.files.map(({ name, sha256 }) => ({ name, sha256 })) }
    try {
      keepUpload(folder, upload)
      const made = await queueLoad(deps.host.db, actor, { workspace, id, upload }, askedOf(c, said, load))
      if (made.id !== id) rmSync(folder, { recursive: true, force: true })
      return c.json(made, 202)
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  })
}

export function mountLoads(app: App, deps: Deps): void {
  const { db } = deps.host
  mountUploads(app, deps)
  app.openapi(behindDoor(app, deps, getLoads), async (c) => {
    const { workspace } = c.req.valid('param')
    const { cursor, limit } = c.req.valid('query')
    const page = await read(db, c.get('caller').actor, { workspace }, async (tx) => {
      const rows = await listLoads(tx, workspace, { before: numberBefore(cursor), limit: limit + 1 })
      const { items, cursor: next } = pageByNumber(rows, limit, (row) => row)
      return { items: await withNames(deps, tx, workspace, items), cursor: next }
    })
    return c.json(page, 200)
  })
  app.openapi(behindDoor(app, deps, getLoad), async (c) => {
    const { workspace, load: id } = c.req.valid('param')
    return c.json(await loadOf(deps, c.get('caller').actor, workspace, id), 200)
  })
  app.openapi(behindDoor(app, deps, getSnapshots), async (c) => {
    const { workspace } = c.req.valid('param')
    const { cursor, limit } = c.req.valid('query')
    const page = await read(db, c.get('caller').actor, { workspace }, async (tx) => {
      const rows = await listSnapshots(tx, workspace, { before: numberBefore(cursor), limit: limit + 1 })
      const names = await fileNamesOf(
        tx,
        workspace,
        rows.map((row) => row.loadNumber),
      )
      return pageByNumber(rows, limit, (row) => snapshotAnswer(row, names.get(row.loadNumber) ?? []))
    })
    return c.json(page, 200)
  })
  app.openapi(behindDoor(app, deps, getSources), async (c) => {
    const { workspace } = c.req.valid('param')
    const items = await read(db, c.get('caller').actor, { workspace }, async (tx) => {
      const last = await lastLoadedBySource(tx, workspace)
      const rows = await listSources(tx, workspace)
      return rows.map((row) => sourceAnswer({ ...row, lastLoadedAt: last.get(row.id) ?? null }))
    })
    return c.json(
      pageOfList(items, c.req.valid('query'), (source) => source.id),
      200,
    )
  })
}
