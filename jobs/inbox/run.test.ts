import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { mappingNamed } from '#fixtures/unknown-file.ts'
import type { Actor } from '#server/host/actor.ts'
import { mappingId } from '#server/host/ids.ts'
import { stagingFolderOf } from '#server/host/place-files.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { read, write } from '#server/host/write.ts'
import { listAudit } from '#sql/postgres/audit.ts'
import { insertMapping } from '#sql/postgres/mappings.ts'
import { inboxOf, openInbox } from './folders.ts'
import { type InboxOptions, loadInbox } from './run.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const actor: Actor = { kind: 'system', job: 'inbox' }
let database: TestDatabase
let elsewhere = ''
let workspaceId = ''
let folder = ''

beforeAll(async () => {
  database = await testDatabase()
  elsewhere = mkdtempSync(join(tmpdir(), 'omnitrack-elsewhere-'))
})
afterAll(async () => {
  await database.close()
  rmSync(elsewhere, { recursive: true, force: true })
})
beforeEach(async () => {
  const organizationId = await localOrganization(database.db, actor)
  const place = { organizationId, name: 'Brand', timeZone: 'UTC', currency: 'USD' }
  const made = await createWorkspace(database.db, actor, place)
  workspaceId = made.id
  folder = join(inboxOf(database.config.home), made.slug)
  await openInbox(database.host, actor)
})

const run = (options: Partial<InboxOptions> = {}) =>
  loadInbox(database.host, actor, workspaceId, {
    signal: new AbortController().signal,
    lastAttempt: true,
    pause: async () => undefined,
    progress: () => undefined,
    ...options,
  })

const drop = (name: string, text: string) => writeFileSync(join(folder, name), text)
const touches = (...ids: string[]) =>
  `touchpoint_id,occurred_at,client_id,landing_page\n${ids
    .map((id) => `${id},2026-09-01T12:00:00Z,c1,https://shop.example.com/\n`)
    .join('')}`
const snapshot = () => resolveSnapshot(database.host, actor, workspaceId)
const text = (...parts: string[]) => readFileSync(join(folder, ...parts), 'utf8')
const inside = (end: string) => readdirSync(join(folder, end)).sort()
/** What waits; `done` and `refused` are always there. */
const waiting = () => readdirSync(folder).filter((name) => name !== 'done' && name !== 'refused')

test('files load once each, in the order of their names, and lie in done with their reports', async () => {
  drop('b.csv', touches('t2', 't3'))
  drop('a.csv', touches('t1'))
  expect(await run()).toEqual(['a.csv', 'b.csv'])
  expect(waiting()).toEqual([])
  expect(inside('done')).toEqual([
    ...['a.csv', 'a.csv.report.json', 'a.csv.report.txt'],
    ...['b.csv', 'b.csv.report.json', 'b.csv.report.txt'],
  ])
  expect(JSON.parse(text('done', 'a.csv.report.json'))).toMatchObject({ status: 'loaded', snapshot: 1 })
  expect(JSON.parse(text('done', 'b.csv.report.json'))).toMatchObject({ status: 'loaded', snapshot: 2 })
  expect(text('done', 'b.csv.report.txt')).toContain('It was loaded.\n2 rows read, 2 kept')
  expect(readdirSync(stagingFolderOf(database.host, workspaceId))).toEqual([])
  const audit = await read(database.db, actor, { workspace: workspaceId }, (tx) =>
    listAudit(tx, { before: null, limit: 50 }),
  )
  expect(new Set(audit.filter(({ action }) => action.startsWith('load.')).map((one) => one.actor))).toEqual(
    new Set(['system:inbox']),
  )
})

test('a file with a header of its own loads by the mapping that was saved for it, and its report says so', async () => {
  const scope = { workspace: workspaceId, action: 'mapping.created' }
  const { name, ...body } = mappingNamed('Podcast')
  await write(database.db, actor, 'sources', scope, ({ tx }) =>
    insertMapping(tx, { id: mappingId(), workspaceId, name, body, actor: 'system:inbox' }),
  )
  drop('podcast.csv', 'Datum;Kosten\n01.10.2026;1,50\n')
  expect(await run()).toEqual(['podcast.csv'])
  expect(text('done', 'podcast.csv.report.txt')).toContain('Read by the mapping "Podcast".')
})

test('the same name again gets a number, and the same bytes change nothing', async () => {
  drop('a.csv', touches('t1'))
  await run()
  drop('a.csv', touches('t1'))
  expect(await run()).toEqual(['a-2.csv'])
  expect(JSON.parse(text('done', 'a-2.csv.report.json'))).toMatchObject({ status: 'unchanged' })
  expect((await snapshot()).number).toBe(1)
})

test('a file with faults lies in refused, and its report names their lines', async () => {
  const header =
    'Reporting starts,Reporting ends,Campaign name,Campaign ID,Day,Amount spent (USD),Impressions'
  const row = '2026-10-01,2026-10-07,Brand,120200000000000001'
  drop('spend.csv', `${header}\n${row},2026-10-01,1.00,9\n${row},2026-10-02,1.0x,9\n`)
  expect(await run()).toEqual(['spend.csv'])
  expect(inside('refused')).toEqual(['spend.csv', 'spend.csv.report.json', 'spend.csv.report.txt'])
  expect(text('refused', 'spend.csv.report.txt')).toMatch(
    /^spend\.csv\nIt was refused\. Nothing of it was loaded\.\n\n1 fault:\nline 3: .*1\.0x/,
  )
  expect((await snapshot()).files).toEqual([])
})

test('links are refused unread, and what they lead to stays as it is', async () => {
  const secret = join(elsewhere, 'secret.csv')
  writeFileSync(secret, touches('t1'))
  symlinkSync(secret, join(folder, 'soft.csv'))
  linkSync(secret, join(folder, 'hard.csv'))
  expect(await run()).toEqual(['hard.csv', 'soft.csv'])
  expect(text('refused', 'soft.csv.report.txt')).toContain('Links are not followed')
  expect(text('refused', 'hard.csv.report.txt')).toContain('Links are not followed')
  expect(readFileSync(secret, 'utf8')).toBe(touches('t1'))
  expect((await snapshot()).files).toEqual([])
})

test('a done folder that is a link takes nothing in, and nothing is loaded', async () => {
  rmSync(join(folder, 'done'), { recursive: true })
  symlinkSync(elsewhere, join(folder, 'done'))
  drop('a.csv', touches('t1'))
  expect(await run()).toEqual([])
  expect(readdirSync(elsewhere)).not.toContain('a.csv')
  expect(waiting()).toEqual(['a.csv'])
  expect((await snapshot()).files).toEqual([])
})

test('a file that is still being written waits; temporary names and folders are never read', async () => {
  const ignored = ['.hidden.csv', 'b.csv.part', 'c.crdownload', 'd.TMP', '~$e.csv', 'f.csv~']
  for (const name of ignored) drop(name, touches('t9'))
  mkdirSync(join(folder, 'folder'))
  drop(join('folder', 'inner.csv'), touches('t9'))
  drop('a.csv', touches('t1'))
  const pause = async () => appendFileSync(join(folder, 'a.csv'), 't2,2026-09-01T13:00')
  expect(await run({ pause })).toEqual([])
  expect((await snapshot()).files).toEqual([])
  appendFileSync(join(folder, 'a.csv'), ':00Z,c1,https://shop.example.com/\n')
  expect(await run()).toEqual(['a.csv'])
  expect(text('done', 'a.csv.report.txt')).toContain('2 rows read, 2 kept')
  expect(waiting().sort()).toEqual([...ignored, 'folder'].sort())
})

test('a file that is replaced while it loads is loaded as well', async () => {
  drop('a.csv', touches('t1'))
  let isReplaced = false
  const progress = () => {
    if (!isReplaced) drop('a.csv', touches('t1', 't2', 't3'))
    isReplaced = true
  }
  expect(await run({ progress })).toEqual([])
  expect(waiting()).toEqual(['a.csv'])
  expect(await run()).toEqual(['a.csv'])
  expect(JSON.parse(text('done', 'a.csv.report.json'))).toMatchObject({ status: 'loaded', snapshot: 2 })
})

test('a load that fails tells its reason beside the file, and the next file is loaded', async () => {
  drop('a.csv', touches('t1'))
  await run()
  const [damaged] = (await snapshot()).files
  const bytes = readFileSync(damaged?.path ?? '')
  rmSync(damaged?.path ?? '')
  drop('b.csv', touches('t2'))
  expect(await run()).toEqual(['b.csv'])
  expect(text('refused', 'b.csv.report.txt')).toContain('is missing; restore it from a backup.')
  writeFileSync(damaged?.path ?? '', bytes)
  drop('c.csv', touches('t3'))
  expect(await run()).toEqual(['c.csv'])
})

test('names with control and direction characters are kept and shown without them', async () => {
  drop('\n\u202Evsc.\\..\\x.csv', touches('t1'))
  expect(await run()).toEqual(['_vsc._.._x.csv'])
})

test('of two workers one takes the files', async () => {
  drop('a.csv', touches('t1'))
  const both = await Promise.all([run(), run()])
  expect(both).toContainEqual(['a.csv'])
  expect(both.every((ended) => ended === null || ended.length < 2)).toBe(true)
  expect(inside('done')).toHaveLength(3)
})

test('folders are made for us alone', () => {
  for (const path of [inboxOf(database.config.home), folder, join(folder, 'done'), join(folder, 'refused')])
    expect(statSync(path).mode & 0o777).toBe(0o700)
})

const program = `
import { readConfig } from '#server/host/config.ts'
import { openHost } from '#server/host/host.ts'
import { loadInbox } from '#jobs/inbox/run.ts'
const host = openHost({ config: readConfig(process.env), appUrl: process.env.DATABASE_URL, name: 'killed' })
const signal = new AbortController().signal
const options = { signal, lastAttempt: true, pause: async () => undefined, progress: () => undefined }
await loadInbox(host, { kind: 'system', job: 'inbox' }, process.argv[1], options)
await host.close()`

async function killedAt(failpoint: string): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, workspaceId], {
    cwd: project,
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

/** PostgreSQL holds the lock of a process that was killed until it sees that it is gone. */
async function runOnceFree(): Promise<string[] | null> {
  let ended: string[] | null = null
  await expect
    .poll(async () => {
      ended = await run()
      return ended
    })
    .not.toBeNull()
  return ended
}

test.each([
  ['load:staged', 'loaded', ['a.csv']],
  ['inbox:loaded', 'unchanged', ['a.csv']],
  ['inbox:moved', 'loaded', []],
])('killed at %s, a file is loaded once and lies in done with its report', async (point, status, ended) => {
  drop('a.csv', touches('t1', 't2'))
  expect(await killedAt(point)).toBe('SIGKILL')
  expect(await runOnceFree()).toEqual(ended)
  expect(waiting()).toEqual([])
  expect(inside('done')).toEqual(['a.csv', 'a.csv.report.json', 'a.csv.report.txt'])
  expect(JSON.parse(text('done', 'a.csv.report.json'))).toMatchObject({ status })
  const { number, files } = await snapshot()
  expect(number).toBe(1)
  const rows = files.filter((file) => file.table === 'touchpoints').map((file) => file.rows)
  expect(rows).toEqual([2])
  expect(readdirSync(stagingFolderOf(database.host, workspaceId))).toEqual([])
})
