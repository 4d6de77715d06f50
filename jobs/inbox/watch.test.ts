import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { openQueue, type Queue } from '#jobs/queue.ts'
import { startWorker } from '#jobs/worker.ts'
import type { Actor } from '#server/host/actor.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { inboxOf } from './folders.ts'
import { openWatch } from './watch.ts'

const actor: Actor = { kind: 'cli', user: 'test' }
let database: TestDatabase
let queue: Queue
let logged: string[] = []
let workspaceId = ''
let folder = ''

beforeAll(async () => {
  database = await testDatabase()
  queue = openQueue(database.host)
})
afterAll(async () => {
  await queue.close()
  await database.close()
})
beforeEach(async () => {
  logged = []
  const organizationId = await localOrganization(database.db, actor)
  const place = { organizationId, name: 'Brand', timeZone: 'UTC', currency: 'USD' }
  const made = await createWorkspace(database.db, actor, place)
  workspaceId = made.id
  folder = join(inboxOf(database.config.home), made.slug)
})

const watch = () => {
  const sink = new Writable({
    write(line, _, next) {
      logged.push(String(line))
      next()
    },
  })
  return openWatch({ ...database.host, log: pino(sink) }, queue)
}
const touches =
  'touchpoint_id,occurred_at,client_id,landing_page\nt1,2026-09-01T12:00:00Z,c1,https://shop.example.com/\n'
const asked = async (second: number) => (await queue.status(`inbox-${workspaceId}-${second}`)) !== null

test('a folder of no workspace is told once and left alone; files beside folders too', async () => {
  const { look } = watch()
  await look(0)
  const strange = join(inboxOf(database.config.home), 'nobody')
  mkdirSync(strange)
  writeFileSync(join(strange, 'a.csv'), touches)
  writeFileSync(join(inboxOf(database.config.home), 'stray.csv'), touches)
  for (const now of [1000, 2000, 3000]) await look(now)
  expect(logged.filter((line) => line.includes('"nobody"'))).toHaveLength(1)
  expect(logged.filter((line) => line.includes('"stray.csv"'))).toHaveLength(1)
  expect(readdirSync(strange)).toEqual(['a.csv'])
  expect(existsSync(join(inboxOf(database.config.home), 'stray.csv'))).toBe(true)
})

test('a job is asked once two looks saw the same file, once for all workers, and again when it stays', async () => {
  const one = watch()
  const other = watch()
  await one.look(10_000)
  writeFileSync(join(folder, 'a.csv'), touches)
  expect(await one.look(20_000)).toBe(true)
  appendFileSync(join(folder, 'a.csv'), touches)
  for (const watching of [one, other]) await watching.look(30_000)
  expect(await asked(30)).toBe(false)
  await Promise.all([one.look(40_000), other.look(40_000)])
  expect(await asked(40)).toBe(true)
  await queue.cancel(`inbox-${workspaceId}-40`)
  await one.look(50_000)
  expect(await asked(50)).toBe(false)
  await one.look(100_000)
  expect(await asked(100)).toBe(true)
})

test('a worker loads what is dropped', async () => {
  await watch().look(0)
  writeFileSync(join(folder, 'a.csv'), touches)
  const worker = await startWorker({ host: database.host, queue })
  await expect
    .poll(() => readdirSync(join(folder, 'done')).sort(), { timeout: 40_000, interval: 200 })
    .toEqual(['a.csv', 'a.csv.report.json', 'a.csv.report.txt'])
  await worker.close()
  expect(readdirSync(folder).sort()).toEqual(['done', 'refused'])
})
