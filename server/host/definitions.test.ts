import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultDefinitions, definitions } from '#engine/definitions.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { listAudit } from '#sql/postgres/audit.ts'
import { saveWorkspaceMember } from '#sql/postgres/members.ts'
import { takeUnsent } from '#sql/postgres/outbox.ts'
import type { Actor } from './actor.ts'
import { definitionChanges } from './definition-changes.ts'
import { listRevisions, readDefinitions, restoreDefinitions, reviseDefinitions } from './definitions.ts'
import { createWorkspace, localOrganization } from './workspaces.ts'
import { read, write } from './write.ts'

let database: TestDatabase
let organizationId = ''
const cli: Actor = { kind: 'cli', user: 'test' }
const viewer: Actor = { kind: 'account', accountId: 'vera' }
const shops = (...ownHosts: string[]) => definitions.parse({ ownHosts })

beforeAll(async () => {
  database = await testDatabase()
  organizationId = await localOrganization(database.db, cli)
})
afterAll(() => database.close())

async function newWorkspace(): Promise<string> {
  const place = { organizationId, name: 'Brand', timeZone: 'UTC', currency: 'EUR' }
  return (await createWorkspace(database.db, cli, place)).id
}

test('a change is the next revision, is audited, and asks for the projections to be built anew', async () => {
  const id = await newWorkspace()
  const body = shops('shop.example.com')
  const made = await reviseDefinitions(database.host, cli, id, { base: 1, body, note: 'Our new shop' })
  expect(made).toMatchObject({ revision: 2, actor: 'cli:test', note: 'Our new shop', restores: null, body })
  expect(await readDefinitions(database.host, cli, id)).toMatchObject({ revision: 2, body })
  const [entry] = await read(database.db, cli, { workspace: id }, (tx) =>
    listAudit(tx, { before: null, limit: 1 }),
  )
  expect(entry).toMatchObject({
    action: 'definitions.changed',
    subject: '2',
    detail: { fields: ['ownHosts'] },
  })
  const outbox: Actor = { kind: 'system', job: 'outbox' }
  const sent = await write(database.db, outbox, 'own', { action: 'test' }, ({ tx }) => takeUnsent(tx, 100))
  expect(sent.filter((message) => message.workspaceId === id)).toMatchObject([
    { topic: 'refresh', payload: { workspaceId: id } },
  ])
})

test('who changes what somebody else has changed meanwhile is told of the newer revision', async () => {
  const id = await newWorkspace()
  const both = await Promise.allSettled(
    ['a.example', 'b.example'].map((host) =>
      reviseDefinitions(database.host, cli, id, { base: 1, body: shops(host) }),
    ),
  )
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = both.find((one) => one.status === 'rejected')
  expect(refused?.reason).toMatchObject({
    code: 'conflict',
    field: 'base',
    message: expect.stringContaining('Revision 2'),
  })
})

test('saving what is there already makes no revision', async () => {
  const id = await newWorkspace()
  const same = await reviseDefinitions(database.host, cli, id, { base: 1, body: defaultDefinitions })
  expect(same.revision).toBe(1)
})

test('an earlier revision comes back as the next one, and history says what each changed', async () => {
  const id = await newWorkspace()
  await reviseDefinitions(database.host, cli, id, { base: 1, body: shops('a.example', 'b.example') })
  await reviseDefinitions(database.host, cli, id, { base: 2, body: shops('b.example', 'c.example') })
  await restoreDefinitions(database.host, cli, id, { base: 3, revision: 2 })
  const revisions = await listRevisions(database.host, cli, id, { before: null, limit: 10 })
  expect(revisions.map(({ revision, restores, changes }) => [revision, restores, changes])).toEqual([
    [4, 2, ['Own domains: added a.example; removed c.example']],
    [3, null, ['Own domains: added c.example; removed a.example']],
    [2, null, ['Own domains: added a.example, b.example']],
    [1, null, []],
  ])
  await expect(restoreDefinitions(database.host, cli, id, { base: 4, revision: 9 })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('who may only read sees definitions and cannot change them', async () => {
  const id = await newWorkspace()
  await write(database.db, cli, 'members', { workspace: id, action: 'members.saved' }, ({ tx }) =>
    saveWorkspaceMember(tx, { workspaceId: id, accountId: 'vera', role: 'viewer' }),
  )
  expect((await readDefinitions(database.host, viewer, id)).revision).toBe(1)
  await expect(
    reviseDefinitions(database.host, viewer, id, { base: 1, body: shops('a.example') }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('changes are told in words, each field by its name', () => {
  const before = definitions.parse({})
  expect(definitionChanges(before, before)).toEqual([])
  const after = definitions.parse({
    revenue: { countPending: false },
    paymentHosts: [...before.paymentHosts].reverse(),
  })
  expect(definitionChanges(before, after)).toEqual([
    'Payment hosts: another order',
    'Conversions, count pending: yes → no',
  ])
})
