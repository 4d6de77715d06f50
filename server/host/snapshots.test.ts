import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { findLoad, insertLoad } from '#sql/postgres/loads.ts'
import type { Actor } from './actor.ts'
import { openHost } from './host.ts'
import { loadId } from './ids.ts'
import { withLoadLock } from './load-lock.ts'
import { lakeFolderOf, resolveSnapshot } from './resolve.ts'
import { commitLoad, type LoadEnd } from './snapshots.ts'
import { createWorkspace, localOrganization } from './workspaces.ts'
import { read, write } from './write.ts'

let database: TestDatabase
const cli: Actor = { kind: 'cli', user: 'test' }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const newWorkspace = async (timeZone = 'UTC'): Promise<string> => {
  const organizationId = await localOrganization(database.db, cli)
  return (await createWorkspace(database.db, cli, { organizationId, name: 'W', timeZone, currency: 'EUR' }))
    .id
}

const newLoad = (workspaceId: string) =>
  write(
    database.db,
    cli,
    'load',
    { workspace: workspaceId, action: 'load.queued' },
    async ({ tx, actorName }) => {
      const id = loadId()
      const number = await insertLoad(tx, { id, workspaceId, sourceId: null, actor: actorName })
      return { id, number }
    },
  )

/** A file of the lake, on disk. */
const lakeFile = (workspaceId: string, path: string, content = path) => {
  const target = join(lakeFolderOf(database.host, workspaceId), path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return {
    table: 'orders',
    path,
    bytes: Buffer.byteLength(content),
    rows: 1,
    sha256,
    minDay: '2026-01-01',
    maxDay: '2026-01-31',
  }
}

const commit = async (workspaceId: string, base: number, part: Partial<LoadEnd>) => {
  const load = await newLoad(workspaceId)
  const files = [
    { fileNo: 1, name: `${load.number}.csv`, sha256: 'a'.repeat(64), bytes: 1, extractedAt: null },
  ]
  const end = {
    workspaceId,
    loadId: load.id,
    status: 'loaded',
    base,
    added: [],
    removedPaths: [],
    report: { rowsIn: 1 },
    files,
  } as const
  return { load, snapshot: await commitLoad(database.db, cli, { ...end, ...part }) }
}

const pathsOf = async (workspaceId: string, asOf?: number | string) =>
  (await resolveSnapshot(database.host, cli, workspaceId, asOf)).files.map((file) =>
    file.path.slice(file.path.indexOf('orders')),
  )

test('before the first load a snapshot is number 0 and empty', async () => {
  const snapshot = await resolveSnapshot(database.host, cli, await newWorkspace())
  expect(snapshot).toMatchObject({
    number: 0,
    committedAt: null,
    files: [],
    projections: [],
    loadedFiles: [],
  })
  expect(snapshot.definitions.revision).toBe(1)
})

test('a load swaps its files at once, and every older snapshot keeps its own', async () => {
  const id = await newWorkspace()
  const [one, two, three] = ['orders/1', 'orders/2', 'orders/3'].map((path) => lakeFile(id, path))
  if (one === undefined || two === undefined || three === undefined) throw new RangeError()
  expect((await commit(id, 0, { added: [one, two] })).snapshot).toBe(1)
  expect((await commit(id, 1, { added: [three], removedPaths: [two.path] })).snapshot).toBe(2)
  expect(await pathsOf(id)).toEqual(['orders/1', 'orders/3'])
  expect(await pathsOf(id, 1)).toEqual(['orders/1', 'orders/2'])
  const { files, loadedFiles } = await resolveSnapshot(database.host, cli, id, 1)
  expect(files[0]).toMatchObject({ table: 'orders', minDay: '2026-01-01', maxDay: '2026-01-31', rows: 1 })
  expect(loadedFiles).toEqual([{ loadId: 1, fileNo: 1, name: '1.csv' }])
  await expect(pathsOf(id, 3)).rejects.toThrow(expect.objectContaining({ code: 'not_found', field: 'asOf' }))
})

test('a load that was computed from an older snapshot is refused whole', async () => {
  const id = await newWorkspace()
  const file = lakeFile(id, 'orders/1')
  await commit(id, 0, { added: [file] })
  const late = { added: [lakeFile(id, 'orders/2')], removedPaths: [file.path] }
  await expect(commit(id, 0, late)).rejects.toThrow(expect.objectContaining({ code: 'conflict' }))
  await expect(commit(id, 1, { ...late, removedPaths: ['orders/none'] })).rejects.toThrow(
    expect.objectContaining({ code: 'conflict' }),
  )
  expect(await pathsOf(id)).toEqual(['orders/1'])
})

test('a refused load keeps its report and makes no snapshot, and no load ends twice', async () => {
  const id = await newWorkspace()
  const { load, snapshot } = await commit(id, 0, { status: 'refused', report: { faults: ['line 3'] } })
  expect(snapshot).toBeNull()
  const stored = await read(database.db, cli, { workspace: id }, (tx) => findLoad(tx, id, load.id))
  expect(stored).toMatchObject({ status: 'refused', report: { faults: ['line 3'] }, snapshot: null })
  await expect(commit(id, 0, { loadId: load.id })).rejects.toThrow(
    expect.objectContaining({ code: 'conflict' }),
  )
  expect((await resolveSnapshot(database.host, cli, id)).number).toBe(0)
})

test('the earlier state is named, or the one before the last load that touched ads or orders', async () => {
  const id = await newWorkspace()
  await commit(id, 0, { added: [lakeFile(id, 'orders/1')] })
  await commit(id, 1, { added: [lakeFile(id, 'orders/2')] })
  await commit(id, 2, { added: [{ ...lakeFile(id, 'touchpoints/3'), table: 'touchpoints' }] })
  const since = async (earlier: number | string | null, asOf?: number) =>
    (await resolveSnapshot(database.host, cli, id, asOf, { since: earlier })).earlier
  expect(await since(null)).toMatchObject({ number: 1, files: [{ table: 'orders' }] })
  expect(await since(null, 1)).toEqual({ number: 0, committedAt: null, files: [] })
  expect(await since(2)).toMatchObject({ number: 2 })
  expect(await since(0)).toMatchObject({ number: 0, files: [] })
  await expect(since(3, 2)).rejects.toThrow(expect.objectContaining({ code: 'invalid', field: 'since' }))
  await expect(since(9)).rejects.toThrow(expect.objectContaining({ code: 'not_found', field: 'since' }))
  await expect(since('2020-01-01')).rejects.toThrow(
    expect.objectContaining({ code: 'not_found', field: 'since' }),
  )
  expect(await resolveSnapshot(database.host, cli, id)).not.toHaveProperty('earlier')
})

test('as of a day is the last snapshot committed before the end of that local day', async () => {
  const id = await newWorkspace('Pacific/Kiritimati')
  await commit(id, 0, { added: [lakeFile(id, 'orders/1')] })
  const { committedAt } = await resolveSnapshot(database.host, cli, id)
  const day = Temporal.Instant.from(committedAt ?? '')
    .toZonedDateTimeISO('Pacific/Kiritimati')
    .toPlainDate()
  expect(await pathsOf(id, day.toString())).toEqual(['orders/1'])
  await expect(pathsOf(id, day.subtract({ days: 1 }).toString())).rejects.toThrow(
    /no snapshot committed by the end of/,
  )
  await expect(pathsOf(id, '2026-02-30')).rejects.toThrow(
    expect.objectContaining({ code: 'invalid', field: 'asOf' }),
  )
})

test('a file that changed on disk is named before anything is answered, on this machine and on the next', async () => {
  const id = await newWorkspace()
  const file = lakeFile(id, 'orders/damaged.parquet', 'content')
  await commit(id, 0, { added: [file] })
  await resolveSnapshot(database.host, cli, id)
  const again = openHost({ config: database.config, appUrl: database.appUrl, name: 'again' })
  await resolveSnapshot(again, cli, id)
  const path = join(lakeFolderOf(database.host, id), file.path)
  const damaged = expect.objectContaining({
    code: 'damaged_file',
    message: expect.stringContaining('damaged.parquet'),
  })
  writeFileSync(path, 'c0ntent')
  await expect(resolveSnapshot(database.host, cli, id)).rejects.toThrow(damaged)
  await expect(resolveSnapshot(again, cli, id)).rejects.toThrow(damaged)
  appendFileSync(path, 'x')
  await expect(resolveSnapshot(database.host, cli, id)).rejects.toThrow(damaged)
  await again.close()
})

test('loads of one workspace wait for each other and say so; those of another do not', async () => {
  const [one, other] = [await newWorkspace(), await newWorkspace()]
  const order: string[] = []
  const waiting = Promise.withResolvers<void>()
  const first = withLoadLock(database.host, one, async () => {
    await withLoadLock(database.host, other, async () => order.push('other'))
    await waiting.promise
    order.push('first')
  })
  await expect.poll(() => order).toEqual(['other'])
  await Promise.all([
    first,
    withLoadLock(database.host, one, async () => order.push('second'), waiting.resolve),
  ])
  expect(order).toEqual(['other', 'first', 'second'])
})
