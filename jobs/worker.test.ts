import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { analyze } from '#engine/analyze.ts'
import { openLake } from '#engine/lake/open.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { brandWorth, fillWorkspace } from '#fixtures/tenants.ts'
import { uploadsFolderOf } from '#jobs/load/uploaded.ts'
import type { Actor } from '#server/host/actor.ts'
import { loadId } from '#server/host/ids.ts'
import { lakeFolderOf, resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { read, write } from '#server/host/write.ts'
import { listAudit } from '#sql/postgres/audit.ts'
import { insertLoad } from '#sql/postgres/loads.ts'
import { openQueue } from './queue.ts'
import { startWorker } from './worker.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const actor: Actor = { kind: 'cli', user: 'test' }
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const emptyWorkspace = async (): Promise<string> => {
  const organizationId = await localOrganization(database.db, actor)
  const place = { organizationId, name: 'W', timeZone: 'UTC', currency: 'USD' }
  return (await createWorkspace(database.db, actor, place)).id
}

const loaded = async (): Promise<string> => {
  const id = await emptyWorkspace()
  await fillWorkspace(database.host, id, brandWorth(100))
  return id
}

const answers = async (workspaceId: string) => {
  const snapshot = await resolveSnapshot(database.host, actor, workspaceId)
  await using lake = await openLake(snapshot, { threads: 1 })
  const request = { from: '2026-03-01', until: '2026-04-01', dimensions: ['channel'] }
  const { rows, totals } = await analyze(lake, 'attribution', request)
  return { rows, totals, built: snapshot.projections.length }
}

const program = `
  import { work } from '#jobs/main.ts'
  import { readConfig } from '#server/host/config.ts'
  const stop = new AbortController()
  process.once('SIGTERM', () => stop.abort())
  await work(readConfig(), stop.signal, { lockMs: 1000, graceMs: 100 })
`

/** `omnitrack work` as a process of its own. */
const spawnWorker = (failpoint = '') =>
  spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      OMNITRACK_HOME: database.config.home,
      DATABASE_URL: database.appUrl,
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      OMNITRACK_FAILPOINT: failpoint,
    },
  })

const ended = z.tuple([z.number().nullable(), z.string().nullable()])

const timesBuilt = (workspaceId: string): Promise<number> =>
  read(database.db, actor, { workspace: workspaceId }, async (tx) => {
    const entries = await listAudit(tx, { before: null, limit: 100 })
    return entries.filter((entry) => entry.action === 'projections.built').length
  })

test.each([
  ['refresh:built', 0],
  ['refresh:placed', 0],
  ['refresh:listed', 2],
])(
  'a worker killed at %s changes no answer, and another one finishes its job once',
  async (failpoint, listed) => {
    const id = await loaded()
    const before = await answers(id)
    const [, signal] = ended.parse(await once(spawnWorker(failpoint), 'exit'))
    expect(signal).toBe('SIGKILL')
    expect(await answers(id)).toEqual({ ...before, built: listed })
    const queue = openQueue(database.host)
    const worker = await startWorker({ host: database.host, queue, lockMs: 1000 })
    const asked = await read(database.db, { kind: 'system', job: 'outbox' }, {}, (tx) =>
      tx.selectFrom('app.outbox').select('id').where('workspaceId', '=', id).execute(),
    )
    for (const message of asked) {
      await expect.poll(async () => (await queue.status(message.id))?.state, { timeout: 30_000 }).toBe('done')
    }
    await worker.close()
    await queue.close()
    expect(await answers(id)).toEqual({ ...before, built: 2 })
    expect(await timesBuilt(id)).toBe(1)
  },
)

const spend = `Reporting starts,Reporting ends,Campaign name,Campaign ID,Day,Amount spent (USD),Impressions
2026-10-01,2026-10-07,Brand,120200000000000001,2026-10-01,12.50,100
2026-10-01,2026-10-07,Brand,120200000000000001,2026-10-02,7.50,90
`

/** Uploads a file as the route does. @returns id of the load, which is the job's */
async function upload(workspaceId: string): Promise<string> {
  const id = loadId()
  const folder = join(uploadsFolderOf(database.config.home, workspaceId), id)
  const path = join(folder, '1-meta.csv')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, spend)
  writeFileSync(
    join(folder, 'upload.json'),
    JSON.stringify({ files: [{ name: 'meta.csv', path }], fields: {} }),
  )
  const scope = { workspace: workspaceId, action: 'load.queued' }
  await write(database.db, actor, 'load', scope, async ({ tx, send }) => {
    await insertLoad(tx, { id, workspaceId, sourceId: null, actor: 'test' })
    await send('load', { workspaceId, loadId: id, onBehalfOf: 'test' })
  })
  return id
}

test.each(['load:renamed', 'load:committed'])(
  'a load whose worker is killed at %s is loaded once by another one',
  async (failpoint) => {
    const workspaceId = await emptyWorkspace()
    const id = await upload(workspaceId)
    const [, signal] = ended.parse(await once(spawnWorker(failpoint), 'exit'))
    expect(signal).toBe('SIGKILL')
    const queue = openQueue(database.host)
    const worker = await startWorker({ host: database.host, queue, lockMs: 1000 })
    await expect.poll(async () => (await queue.status(id))?.state, { timeout: 30_000 }).toBe('done')
    await worker.close()
    await queue.close()
    const snapshot = await resolveSnapshot(database.host, actor, workspaceId)
    expect(snapshot.number).toBe(1)
    expect(snapshot.loadedFiles).toEqual([{ loadId: 1, fileNo: 1, name: 'meta.csv' }])
    await using lake = await openLake(snapshot, { threads: 1 })
    const request = { from: '2026-10-01', until: '2026-10-08', measures: ['spend'], dimensions: [] }
    expect((await analyze(lake, 'explore', request)).totals).toMatchObject({ spend: '20.00' })
    expect(readdirSync(uploadsFolderOf(database.config.home, workspaceId))).toEqual([])
  },
)

test('a worker that is told to end does so with status 0 and leaves no child behind', async () => {
  const process = spawnWorker()
  const id = await loaded()
  await expect.poll(async () => (await answers(id)).built, { timeout: 30_000 }).toBe(2)
  process.kill('SIGTERM')
  expect(ended.parse(await once(process, 'exit'))).toEqual([0, null])
  expect(readdirSync(join(lakeFolderOf(database.host, id), 'staging'))).toEqual([])
})
