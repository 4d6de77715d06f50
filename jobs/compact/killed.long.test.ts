import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { loadFiles } from '#jobs/load/run.ts'
import { csv, rowsOf } from '#jobs/load/test-lake.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { compactWorkspace } from './run.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-compact-killed-'))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const program = `
import { readConfig } from '#server/host/config.ts'
import { openHost } from '#server/host/host.ts'
import { compactWorkspace } from '#jobs/compact/run.ts'
const host = openHost({ config: readConfig(process.env), appUrl: process.env.DATABASE_URL, name: 'killed' })
await compactWorkspace(host, { kind: 'cli', user: 'test' }, process.argv[1], { manyFiles: 2 })
await host.close()`

/** Compacts in a process of its own that kills itself at the failpoint. @returns the signal that ended it */
function killedAt(failpoint: string, workspaceId: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, workspaceId], {
    cwd: join(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      NODE_ENV: 'test',
      OMNITRACK_FAILPOINT: failpoint,
      OMNITRACK_HOME: database.config.home,
      DATABASE_URL: database.appUrl,
      LOG_LEVEL: 'silent',
    },
  })
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
}

async function brand(): Promise<string> {
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name: 'Lantern', timeZone: 'UTC', currency: 'USD' }
  const { id } = await createWorkspace(database.db, actor, wanted)
  for (const load of [1, 2]) {
    const path = join(folder, `${load}.csv`)
    const row = [
      `t${load}`,
      `2026-10-0${load}T12:00:00Z`,
      'c1',
      `https://shop.example.com/?utm_source=s${load}`,
    ]
    writeFileSync(path, csv([['touchpoint_id', 'occurred_at', 'client_id', 'landing_page'], row]))
    await loadFiles(database.host, actor, { workspaceId: id, files: [{ name: 'f.csv', path }], options: {} })
  }
  return id
}

async function everything(workspaceId: string) {
  const states = []
  for (const number of [1, 2]) {
    const { files } = await resolveSnapshot(database.host, actor, workspaceId, number)
    for (const table of ['touchpoints', 'names', 'traffic_sources'])
      states.push(await rowsOf(files, table, '*', 'UTC'))
  }
  return states
}

test.each(['compact:merged', 'compact:placed', 'compact:listed'])(
  'merging that is killed at %s loses no row of any snapshot, and the next merge ends it',
  async (point) => {
    const workspaceId = await brand()
    const before = await everything(workspaceId)
    expect(await killedAt(point, workspaceId)).toBe('SIGKILL')
    expect(await everything(workspaceId)).toEqual(before)
    await compactWorkspace(database.host, actor, workspaceId, { manyFiles: 2 })
    const { files } = await resolveSnapshot(database.host, actor, workspaceId)
    for (const table of ['names', 'traffic_sources'])
      expect(files.filter((file) => file.table === table)).toHaveLength(1)
    expect(await everything(workspaceId)).toEqual(before)
  },
)
