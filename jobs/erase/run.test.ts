import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { openLake } from '#engine/lake/open.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { loadFiles } from '#jobs/load/run.ts'
import { csv, rowsOf } from '#jobs/load/test-lake.ts'
import { refreshProjections } from '#jobs/refresh/run.ts'
import { originalsFolderOf } from '#server/host/originals.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { type ErasureRequest, requestErasure } from '#server/host/vault/erasures.ts'
import { identify } from '#server/host/vault/identifiers.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { erasePerson } from './run.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let folder = ''
let made = 0
beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-erase-'))
})
/** Three loads and six openings of a lake each. */
const slow = 180_000
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function brand(): Promise<string> {
  made += 1
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name: `Brand ${made}`, timeZone: 'UTC', currency: 'EUR' }
  return (await createWorkspace(database.db, actor, wanted)).id
}

const orderHeader = [
  ...['Name', 'Email', 'Phone', 'Created at', 'Currency', 'Subtotal', 'Total', 'Lineitem quantity'],
  ...['Lineitem name', 'Lineitem price', 'Landing Site'],
]
const order = (name: string, email: string, phone: string, day: string, value: number) => [
  ...[name, email, phone, `${day} 10:00:00 +0000`, 'EUR', value, value, 1, 'Mug', value],
  '/p?utm_source=meta&utm_medium=cpc',
]
const touch = (id: string, email: string, client: string, day: string) => [
  ...[id, `${day}T09:00:00Z`, email, client, 'https://shop.example.com/?utm_source=google&gclid=g1'],
]
const touchHeader = ['touchpoint_id', 'occurred_at', 'email', 'client_id', 'landing_page']

async function load(workspaceId: string, name: string, rows: (string | number)[][]) {
  const path = join(folder, `${workspaceId}-${name}`)
  writeFileSync(path, csv(rows))
  return loadFiles(database.host, actor, { workspaceId, files: [{ name, path }], options: {} })
}

const september = [
  orderHeader,
  order('#1', 'ada@x.de', '+49 170 1234567', '2026-09-10', 100),
  order('#2', 'bo@x.de', '', '2026-09-11', 50),
]
const october = [
  orderHeader,
  order('#3', '', '+49 170 1234567', '2026-10-10', 30),
  order('#4', 'bo@x.de', '', '2026-10-11', 20),
]
const touches = [
  touchHeader,
  touch('t1', 'ada@x.de', 'c1', '2026-09-09'),
  touch('t2', '', 'c1', '2026-09-08'),
  touch('t3', 'bo@x.de', 'c2', '2026-09-09'),
]

/** Three snapshots; Ada is known by an address, a number and a browser. */
async function filled(): Promise<string> {
  const workspaceId = await brand()
  await load(workspaceId, 'september.csv', september)
  await load(workspaceId, 'touches.csv', touches)
  await load(workspaceId, 'october.csv', october)
  return workspaceId
}

async function eraseAda(workspaceId: string, wanted: ErasureRequest = { kind: 'email', value: ' ADA@x.de' }) {
  const { id } = await requestErasure(database.host, actor, workspaceId, wanted)
  const options = { signal: new AbortController().signal, progress: () => undefined }
  const result = await erasePerson(database.host, actor, { workspaceId, erasureId: id }, options)
  return { id, result, options }
}

const range = { from: '2026-09-01', until: '2026-11-01' }

/** What every snapshot answers. */
async function answers(workspaceId: string) {
  const found = []
  for (const number of [1, 2, 3]) {
    const snapshot = await resolveSnapshot(database.host, actor, workspaceId, number)
    await using lake = await openLake(snapshot, { threads: 1 })
    const measures = ['orders', 'gross', 'net', 'total', 'touchpoints']
    const sums = await analyze(lake, 'explore', { ...range, measures, dimensions: ['day'] })
    const orders = await analyze(lake, 'orders', {})
    const persons = await rowsOf(snapshot.files, 'orders', 'name, identity_id, is_identified', 'UTC')
    found.push({ number, sums: sums.rows, totals: sums.totals, orders: orders.rows.length, persons })
  }
  return found
}

test(
  'a person is gone from every snapshot and from the originals, and every sum stays',
  async () => {
    const workspaceId = await filled()
    await refreshProjections(database.host, actor, workspaceId, { open: { threads: 1 } })
    const before = await answers(workspaceId)
    const { result } = await eraseAda(workspaceId)
    expect(result).toMatchObject({ identifiers: 3, orders: 2, touchpoints: 4 })
    const after = await answers(workspaceId)
    const sumsOf = (all: typeof before) =>
      all.map(({ number, sums, totals, orders }) => ({ number, sums, totals, orders }))
    expect(sumsOf(after)).toEqual(sumsOf(before))
    const known = after.at(-1)?.persons.map((row) => [row['name'], row['is_identified']])
    expect(known).toEqual([
      ['#1', false],
      ['#2', true],
      ['#3', false],
      ['#4', true],
    ])
    const identities = after.at(-1)?.persons.map((row) => row['identity_id']) ?? []
    expect(new Set(identities).size).toBe(3)
    const { files, projections } = await resolveSnapshot(database.host, actor, workspaceId)
    expect(projections).toEqual([])
    expect(await rowsOf(files, 'identity_links', 'line', 'UTC')).toEqual([{ line: 4 }])
    const of = (at: number) => after[at]?.persons.find((row) => row['name'] === '#1')
    expect(of(0)).toEqual(of(2))
    expect(result?.lines).toBe(4)
    const root = originalsFolderOf(database.config.home, workspaceId)
    const texts = readdirSync(root).flatMap((loadId) =>
      readdirSync(join(root, loadId)).map((name) => readFileSync(join(root, loadId, name), 'utf8')),
    )
    expect(texts.map((text) => text.split('\n').length).sort()).toEqual([4, 4, 5])
    const all = texts.join('')
    expect(all).toContain('#2')
    expect(all).toContain('#4')
    for (const gone of ['#1', '#3', 't1', 't2']) expect(all).not.toContain(gone)
  },
  slow,
)

test(
  'loaded again, the person stays erased; others are still who they were',
  async () => {
    const workspaceId = await filled()
    const [bo] = await identify(database.host, workspaceId, [{ kind: 'email', value: 'bo@x.de' }])
    await eraseAda(workspaceId)
    const again = [
      ...september,
      order('#5', 'ada@x.de', '+49 30 7654321', '2026-09-20', 5),
      order('#6', '', '+49 30 7654321', '2026-09-21', 5),
    ]
    await load(workspaceId, 'again.csv', again)
    await load(workspaceId, 'touches-again.csv', [...touches, touch('t9', 'ada@x.de', 'c9', '2026-09-19')])
    const { files } = await resolveSnapshot(database.host, actor, workspaceId)
    const rows = await rowsOf(files, 'orders', 'name, identity_id, is_identified', 'UTC')
    const identified = rows.filter((row) => row['is_identified'] === true).map((row) => row['name'])
    expect(identified).toEqual(['#2', '#4', '#6'])
    expect(rows.find((row) => row['name'] === '#2')?.['identity_id']).toBe(bo)
    expect(await rowsOf(files, 'identity_links', 'line', 'UTC')).toEqual([{ line: 4 }])
    const erased = [
      { kind: 'email', value: 'ada@x.de' },
      { kind: 'phone', value: '0049 170 1234567' },
      { kind: 'client_id', value: 'c1' },
    ] as const
    expect(await identify(database.host, workspaceId, erased)).toEqual([0, 0, 0])
  },
  slow,
)

test(
  'asked again it changes nothing; somebody who was never seen is kept out from then on; the plain identifier is written nowhere',
  async () => {
    const workspaceId = await filled()
    const { id, options } = await eraseAda(workspaceId)
    expect(await erasePerson(database.host, actor, { workspaceId, erasureId: id }, options)).toBeNull()
    expect((await eraseAda(workspaceId)).result).toMatchObject({ identifiers: 0, orders: 0, files: 0 })
    const tables = ['app.audit', 'app.erasures', 'app.outbox', 'vault.tombstones'] as const
    for (const table of tables) {
      const rows = await database.db.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows)).not.toMatch(/ada@|1234567/i)
    }
    await eraseAda(workspaceId, { kind: 'customer_id', value: '7001' })
    expect(await identify(database.host, workspaceId, [{ kind: 'customer_id', value: '7001' }])).toEqual([0])
  },
  slow,
)

test('what identifies nobody cannot be erased', async () => {
  const workspaceId = await brand()
  await expect(eraseAda(workspaceId, { kind: 'email', value: 'nobody' })).rejects.toMatchObject({
    code: 'invalid',
    field: 'email',
  })
})
