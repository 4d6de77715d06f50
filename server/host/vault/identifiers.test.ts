import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { freshIdentities, type Identifier, identify, keyedHash } from './identifiers.ts'
import { identifierKinds, normalise } from './normalise.ts'

let database: TestDatabase
let workspace = ''

const newWorkspace = async (): Promise<string> => {
  const cli = { kind: 'cli', user: 'test' } as const
  const organizationId = await localOrganization(database.db, cli)
  return (
    await createWorkspace(database.db, cli, { organizationId, name: 'W', timeZone: 'UTC', currency: 'EUR' })
  ).id
}

beforeAll(async () => {
  database = await testDatabase()
  workspace = await newWorkspace()
})
afterAll(() => database.close())

test.each([
  ['email', ' P1@Example.com ', 'p1@example.com'],
  ['email', 'a.b+c@gmail.com', 'a.b+c@gmail.com'],
  ['email', 'no-email@shop.de', null],
  ['email', 'nobody', null],
  ['phone', '+49 (30) 123-4567', '+49301234567'],
  ['phone', '0049 30 1234567', '+49301234567'],
  ['phone', '0000000000', null],
  ['customer_id', ' 7001 ', '7001'],
  ['customer_id', '0', null],
  ['client_id', '(not set)', null],
  ['client_id', 'GA1.2.3', 'GA1.2.3'],
  ['client_id', '', null],
] as const)('%s %j is %j', (kind, value, normal) => {
  expect(normalise(kind, value)).toBe(normal)
})

test('the keyed hash is HMAC-SHA256', () => {
  const law = fc.property(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.string({ unit: 'binary' }),
    (key, text) => {
      const expected = createHmac('sha256', key).update(text).digest('hex')
      expect(keyedHash(Buffer.from(key))(text).toString('hex')).toBe(expected)
    },
  )
  fc.assert(law, { numRuns: 50 })
})

test('an identifier keeps its id, whatever else is asked with it and in whatever order', async () => {
  const known = new Map<string, number | null>()
  const law = fc.asyncProperty(
    fc.array(
      fc.record({
        kind: fc.constantFrom(...identifierKinds),
        value: fc.stringMatching(/^[a-c]{1,2}@x\.de$/),
      }),
    ),
    async (identifiers: Identifier[]) => {
      const ids = await identify(database.host, workspace, identifiers)
      identifiers.forEach(({ kind, value }, index) => {
        const name = `${kind} ${value}`
        const id = ids[index] ?? null
        if (known.has(name)) expect(known.get(name)).toBe(id)
        known.set(name, id)
      })
    },
  )
  await fc.assert(law, { numRuns: 25 })
  const given = [...known.values()].filter((id) => id !== null)
  expect(new Set(given).size).toBe(given.length)
})

test('processes that ask at the same moment agree, and no id is given twice', async () => {
  const identifiers: Identifier[] = Array.from({ length: 500 }, (_, index) => ({
    kind: 'client_id',
    value: `c${index}`,
  }))
  const answers = await Promise.all([0, 1, 2].map(() => identify(database.host, workspace, identifiers)))
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  const first = await freshIdentities(database.host, workspace, 100)
  expect(Math.max(...(answers[0] ?? []).map((id) => id ?? 0))).toBeLessThan(first)
  expect(await freshIdentities(database.host, workspace, 1)).toBe(first + 100)
})

test('the same person in two workspaces has nothing in common, and no value is stored in plain', async () => {
  const other = await newWorkspace()
  const mail: Identifier = { kind: 'email', value: 'ada@lovelace.org' }
  await identify(database.host, workspace, [mail])
  await identify(database.host, other, [mail])
  const rows = await database.db
    .selectFrom('vault.identifiers')
    .selectAll()
    .where('kind', '=', 'email')
    .execute()
  const hashes = rows.map((row) => row.hash.toString('hex'))
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(rows.some((row) => row.hash.includes('ada'))).toBe(false)
})
