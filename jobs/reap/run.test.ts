import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { brandWorth, fillWorkspace } from '#fixtures/tenants.ts'
import type { JobStatus } from '#jobs/job.ts'
import { refreshProjections } from '#jobs/refresh/run.ts'
import type { Actor } from '#server/host/actor.ts'
import { loadId } from '#server/host/ids.ts'
import { withLoadLock } from '#server/host/load-lock.ts'
import { stagingFolderOf } from '#server/host/place-files.ts'
import { lakeFolderOf, resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { read, write } from '#server/host/write.ts'
import { loadReport } from '#server/routes/loads.contract.ts'
import { insertDefinitions, latestDefinitions } from '#sql/postgres/definitions.ts'
import { findLoad, insertLoad, updateLoad } from '#sql/postgres/loads.ts'
import { reapWorkspace } from './run.ts'

let database: TestDatabase
let workspaceId = ''
let root = ''
const actor: Actor = { kind: 'system', job: 'reap' }
const hourMs = 3_600_000
const start = Date.now()

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const organizationId = await localOrganization(database.db, actor)
  const place = { organizationId, name: 'W', timeZone: 'UTC', currency: 'EUR' }
  workspaceId = (await createWorkspace(database.db, actor, place)).id
  root = lakeFolderOf(database.host, workspaceId)
})

/** Reaps `hours` from now, with a grace period of two hours. */
const reapIn = (hours: number, known: readonly JobStatus[] = []) =>
  reapWorkspace(database.host, actor, workspaceId, {
    now: new Date(start + hours * hourMs),
    graceMs: 2 * hourMs,
    statusOf: async (id) => known.find((status) => status.id === id) ?? null,
  })

const inQueue = (id: string, state: JobStatus['state']): JobStatus => ({
  ...{ id, job: 'load', state, progress: 0, note: null, reason: null, cancelAsked: false },
})

const newLoad = (status: 'queued' | 'running', message = false) =>
  write(database.db, actor, 'load', { workspace: workspaceId, action: 'test' }, async ({ tx, send }) => {
    const id = loadId()
    await insertLoad(tx, { id, workspaceId, sourceId: null, actor: 'cli:test' })
    if (status === 'running') await updateLoad(tx, workspaceId, id, { status, startedAt: new Date() })
    if (message) await send('load', { workspaceId, loadId: id })
    return id
  })
const loadOf = (id: string) =>
  read(database.db, actor, { workspace: workspaceId }, (tx) => findLoad(tx, workspaceId, id))

const put = (path: string): string => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), path)
  return path
}

test('a load whose process died ends as failed, with a report that says so', async () => {
  const [died, queued] = [await newLoad('running'), await newLoad('running')]
  const reaped = await reapIn(0, [inQueue(queued, 'queued')])
  expect(reaped?.endedLoads).toEqual([died])
  const ended = await loadOf(died)
  expect(ended).toMatchObject({ status: 'failed', snapshot: null })
  expect(loadReport.parse(ended?.report).warnings.join()).toMatch(
    /ended before it was done.*load the files again/,
  )
  expect(await loadOf(queued)).toMatchObject({ status: 'running' })
  expect((await reapIn(0, [inQueue(queued, 'failed')]))?.endedLoads).toEqual([queued])
})

test('a load that waits is left alone until the grace period has passed and nothing asks for it', async () => {
  const [forgotten, asked] = [await newLoad('queued'), await newLoad('queued', true)]
  expect((await reapIn(1))?.endedLoads).toEqual([])
  expect((await reapIn(3, [inQueue(forgotten, 'queued')]))?.endedLoads).toEqual([])
  expect((await reapIn(3))?.endedLoads).toEqual([forgotten])
  expect(await loadOf(asked)).toMatchObject({ status: 'queued' })
})

test('a workspace that loads is left alone', async () => {
  const id = await newLoad('running')
  await withLoadLock(database.host, workspaceId, async () => {
    expect(await reapIn(0)).toBeNull()
  })
  expect(await loadOf(id)).toMatchObject({ status: 'running' })
})

test('a file goes when nothing listed it during the whole grace period; a listed one stays', async () => {
  await fillWorkspace(database.host, workspaceId, brandWorth(10))
  const { files } = await resolveSnapshot(database.host, actor, workspaceId)
  const orphan = put('orders/month=2026-03/load-9.parquet')
  expect((await reapIn(100))?.removedFiles).toEqual([])
  expect((await reapIn(101))?.removedFiles).toEqual([])
  expect((await reapIn(102))?.removedFiles).toEqual([orphan])
  expect((await reapIn(200))?.removedFiles).toEqual([])
  expect(files.every((file) => existsSync(file.path))).toBe(true)
})

test('a file that is listed again is as if it had always been', async () => {
  await fillWorkspace(database.host, workspaceId, brandWorth(10))
  const path = put('orders/late.parquet')
  await reapIn(0)
  const relist = (listed: boolean) =>
    write(database.db, actor, 'load', { workspace: workspaceId, action: 'test' }, async ({ tx }) => {
      const row = { workspaceId, snapshot: 1, definitionsRevision: 1, tableName: 'persons', path }
      if (listed)
        await tx
          .insertInto('app.projectionFiles')
          .values({ ...row, bytes: 1, rows: 1, sha256: 'a'.repeat(64) })
          .execute()
      else await tx.deleteFrom('app.projectionFiles').where('path', '=', path).execute()
    })
  await relist(true)
  expect((await reapIn(5))?.removedFiles).toEqual([])
  await relist(false)
  expect((await reapIn(6))?.removedFiles).toEqual([])
  expect((await reapIn(8))?.removedFiles).toEqual([path])
})

test('projections that newer ones replace are unlisted at once and removed after the grace period', async () => {
  await fillWorkspace(database.host, workspaceId, brandWorth(10))
  await refreshProjections(database.host, actor, workspaceId, { open: { threads: 1 } })
  const old = (await resolveSnapshot(database.host, actor, workspaceId)).projections
  await write(
    database.db,
    actor,
    'definitions',
    { workspace: workspaceId, action: 'test' },
    async ({ tx }) => {
      const now = await latestDefinitions(tx, workspaceId)
      await insertDefinitions(tx, { workspaceId, revision: 2, body: now?.body ?? {}, actor: 'test' })
    },
  )
  await reapIn(0)
  await refreshProjections(database.host, actor, workspaceId, { open: { threads: 1 } })
  await reapIn(1)
  expect(old.every((file) => existsSync(file.path))).toBe(true)
  expect((await reapIn(3))?.removedFiles).toHaveLength(old.length)
  expect(old.some((file) => existsSync(file.path))).toBe(false)
  const kept = (await resolveSnapshot(database.host, actor, workspaceId)).projections
  expect(kept.map((file) => existsSync(file.path))).toEqual([true, true])
})

test('a staging folder goes when its writer must be dead', async () => {
  const staging = stagingFolderOf(database.host, workspaceId)
  put('staging/load-old/rows.parquet')
  put('staging/load-new/rows.parquet')
  const longAgo = new Date(start - 3 * hourMs)
  utimesSync(join(staging, 'load-old'), longAgo, longAgo)
  expect((await reapIn(0))?.removedStaging).toEqual(['load-old'])
  expect(readdirSync(staging)).toEqual(['load-new'])
})

test('an upload goes with the end of its load, and one that never became a load after the grace period', async () => {
  const uploads = join(database.config.home, 'uploads', workspaceId)
  const [died, waits] = [await newLoad('running'), await newLoad('queued')]
  for (const name of [died, waits, 'load_arriving', 'load_broken'])
    mkdirSync(join(uploads, name), { recursive: true })
  const longAgo = new Date(start - 3 * hourMs)
  for (const name of [waits, 'load_broken']) utimesSync(join(uploads, name), longAgo, longAgo)
  expect((await reapIn(0))?.removedUploads.toSorted()).toEqual([died, 'load_broken'].toSorted())
  expect(readdirSync(uploads).toSorted()).toEqual([waits, 'load_arriving'].toSorted())
})
