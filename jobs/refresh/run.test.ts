import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { definitions } from '#engine/definitions.ts'
import { openLake } from '#engine/lake/open.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { brandWorth, fillWorkspace } from '#fixtures/tenants.ts'
import type { Actor } from '#server/host/actor.ts'
import { reviseDefinitions } from '#server/host/definitions.ts'
import { stagingFolderOf } from '#server/host/place-files.ts'
import { lakeFolderOf, resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { write } from '#server/host/write.ts'
import { insertDefinitions, latestDefinitions } from '#sql/postgres/definitions.ts'
import { refreshProjections } from './run.ts'

let database: TestDatabase
const actor: Actor = { kind: 'cli', user: 'test' }
const small = { open: { threads: 1 } }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const newWorkspace = async (): Promise<string> => {
  const organizationId = await localOrganization(database.db, actor)
  const place = { organizationId, name: 'W', timeZone: 'UTC', currency: 'EUR' }
  return (await createWorkspace(database.db, actor, place)).id
}
const loaded = async (): Promise<string> => {
  const id = await newWorkspace()
  await fillWorkspace(database.host, id, brandWorth(100))
  return id
}

const answers = async (workspaceId: string) => {
  const snapshot = await resolveSnapshot(database.host, actor, workspaceId)
  await using lake = await openLake(snapshot, { threads: 1 })
  const request = { from: '2026-03-01', until: '2026-04-01', dimensions: ['channel'] }
  const { rows, totals } = await analyze(lake, 'attribution', request)
  return { rows, totals, built: snapshot.projections.map((file) => file.table).sort() }
}

const staged = (workspaceId: string) => {
  try {
    return readdirSync(stagingFolderOf(database.host, workspaceId))
  } catch {
    return []
  }
}

test('projections are built once, and answers are the same with them', async () => {
  const id = await loaded()
  const before = await answers(id)
  expect(before.built).toEqual([])
  expect(await refreshProjections(database.host, actor, id, small)).toBe(true)
  expect(await answers(id)).toEqual({ ...before, built: ['journey_pairs', 'persons'] })
  expect(await refreshProjections(database.host, actor, id, small)).toBe(false)
  expect(staged(id)).toEqual([])
})

test('a workspace without data has nothing to build', async () => {
  expect(await refreshProjections(database.host, actor, await newWorkspace(), small)).toBe(false)
})

test('two at once build one', async () => {
  const id = await loaded()
  const both = await Promise.all([1, 2].map(() => refreshProjections(database.host, actor, id, small)))
  expect(both.sort()).toEqual([false, true])
  expect((await answers(id)).built).toEqual(['journey_pairs', 'persons'])
})

test('a new definitions revision is built anew', async () => {
  const id = await loaded()
  await refreshProjections(database.host, actor, id, small)
  await write(
    database.db,
    actor,
    'definitions',
    { workspace: id, action: 'definitions.changed' },
    async ({ tx }) => {
      const now = await latestDefinitions(tx, id)
      await insertDefinitions(tx, { workspaceId: id, revision: 2, body: now?.body ?? {}, actor: 'test' })
    },
  )
  expect((await answers(id)).built).toEqual([])
  expect(await refreshProjections(database.host, actor, id, small)).toBe(true)
  expect((await answers(id)).built).toEqual(['journey_pairs', 'persons'])
})

test('new channel rules keep what was built; other definitions have it built anew', async () => {
  const id = await loaded()
  await refreshProjections(database.host, actor, id, small)
  const conditions = [{ field: 'source', operator: 'is', values: ['x'] }]
  const named = definitions.parse({ channelRules: [{ channel: 'X', conditions }] })
  await reviseDefinitions(database.host, actor, id, { base: 1, body: named })
  expect((await answers(id)).built).toEqual(['journey_pairs', 'persons'])
  expect(await refreshProjections(database.host, actor, id, small)).toBe(false)
  const counted = definitions.parse({ ...named, revenue: { countPending: false } })
  await reviseDefinitions(database.host, actor, id, { base: 2, body: counted })
  expect((await answers(id)).built).toEqual([])
})

test('one that is cancelled ends its process and leaves nothing', async () => {
  const id = await loaded()
  const stop = new AbortController()
  const refreshing = refreshProjections(database.host, actor, id, {
    ...small,
    signal: stop.signal,
    progress: () => setImmediate(() => stop.abort(new RangeError('enough'))),
  })
  await expect(refreshing).rejects.toThrow('enough')
  expect(staged(id)).toEqual([])
  expect(readdirSync(lakeFolderOf(database.host, id))).not.toContain('projections')
})

test('a file that is not what was written is named before anything is built from it', async () => {
  const id = await loaded()
  const { files } = await resolveSnapshot(database.host, actor, id)
  const { truncate } = await import('node:fs/promises')
  await truncate(join(files[0]?.path ?? ''), 10)
  await expect(refreshProjections(database.host, actor, id, small)).rejects.toMatchObject({
    code: 'damaged_file',
  })
})
