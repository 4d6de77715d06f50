import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openInstance, quoted } from '#engine/duck/instance.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { loadFiles } from '#jobs/load/run.ts'
import { csv, rowsOf } from '#jobs/load/test-lake.ts'
import { sha256Of } from '#server/host/lake-files.ts'
import { withLoadLock } from '#server/host/load-lock.ts'
import { lakeFolderOf, resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { write } from '#server/host/write.ts'
import { canonicalTables } from '#sql/load.ts'
import type { CurrentFile } from '#sql/postgres/compaction.ts'
import { compactWorkspace } from './run.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let folder: string
let workspaceId: string

/** Touches of one day from a source of its own: every load brings new names of sources and pages. */
const touches = (load: number) =>
  csv([
    ['touchpoint_id', 'occurred_at', 'client_id', 'landing_page'],
    ...[1, 2, 3].map((id) => [
      `t${load}-${id}`,
      `2026-10-0${load}T12:00:0${id}Z`,
      `c${id}`,
      `https://shop.example.com/p${load}?utm_source=source${load}`,
    ]),
  ])

const load = async (number: number) => {
  const path = join(folder, `${number}.csv`)
  writeFileSync(path, touches(number))
  await loadFiles(database.host, actor, {
    workspaceId,
    files: [{ name: `${number}.csv`, path }],
    options: {},
  })
}

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-compact-'))
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name: 'Lantern', timeZone: 'UTC', currency: 'USD' }
  workspaceId = (await createWorkspace(database.db, actor, wanted)).id
  for (const number of [1, 2, 3]) await load(number)
  await splitMonth()
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Puts two files in place of the month's one, as a loader that only appends would leave them. */
async function splitMonth(): Promise<void> {
  const { files, number } = await resolveSnapshot(database.host, actor, workspaceId)
  const root = lakeFolderOf(database.host, workspaceId)
  const whole = files.find((file) => file.table === 'touchpoints')
  if (whole === undefined) throw new Error('no touchpoints')
  await using instance = await openInstance({ timeZone: 'UTC', threads: 1 })
  const parts: (CurrentFile & { sha256: string; addedIn: number; removedIn: null; workspaceId: string })[] =
    []
  for (const [part, condition] of ['hash(line) % 2 = 0', 'hash(line) % 2 <> 0'].entries()) {
    const path = join(dirname(relative(root, whole.path)), `part-${part}.parquet`)
    mkdirSync(dirname(join(root, path)), { recursive: true })
    await instance.connection.run(
      `copy (from read_parquet(${quoted(whole.path)}, hive_partitioning = false) where ${condition}) to ${quoted(join(root, path))} (format parquet)`,
    )
    const rows = await instance.connection.runAndReadAll(`select count(*) from ${quoted(join(root, path))}`)
    parts.push({
      tableName: 'touchpoints',
      path,
      bytes: statSync(join(root, path)).size,
      rows: Number(rows.getRows()[0]?.[0]),
      sha256: await sha256Of(join(root, path)),
      minDay: whole.minDay,
      maxDay: whole.maxDay,
      addedIn: number,
      removedIn: null,
      workspaceId,
    })
  }
  await write(database.db, actor, 'load', { workspace: workspaceId, action: 'test' }, async ({ tx }) => {
    const listed = tx.deleteFrom('app.lakeFiles').where('path', '=', relative(root, whole.path))
    await listed.execute()
    await tx.insertInto('app.lakeFiles').values(parts).execute()
  })
}

/** Rows of every table in every snapshot. */
async function everything() {
  const states = []
  for (const number of [1, 2, 3]) {
    const { files } = await resolveSnapshot(database.host, actor, workspaceId, number)
    for (const table of canonicalTables)
      states.push({ number, table, rows: await rowsOf(files, table, '*', 'UTC') })
  }
  return states
}

const filesNow = async (table: string) => {
  const { files } = await resolveSnapshot(database.host, actor, workspaceId)
  return files.filter((file) => file.table === table)
}

test('every snapshot holds the same rows after its files are merged, and the merged ones stay on disk', async () => {
  const before = await everything()
  const merged = [...(await filesNow('touchpoints')), ...(await filesNow('names'))]
  expect(merged).toHaveLength(5)
  expect(await compactWorkspace(database.host, actor, workspaceId, { manyFiles: 3 })).toEqual({
    merged: 8,
    into: 3,
  })
  for (const table of ['touchpoints', 'names', 'traffic_sources'])
    expect(await filesNow(table)).toHaveLength(1)
  expect(await everything()).toEqual(before)
  expect(merged.every((file) => existsSync(file.path))).toBe(true)
})

test('what is merged is not merged again, and few files of a dimension are left alone', async () => {
  const nothing = { merged: 0, into: 0 }
  expect(await compactWorkspace(database.host, actor, workspaceId, { manyFiles: 2 })).toEqual(nothing)
  await load(4)
  expect(await filesNow('names')).toHaveLength(2)
  expect(await compactWorkspace(database.host, actor, workspaceId)).toEqual(nothing)
})

test('a workspace that loads is left alone', async () => {
  await withLoadLock(database.host, workspaceId, async () => {
    expect(await compactWorkspace(database.host, actor, workspaceId, { manyFiles: 2 })).toBeNull()
  })
})

test('a cancelled merge changes nothing and leaves no staged file', async () => {
  const before = await filesNow('names')
  const signal = AbortSignal.abort(new Error('stop'))
  await expect(compactWorkspace(database.host, actor, workspaceId, { manyFiles: 2, signal })).rejects.toThrow(
    'stop',
  )
  expect(await filesNow('names')).toEqual(before)
})

test('a damaged file is named and never merged', async () => {
  const [victim] = await filesNow('names')
  if (victim === undefined) throw new Error('no names')
  writeFileSync(victim.path, Buffer.alloc(victim.bytes))
  await expect(compactWorkspace(database.host, actor, workspaceId, { manyFiles: 2 })).rejects.toMatchObject({
    code: 'damaged_file',
  })
})
