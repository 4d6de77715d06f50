import { readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { brandWorth, fillWorkspace } from '#fixtures/tenants.ts'
import { refreshProjections } from '#jobs/refresh/run.ts'
import type { Actor } from '#server/host/actor.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { read } from '#server/host/write.ts'
import { listAudit } from '#sql/postgres/audit.ts'
import { paceOf } from './hash.ts'
import { scrubWorkspace } from './run.ts'

let database: TestDatabase
let workspaceId = ''
const actor: Actor = { kind: 'system', job: 'scrub' }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const organizationId = await localOrganization(database.db, actor)
  const place = { organizationId, name: 'W', timeZone: 'UTC', currency: 'EUR' }
  workspaceId = (await createWorkspace(database.db, actor, place)).id
  await fillWorkspace(database.host, workspaceId, brandWorth(10))
})

const scrub = (signal = new AbortController().signal) =>
  scrubWorkspace(database.host, actor, workspaceId, { signal, progress: () => undefined })
const resolve = () => resolveSnapshot(database.host, actor, workspaceId)

/** Flips one bit and leaves everything by which a process could tell. */
function rot(path: string): void {
  const { mtime, atime } = statSync(path)
  const bytes = readFileSync(path)
  bytes[100] = (bytes[100] ?? 0) ^ 1
  writeFileSync(path, bytes)
  utimesSync(path, atime, mtime)
}

test('files that are what was written are not named', async () => {
  await refreshProjections(database.host, actor, workspaceId, { open: { threads: 1 } })
  expect(await scrub()).toEqual([])
})

test('a flipped bit, a cut file and a missing one are named and audited', async () => {
  const { files } = await resolve()
  const [flipped, cut, missing] = files
  if (flipped === undefined || cut === undefined || missing === undefined)
    throw new RangeError('too few files')
  rot(flipped.path)
  truncateSync(cut.path, 20)
  rmSync(missing.path)
  const damaged = await scrub()
  expect(damaged.map(({ table, damage }) => [table, damage]).sort()).toEqual(
    [
      [flipped.table, 'checksum'],
      [cut.table, 'size'],
      [missing.table, 'missing'],
    ].sort(),
  )
  const audit = await read(database.db, actor, { workspace: workspaceId }, (tx) =>
    listAudit(tx, { before: null, limit: 50 }),
  )
  const named = audit.filter((entry) => entry.action === 'lake.damaged').map((entry) => entry.subject)
  expect(named.sort()).toEqual(damaged.map((file) => file.path).sort())
})

test('a bit that flips after its file was verified is found, and no figure is shown from that file again', async () => {
  const { files } = await resolve()
  // Node sets times to whole milliseconds, so that a time it has set itself can be kept.
  for (const { path } of files) utimesSync(path, new Date(0), new Date(0))
  await resolve()
  const [file] = files
  rot(file?.path ?? '')
  await expect(resolve()).resolves.toBeDefined()
  expect(await scrub()).toHaveLength(1)
  await expect(resolve()).rejects.toMatchObject({ code: 'damaged_file' })
})

test('a damaged projection is dropped and asked for again; questions go on without it', async () => {
  await refreshProjections(database.host, actor, workspaceId, { open: { threads: 1 } })
  const [projection] = (await resolve()).projections
  rot(projection?.path ?? '')
  expect(await scrub()).toMatchObject([{ table: projection?.table, damage: 'checksum' }])
  expect((await resolve()).projections).toEqual([])
  const asked = await read(database.db, { kind: 'system', job: 'outbox' }, {}, (tx) =>
    tx.selectFrom('app.outbox').selectAll().where('workspaceId', '=', workspaceId).execute(),
  )
  expect(asked.map((message) => message.topic)).toContain('refresh')
  expect(await refreshProjections(database.host, actor, workspaceId, { open: { threads: 1 } })).toBe(true)
  expect((await resolve()).projections).toHaveLength(2)
})

test('it reads no faster than its pace, and stops when told', async () => {
  const pace = paceOf(1_000_000)
  const began = performance.now()
  const signal = new AbortController().signal
  for (let at = 0; at < 4; at += 1) await pace.spend(50_000, signal)
  expect(performance.now() - began).toBeGreaterThanOrEqual(195)
  const reason = new RangeError('enough')
  await expect(scrub(AbortSignal.abort(reason))).rejects.toBe(reason)
})
