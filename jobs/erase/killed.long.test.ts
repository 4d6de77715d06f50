import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { loadFiles } from '#jobs/load/run.ts'
import { csv, rowsOf } from '#jobs/load/test-lake.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { requestErasure } from '#server/host/vault/erasures.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { erasePerson } from './run.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let folder = ''
beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-erase-killed-'))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const touches = csv([
  ['touchpoint_id', 'occurred_at', 'email', 'client_id', 'landing_page'],
  ['t1', '2026-09-01T12:00:00Z', 'ada@x.de', 'c1', 'https://shop.example.com/'],
  ['t2', '2026-09-02T12:00:00Z', '', 'c1', 'https://shop.example.com/'],
  ['t3', '2026-09-03T12:00:00Z', 'bo@x.de', 'c2', 'https://shop.example.com/'],
])

async function brand(name: string): Promise<string> {
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name, timeZone: 'UTC', currency: 'EUR' }
  const { id: workspaceId } = await createWorkspace(database.db, actor, wanted)
  const path = join(folder, `${workspaceId}.csv`)
  writeFileSync(path, touches)
  await loadFiles(database.host, actor, { workspaceId, files: [{ name: 'touches.csv', path }], options: {} })
  return workspaceId
}

const program = `
import { readConfig } from '#server/host/config.ts'
import { openHost } from '#server/host/host.ts'
import { erasePerson } from '#jobs/erase/run.ts'
const host = openHost({ config: readConfig(process.env), appUrl: process.env.DATABASE_URL, name: 'killed' })
const options = { signal: new AbortController().signal, progress: () => undefined }
await erasePerson(host, { kind: 'cli', user: 'test' }, JSON.parse(process.argv[1]), options)
await host.close()`

async function killedAt(failpoint: string, asked: object): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, JSON.stringify(asked)], {
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
  const [, signal] = await once(child, 'exit')
  return signal
}

/** Who is whom, people numbered as they appear; and how many identifiers the vault knows. */
async function stateOf(workspaceId: string) {
  const { files, number } = await resolveSnapshot(database.host, actor, workspaceId)
  const rows = await rowsOf(files, 'touchpoints', 'occurred_at::varchar as at_time, identity_id', 'UTC')
  const identities = [...new Set(rows.map((row) => row['identity_id']))]
  const links = await rowsOf(files, 'identity_links', 'line', 'UTC')
  const known = await database.db
    .selectFrom('vault.identifiers')
    .select('kind')
    .where('workspaceId', '=', workspaceId)
    .orderBy('kind')
    .execute()
  return { number, who: rows.map((row) => identities.indexOf(row['identity_id'])), links, known }
}

const points = ['begun', 'computed', 'placed', 'redacted', 'committed']

test.each(points)(
  'an erasure killed at %s shows all of it or nothing, and run again it ends whole',
  async (point) => {
    const workspaceId = await brand(`Killed ${point}`)
    const before = await stateOf(workspaceId)
    const wanted = { kind: 'email', value: 'ada@x.de' } as const
    const { id: erasureId } = await requestErasure(database.host, actor, workspaceId, wanted)
    expect(await killedAt(`erase:${point}`, { workspaceId, erasureId })).toBe('SIGKILL')
    const whole = {
      number: before.number,
      who: [0, 1, 2],
      links: [{ line: 4 }],
      known: [{ kind: 'client_id' }, { kind: 'email' }],
    }
    expect(await stateOf(workspaceId)).toEqual(point === 'committed' ? whole : before)
    const options = { signal: new AbortController().signal, progress: () => undefined }
    await erasePerson(database.host, actor, { workspaceId, erasureId }, options)
    expect(await stateOf(workspaceId)).toEqual(whole)
  },
)
