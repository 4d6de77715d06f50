import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { commands } from './commands.ts'
import { runCommandLine } from './run.ts'

let database: TestDatabase
let folder = ''

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-cli-'))
  process.env.DATABASE_URL = database.appUrl
  process.env.OMNITRACK_HOME = database.config.home
})
afterAll(async () => {
  delete process.env.DATABASE_URL
  delete process.env.OMNITRACK_HOME
  rmSync(folder, { recursive: true })
  await database.close()
})

async function omnitrack(...args: string[]) {
  let out = ''
  let err = ''
  const terminal = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
    interactive: false,
  }
  const status = await runCommandLine(commands, args, terminal, new AbortController().signal)
  return { status, out, err }
}

const spend = 'day,campaign,spend,currency\n2026-03-01,Spring,12.50,EUR\n2026-03-02,Spring,7.50,EUR\n'
const loaded = z.object({
  status: z.string(),
  snapshot: z.number().nullable(),
  report: z.object({ after: z.object({ spend: z.string() }) }),
})

test('a workspace is made, filled and asked from a terminal', async () => {
  const unknown = await omnitrack('load', folder, '--workspace', 'nord')
  expect(unknown).toMatchObject({ status: 1, out: '' })
  const made = await omnitrack(
    'workspaces',
    'add',
    'Nord',
    '--timezone',
    'Europe/Berlin',
    '--currency',
    'EUR',
  )
  expect(made).toMatchObject({ status: 0, err: '' })
  writeFileSync(join(folder, 'spend.csv'), spend)
  const first = await omnitrack('load', folder, '--workspace', 'nord', '--json')
  expect(first).toMatchObject({ status: 0, err: '' })
  expect(loaded.parse(JSON.parse(first.out))).toMatchObject({
    status: 'loaded',
    snapshot: 1,
    report: { after: { spend: '20.00' } },
  })
  const again = await omnitrack('load', join(folder, 'spend.csv'), '--workspace', 'nord', '--json')
  expect(loaded.parse(JSON.parse(again.out))).toMatchObject({ status: 'unchanged', snapshot: null })
  const params = '{"from":"2026-03-01","until":"2026-03-03","measures":["spend"],"dimensions":[]}'
  const asked = await omnitrack(
    'run',
    'explore',
    '--workspace',
    'nord',
    '--params',
    params,
    '--format',
    'csv',
  )
  expect(asked.out).toContain('20')
  const explained = await omnitrack('run', 'explore', '--workspace', 'nord', '--params', params, '--explain')
  expect(explained.out).toMatch(/^-- explore\/.*\n[\s\S]*select/)
  const rows = await omnitrack(
    'query',
    'select sum(spend) as spend from ad_performance_daily',
    '--workspace',
    'nord',
  )
  expect(JSON.parse(rows.out)).toEqual([{ spend: '20.000000' }])
  expect((await omnitrack('snapshots', '--workspace', 'nord')).out).toContain('spend.csv')
  expect((await omnitrack('loads', '--workspace', 'nord')).out).toContain('unchanged')
}, 90_000)

test('an unknown file is mapped from a terminal, and loads by itself from then on', async () => {
  await omnitrack('workspaces', 'add', 'Mapped', '--timezone', 'Europe/Berlin', '--currency', 'EUR')
  const file = join(folder, 'podcast.txt')
  writeFileSync(file, 'Datum;Sendung;Betrag EUR\n01.10.2026;Morgen;1.250,50\n02.10.2026;Abend;980,00\n')
  const refused = await omnitrack('load', file, '--workspace', 'mapped')
  expect(refused.err).toContain('`omnitrack map`')
  const proposed = await omnitrack('map', file, '--workspace', 'mapped')
  expect(proposed.out).toMatch(/Datum +day +01\.10\.2026/)
  expect(proposed.err).toContain('Say what the money was paid to')
  const unknown = await omnitrack('map', file, '--workspace', 'mapped', '--column', 'spent=Betrag EUR')
  expect(unknown).toMatchObject({ status: 2 })
  expect(unknown.err).toContain('the nearest is spend')
  const saved = await omnitrack(
    'map',
    file,
    '--workspace',
    'mapped',
    '--name',
    'Podcast',
    '--paid-to',
    'Podcast',
  )
  expect(saved).toMatchObject({ status: 0, err: '' })
  const load = await omnitrack('load', file, '--workspace', 'mapped')
  expect(load.out).toContain('mapping Podcast')
  expect(load.out).toMatch(/spend +0\.00 +2230\.50/)
  expect((await omnitrack('mappings', '--workspace', 'mapped')).out).toContain('day=Datum')
  const other = await omnitrack('load', file, '--workspace', 'mapped', '--mapping', 'Podcats')
  expect(other).toMatchObject({ status: 1 })
  expect(other.err).toContain('The nearest is "Podcast"')
}, 90_000)

test('a dry run says what a load would do and keeps nothing', async () => {
  await omnitrack('workspaces', 'add', 'Dry', '--timezone', 'UTC', '--currency', 'EUR')
  writeFileSync(join(folder, 'dry.csv'), spend)
  const run = await omnitrack('load', join(folder, 'dry.csv'), '--workspace', 'dry', '--dry-run', '--json')
  expect(loaded.parse(JSON.parse(run.out))).toMatchObject({ status: 'loaded', snapshot: null })
  expect(JSON.parse((await omnitrack('loads', '--workspace', 'dry', '--json')).out)).toEqual([])
})

test('a file with faults is refused whole, with its lines, and fails for the shell', async () => {
  await omnitrack('workspaces', 'add', 'Faults', '--timezone', 'UTC', '--currency', 'EUR')
  writeFileSync(join(folder, 'faults.csv'), `${spend}2026-03-03,Spring,lots,EUR\n`)
  const run = await omnitrack('load', join(folder, 'faults.csv'), '--workspace', 'faults')
  expect(run.status).toBe(1)
  expect(run.err).toMatch(/faults\.csv:4: .*\n.*omnitrack: Refused: faults\.csv\.\n$/s)
})

test.each([
  [['frobnicate'], 'there is no command frobnicate'],
  [['load', 'x'], '--workspace is missing'],
  [['load', '--workspace', 'w'], 'Files or folders are missing'],
  [['run', 'nothing', '--workspace', 'w'], 'There is no analysis nothing'],
  [['run', 'explore', '--workspace', 'w', '--params', '{'], '--params is not JSON'],
  [['run', 'explore', '--workspace', 'w', '--format', 'parquet'], 'not yet parquet'],
  [['run', 'explore', '--workspace', 'w', '--colour'], "Unknown option '--colour'"],
  [['workspaces', 'add', 'A', 'B', '--timezone', 'UTC', '--currency', 'EUR'], 'Give one name'],
  [['generate', '--touchpoints', 'many', '--out', 'x'], 'many is not a number'],
])('%j is wrong usage: one line and status 2', async (args, line) => {
  const run = await omnitrack(...args)
  expect(run).toMatchObject({ status: 2, out: '' })
  expect(run.err).toContain(line)
  expect(run.err.trim().split('\n')).toHaveLength(1)
})

test('a query that would leave the snapshot is refused in one line', async () => {
  await omnitrack('workspaces', 'add', 'Walled', '--timezone', 'UTC', '--currency', 'EUR')
  const run = await omnitrack('query', "select * from read_csv('/etc/passwd')", '--workspace', 'walled')
  expect(run).toMatchObject({ status: 1, out: '' })
  expect(run.err).toBe('omnitrack: The table function read_csv is not open to queries.\n')
})
