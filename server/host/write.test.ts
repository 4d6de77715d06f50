import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { listAudit } from '#sql/postgres/audit.ts'
import { saveMember, saveWorkspaceMember } from '#sql/postgres/members.ts'
import { listSources } from '#sql/postgres/sources.ts'
import { listWorkspaces } from '#sql/postgres/workspaces.ts'
import type { Actor } from './actor.ts'
import { resolveWorkspace } from './resolve.ts'
import {
  adoptLocalOrganization,
  createOrganization,
  createWorkspace,
  localOrganization,
} from './workspaces.ts'
import { read, write } from './write.ts'

let database: TestDatabase
const accountOf = (accountId: string): Actor => ({ kind: 'account', accountId })
const [ada, bob, vera, carl] = ['ada', 'bob', 'vera', 'carl'].map(accountOf)
const cli: Actor = { kind: 'cli', user: 'test' }
let organization = ''
let workspace = ''

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  organization = (await createOrganization(db, actor(ada), { name: 'Harbour', kind: 'agency' })).id
  workspace = (
    await createWorkspace(db, actor(ada), {
      organizationId: organization,
      name: 'Crème & Co',
      timeZone: 'europe/berlin',
      currency: 'eur',
    })
  ).id
  const members = { organization, action: 'members.saved' }
  await write(db, actor(ada), 'members', members, ({ tx }) =>
    saveMember(tx, { organizationId: organization, accountId: 'vera', role: 'viewer' }),
  )
  await write(db, actor(ada), 'members', { workspace, action: 'members.saved' }, ({ tx }) =>
    saveWorkspaceMember(tx, { workspaceId: workspace, accountId: 'carl', role: 'admin' }),
  )
})
afterAll(() => database.close())

function actor(given: Actor | undefined): Actor {
  if (given === undefined) throw new RangeError('no such actor')
  return given
}

test('a workspace has its zone and currency in their usual spelling and a slug from its name', async () => {
  const found = await resolveWorkspace(database.db, actor(ada), 'creme-co')
  expect(found).toMatchObject({ id: workspace, timeZone: 'Europe/Berlin', currency: 'EUR', status: 'active' })
})

test.each([
  [{ timeZone: '+02:00' }, /is not a time zone/, 'timeZone'],
  [{ timeZone: 'Mars/Olympus' }, /is not a time zone/, 'timeZone'],
  [{ currency: 'EURO' }, /is not a currency/, 'currency'],
  [{ name: '  ' }, /1 to 120/, 'name'],
])('%o is refused and the field is named', async (part, message, field) => {
  const wanted = { organizationId: organization, name: 'W', timeZone: 'UTC', currency: 'EUR', ...part }
  await expect(createWorkspace(database.db, actor(ada), wanted)).rejects.toThrow(
    expect.objectContaining({ code: 'invalid', field, message: expect.stringMatching(message) }),
  )
})

test('two workspaces of one name get two slugs, also across organizations that do not know of each other', async () => {
  const other = await createOrganization(database.db, actor(bob), { name: 'Other', kind: 'brand' })
  const wanted = { organizationId: other.id, name: 'Creme Co', timeZone: 'UTC', currency: 'USD' }
  const second = await createWorkspace(database.db, actor(bob), wanted)
  expect(second.slug).toBe('creme-co-2')
  await expect(resolveWorkspace(database.db, actor(bob), workspace)).rejects.toThrow(
    expect.objectContaining({ code: 'not_found' }),
  )
})

test('a role allows what the table says and nothing else', async () => {
  const attempt = (who: Actor | undefined, permission: 'read' | 'load' | 'billing') =>
    write(database.db, actor(who), permission, { workspace, action: 'test' }, async () => 'done')
  const forbidden = expect.objectContaining({ code: 'forbidden' })
  expect(await attempt(ada, 'billing')).toBe('done')
  expect(await attempt(carl, 'load')).toBe('done')
  await expect(attempt(carl, 'billing')).rejects.toThrow(forbidden)
  expect(await attempt(vera, 'read')).toBe('done')
  await expect(attempt(vera, 'load')).rejects.toThrow(forbidden)
  await expect(attempt(bob, 'read')).rejects.toThrow(expect.objectContaining({ code: 'not_found' }))
})

test('a login of one workspace sees that workspace and not the organization', async () => {
  const seen = await read(database.db, actor(carl), {}, listWorkspaces)
  expect(seen.map((row) => row.id)).toEqual([workspace])
  await expect(read(database.db, actor(carl), { organization }, async () => null)).rejects.toThrow(
    expect.objectContaining({ code: 'not_found' }),
  )
})

test('an API key may what its scopes and its maker may, in its workspace only', async () => {
  const key = (scopes: string[], workspaceId: string | null, accountId = 'ada'): Actor => ({
    kind: 'key',
    keyId: 'key_1',
    accountId,
    organizationId: organization,
    workspaceId,
    scopes,
  })
  const attempt = (who: Actor, permission: 'read' | 'load') =>
    write(database.db, who, permission, { workspace, action: 'test' }, async () => 'done')
  expect(await attempt(key(['read'], null), 'read')).toBe('done')
  await expect(attempt(key(['read'], null), 'load')).rejects.toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  )
  await expect(attempt(key(['load'], null, 'vera'), 'load')).rejects.toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  )
  const elsewhere = key(['read'], `ws_${'z'.repeat(16)}`)
  await expect(attempt(elsewhere, 'read')).rejects.toThrow(expect.objectContaining({ code: 'forbidden' }))
  await expect(resolveWorkspace(database.db, elsewhere, workspace)).rejects.toThrow(
    expect.objectContaining({ code: 'not_found' }),
  )
})

test('a repeated request is done once and gets the same answer; another request under its key is refused', async () => {
  let times = 0
  const post = (request: object, key: string) => {
    const idempotency = { key, route: 'POST /x', request, answer: z.strictObject({ drawn: z.string() }) }
    return write(database.db, actor(ada), 'load', { workspace, action: 'drawn', idempotency }, async () => {
      times += 1
      return { drawn: randomBytes(8).toString('hex') }
    })
  }
  const [first, second] = await Promise.all([post({ a: 1, b: 2 }, 'k1'), post({ b: 2, a: 1 }, 'k1')])
  expect(second).toEqual(first)
  expect(await post({ a: 1, b: 2 }, 'k1')).toEqual(first)
  expect(times).toBe(1)
  await expect(post({ a: 2 }, 'k1')).rejects.toThrow(
    expect.objectContaining({ code: 'conflict', field: 'Idempotency-Key' }),
  )
})

test('a write that fails leaves no row, no audit and no key behind', async () => {
  const idempotency = { key: 'k2', route: 'POST /x', request: {}, answer: z.null() }
  const scope = { workspace, action: 'failing', idempotency }
  const attempt = write(database.db, actor(ada), 'load', scope, async () => {
    throw new RangeError('no')
  })
  await expect(attempt).rejects.toThrow('no')
  const audit = await read(database.db, actor(ada), { workspace }, (tx) =>
    listAudit(tx, { before: null, limit: 100 }),
  )
  expect(audit.filter((row) => row.action === 'failing')).toEqual([])
  expect(await write(database.db, actor(ada), 'load', scope, async () => null)).toBeNull()
})

test('each write is in the audit with its actor, place and request', async () => {
  const scope = { workspace, action: 'tested', requestId: 'req-1' }
  const job: Actor = { kind: 'system', job: 'load', onBehalfOf: 'ada' }
  await write(database.db, job, 'load', scope, async ({ describe }) => describe('thing', { rows: 3 }))
  const [newest] = await read(database.db, actor(ada), { workspace }, (tx) =>
    listAudit(tx, { before: null, limit: 1 }),
  )
  expect(newest).toMatchObject({
    actor: 'ada',
    action: 'tested',
    subject: 'thing',
    detail: { rows: 3 },
    requestId: 'req-1',
    organizationId: organization,
    workspaceId: workspace,
  })
})

test('nothing can be written while reading', async () => {
  const attempt = read(database.db, actor(ada), { workspace }, (tx) =>
    tx.deleteFrom('app.sources').where('workspaceId', '=', workspace).execute(),
  )
  await expect(attempt).rejects.toThrow(/read-only transaction/)
  expect(await read(database.db, actor(ada), { workspace }, (tx) => listSources(tx, workspace))).toEqual([])
})

test('the first person to sign up joins the organization of the command line, and nobody after them', async () => {
  const { db } = database
  expect(await adoptLocalOrganization(db, 'ada')).toBe(false)
  const id = await localOrganization(db, cli)
  expect(await localOrganization(db, cli)).toBe(id)
  const made = await createWorkspace(db, cli, {
    organizationId: id,
    name: 'Shed',
    timeZone: 'UTC',
    currency: 'GBP',
  })
  expect(await Promise.all([adoptLocalOrganization(db, 'ada'), adoptLocalOrganization(db, 'bob')])).toContain(
    false,
  )
  expect(await adoptLocalOrganization(db, 'vera')).toBe(false)
  const owners = await Promise.all(
    [ada, bob, vera].map((who) =>
      resolveWorkspace(db, actor(who), made.id).then(
        () => 1,
        () => 0,
      ),
    ),
  )
  expect(owners.reduce<number>((sum, one) => sum + one, 0)).toBe(1)
})
