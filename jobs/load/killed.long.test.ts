import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { loadFiles } from './run.ts'
import { csv, rowsOf } from './test-lake.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-killed-'))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const touches = (ids: readonly number[], source: string) =>
  csv([
    ['touchpoint_id', 'occurred_at', 'client_id', 'landing_page'],
    ...ids.map((id) => [
      `t${id}`,
      `2026-${id % 2 === 0 ? '09' : '10'}-01T12:00:00Z`,
      `c${id % 3}`,
      `https://shop.example.com/p?utm_source=${source}`,
    ]),
  ])

function file(name: string, content: string) {
  const path = join(folder, name)
  writeFileSync(path, content)
  return { name, path }
}

async function brand(name: string): Promise<string> {
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name, timeZone: 'America/New_York', currency: 'USD' }
  return (await createWorkspace(database.db, actor, wanted)).id
}

const program = `
import { readConfig } from '#server/host/config.ts'
import { openHost } from '#server/host/host.ts'
import { loadFiles } from '#jobs/load/run.ts'
const { workspaceId, files } = JSON.parse(process.argv[1])
const host = openHost({ config: readConfig(process.env), appUrl: process.env.DATABASE_URL, name: 'killed' })
await loadFiles(host, { kind: 'cli', user: 'test' }, { workspaceId, files, options: {} })
await host.close()`

/** Runs a load in a process of its own that kills itself at the failpoint. @returns the signal that ended it */
function killedAt(
  failpoint: string,
  workspaceId: string,
  files: readonly object[],
): Promise<NodeJS.Signals | null> {
  const { config } = database
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', program, JSON.stringify({ workspaceId, files })],
    {
      cwd: join(import.meta.dirname, '..', '..'),
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        NODE_ENV: 'test',
        OMNITRACK_FAILPOINT: failpoint,
        OMNITRACK_HOME: config.home,
        DATABASE_URL: database.appUrl,
        LOG_LEVEL: 'silent',
      },
    },
  )
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
}

/** The lake without surrogate ids that depend on how often a load was begun: people are numbered as they appear. */
async function lakeOf(workspaceId: string) {
  const { files, number } = await resolveSnapshot(database.host, actor, workspaceId)
  const rows = await rowsOf(
    files,
    'touchpoints',
    'occurred_at::varchar as occurred_at, line, traffic_source_id, kind, identity_id',
    'UTC',
  )
  const identities = [...new Set(rows.map((row) => row['identity_id']))]
  return {
    number,
    files: files.map((one) => ({ table: one.table, rows: one.rows, minDay: one.minDay, maxDay: one.maxDay })),
    rows: rows.map((row) => ({ ...row, identity_id: identities.indexOf(row['identity_id']) })),
  }
}

const points = [
  'load:started',
  'load:staged',
  'load:written',
  'load:hashed',
  'load:renamed',
  'load:before-commit',
  'load:committed',
]

test.each(points)(
  'a load killed at %s leaves all of it or none, and loading again ends as if nothing had happened',
  async (point) => {
    const first = file('first.csv', touches([1, 2, 3, 4], 'a'))
    const second = file('second.csv', touches([3, 4, 5, 6], 'b'))
    const unkilled = await brand(`Whole ${point}`)
    const killed = await brand(`Killed ${point}`)
    for (const workspaceId of [unkilled, killed])
      await loadFiles(database.host, actor, { workspaceId, files: [first], options: {} })
    const before = await lakeOf(killed)
    expect(await killedAt(point, killed, [second])).toBe('SIGKILL')
    await loadFiles(database.host, actor, { workspaceId: unkilled, files: [second], options: {} })
    const whole = await lakeOf(unkilled)
    expect(await lakeOf(killed)).toEqual(point === 'load:committed' ? whole : before)
    await loadFiles(database.host, actor, { workspaceId: killed, files: [second], options: {} })
    expect(await lakeOf(killed)).toEqual(whole)
  },
)

test('what a killed load has staged is read by nobody and goes with the next load', async () => {
  const workspaceId = await brand('Staged')
  const third = file('third.csv', touches([1], 'a'))
  await killedAt('load:staged', workspaceId, [third])
  const staging = join(database.config.lakeFolder, workspaceId, 'staging')
  expect(existsSync(staging) ? readdirSync(staging).length : 0).toBe(1)
  expect((await resolveSnapshot(database.host, actor, workspaceId)).files).toEqual([])
  await loadFiles(database.host, actor, { workspaceId, files: [third], options: {} })
  expect(readdirSync(staging)).toEqual([])
})
