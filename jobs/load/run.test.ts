import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { stagingFolderOf } from '#server/host/place-files.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { type LoadFilesRequest, loadFiles } from './run.ts'
import { rowsOf } from './test-lake.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-load-'))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

let made = 0
function file(name: string, text: string) {
  made += 1
  const path = join(folder, `${made}-${name}`)
  writeFileSync(path, text)
  return { name, path }
}

async function brand(): Promise<string> {
  made += 1
  const organizationId = await localOrganization(database.db, actor)
  const { id } = await createWorkspace(database.db, actor, {
    organizationId,
    name: `Brand ${made}`,
    timeZone: 'America/New_York',
    currency: 'USD',
  })
  return id
}

const load = (workspaceId: string, files: LoadFilesRequest['files'], more: Partial<LoadFilesRequest> = {}) =>
  loadFiles(database.host, actor, { workspaceId, files, options: {}, ...more })

async function spendOf(workspaceId: string) {
  const { files } = await resolveSnapshot(database.host, actor, workspaceId)
  return rowsOf(
    files,
    'ad_performance_daily',
    'report_date::varchar as day, spend::varchar as spend, load_id, line',
    'UTC',
  )
}

const meta = (rows: string[], until = '2026-10-07') =>
  `Reporting starts,Reporting ends,Campaign name,Campaign ID,Day,Amount spent (USD),Impressions,Purchases,Purchases conversion value\n${rows
    .map((row) => `2026-10-01,${until},${row}\n`)
    .join('')}`

test('a load makes a snapshot whose rows open to load, file and line', async () => {
  const workspace = await brand()
  const done = await load(workspace, [
    file('meta.csv', meta(['Brand,120200000000000001,2026-10-01,12.50,100,1,40.00'])),
  ])
  expect(done).toMatchObject({ status: 'loaded', snapshot: 1 })
  expect(done.report.after).toEqual({ spend: '12.50', orders: 0, revenue: '0.00', touchpoints: 0 })
  expect(await spendOf(workspace)).toEqual([{ day: '2026-10-01', spend: '12.500000', load_id: 1, line: 2 }])
})

test('the same bytes again change nothing and make no snapshot', async () => {
  const workspace = await brand()
  const same = file('meta.csv', meta(['Brand,120200000000000001,2026-10-01,12.50,100,1,40.00']))
  await load(workspace, [same])
  const again = await load(workspace, [same])
  expect(again).toMatchObject({ status: 'unchanged', snapshot: null })
  expect(again.report.files[0]?.warnings).toEqual(['These bytes were loaded by load 1. Nothing changed.'])
  expect(again.report.after).toEqual(again.report.before)
})

test('an older extract that is loaded last is kept out and named with both times', async () => {
  const workspace = await brand()
  await load(workspace, [
    file('new.csv', meta(['Brand,120200000000000001,2026-10-01,13.00,110,2,80.00'], '2026-10-14')),
  ])
  const late = await load(workspace, [
    file('old.csv', meta(['Brand,120200000000000001,2026-10-01,12.50,100,1,40.00'])),
  ])
  expect(late.report.files[0]).toMatchObject({ kept: 0, dropped: [{ reason: 'older_extract', rows: 1 }] })
  expect(late.report.files[0]?.warnings[0]).toContain('2026-10-08T04:00:00Z')
  expect(late.report.files[0]?.warnings[0]).toContain('2026-10-15T04:00:00Z')
  expect(late.report.after.spend).toBe('13.00')
})

test('a file with a fault is refused whole, and the other file of the load is in', async () => {
  const workspace = await brand()
  const bad = file(
    'bad.csv',
    meta([
      'Brand,120200000000000001,2026-10-01,12.50,100,1,40.00',
      'Brand,120200000000000001,2026-10-02,12.5x,100,1,40.00',
    ]),
  )
  const good = file('good.csv', meta(['Other,120200000000000002,2026-10-01,1.00,10,,']))
  const done = await load(workspace, [bad, good])
  expect(done.report.files.map((one) => one.status)).toEqual(['refused', 'loaded'])
  expect(done.report.files[0]?.faults[0]).toMatchObject({
    line: 3,
    field: 'Amount spent (USD)',
    value: '12.5x',
    code: 'bad_number',
  })
  expect(done.report.after.spend).toBe('1.00')
})

test('a dry run reports what a load would do and keeps nothing', async () => {
  const workspace = await brand()
  const dry = await load(
    workspace,
    [file('meta.csv', meta(['Brand,120200000000000001,2026-10-01,12.50,100,1,40.00']))],
    { isDryRun: true },
  )
  expect(dry).toMatchObject({ status: 'loaded', loadId: null, snapshot: null })
  expect(dry.report.after.spend).toBe('12.50')
  expect(await spendOf(workspace)).toEqual([])
})

test('progress tells the bytes read, the rows judged and what is written, and never goes back', async () => {
  const said: [number, string][] = []
  await load(
    await brand(),
    [file('meta.csv', meta(['Brand,120200000000000001,2026-10-01,12.50,100,1,40.00']))],
    {
      progress: (share, note) => said.push([share, note]),
    },
  )
  const shares = said.map(([share]) => share)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  const notes = said.map(([, note]) => note).join('\n')
  expect(notes).toMatch(/^Checking meta.csv\nReading meta.csv: 0.0 of 0.0 MB/)
  expect(notes).toContain('Writing ad performance daily of 2026-10')
})

test('a load that is stopped while its bytes are checked makes no load', async () => {
  const workspace = await brand()
  const stop = new AbortController()
  const running = load(workspace, [file('meta.csv', meta([]))], {
    signal: stop.signal,
    progress: () => stop.abort(new Error('stopped')),
  })
  await expect(running).rejects.toThrow('stopped')
  expect(await spendOf(workspace)).toEqual([])
})

test('a cancelled load leaves no snapshot and no staged file', async () => {
  const workspace = await brand()
  const stop = new AbortController()
  const running = load(
    workspace,
    [file('meta.csv', meta(['Brand,120200000000000001,2026-10-01,12.50,100,1,40.00']))],
    {
      signal: stop.signal,
      progress: (_, note) => note.startsWith('Reading') && stop.abort(new Error('stopped')),
    },
  )
  await expect(running).rejects.toThrow('stopped')
  expect(await spendOf(workspace)).toEqual([])
  expect(readdirSync(stagingFolderOf(database.host, workspace))).toEqual([])
})
