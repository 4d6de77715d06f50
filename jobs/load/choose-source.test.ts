import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { sourceId } from '#server/host/ids.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { write } from '#server/host/write.ts'
import { insertSource, type NewSource } from '#sql/postgres/sources.ts'
import { Sources } from './choose-source.ts'
import type { Options, SourceEvidence } from './context.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let made = 0

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

type Given = Partial<Pick<NewSource, 'platform' | 'accountId' | 'currency' | 'fingerprints'>>

/** The sources of a new workspace that has these. */
async function sourcesOf(given: readonly Given[], options: Options = {}) {
  made += 1
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name: `Brand ${made}`, timeZone: 'Europe/Berlin', currency: 'EUR' }
  const workspace = await createWorkspace(database.db, actor, wanted)
  const known = given.map(
    (one, at): NewSource => ({
      id: sourceId(),
      workspaceId: workspace.id,
      platform: 'meta',
      name: `Source ${at + 1}`,
      accountId: null,
      timeZone: 'America/New_York',
      currency: 'USD',
      fingerprints: [],
      ...one,
    }),
  )
  const sources = await write(
    database.db,
    actor,
    'load',
    { workspace: workspace.id, action: 'sources.made' },
    async ({ tx }) => {
      for (const source of known) await insertSource(tx, source)
      return Sources.read(tx, workspace, options)
    },
  )
  return { sources, known }
}

const evidence = (more: Partial<SourceEvidence> = {}): SourceEvidence => ({
  platform: 'meta',
  fileNo: 1,
  fileName: 'October.csv',
  accountId: null,
  accounts: [],
  fingerprint: 'f1',
  currency: 'USD',
  title: null,
  timeZone: null,
  ...more,
})

test('the account id that a file states decides', async () => {
  const { sources, known } = await sourcesOf([{ accountId: '1' }, { accountId: '2' }])
  expect(sources.choose(evidence({ accountId: '2' }))).toMatchObject({
    id: known[1]?.id,
    account: '2',
    timeZone: 'America/New_York',
  })
})

test('without an account id, the source whose campaigns the file names is used, then the one of the same header', async () => {
  const { sources, known } = await sourcesOf([{ fingerprints: ['f1'] }, { fingerprints: ['f2'] }])
  expect(sources.choose(evidence({ accounts: [known[1]?.id ?? ''] }))).toMatchObject({ id: known[1]?.id })
  const other = await sourcesOf([{ fingerprints: ['f1'] }, { fingerprints: ['f2'] }])
  expect(other.sources.choose(evidence())).toMatchObject({ id: other.known[0]?.id })
})

test('several sources that fit are refused and listed', async () => {
  const { sources } = await sourcesOf([{ fingerprints: ['f1'] }, { fingerprints: ['f1'] }])
  const answer = sources.choose(evidence())
  expect(answer).toHaveProperty('refused')
  expect(JSON.stringify(answer)).toMatch(/Source 1 \(src_\w+\), Source 2 \(src_\w+\)/)
})

test('a file in another currency is of another source', async () => {
  const { sources } = await sourcesOf([{ fingerprints: ['f1'], currency: 'EUR' }])
  expect(sources.choose(evidence())).toMatchObject({ name: 'Meta Ads October', currency: 'USD' })
  expect(sources.created).toHaveLength(1)
})

test('no match makes a source named after platform and account, or file, in the zone of the workspace', async () => {
  const { sources } = await sourcesOf([])
  expect(sources.choose(evidence())).toMatchObject({ name: 'Meta Ads October', timeZone: 'Europe/Berlin' })
  expect(sources.choose(evidence({ accountId: '77', fingerprint: 'f2' }))).toMatchObject({
    name: 'Meta Ads 77',
    account: '77',
  })
  expect(sources.choose(evidence())).toMatchObject({ name: 'Meta Ads October' })
  expect(sources.created.map((source) => source.name)).toEqual(['Meta Ads October', 'Meta Ads 77'])
})

test('a source that is named is used, made when it is not there, and refused for another platform', async () => {
  const { sources, known } = await sourcesOf([{}, { platform: 'google_ads' }], { source: 'Source 1' })
  expect(sources.choose(evidence())).toMatchObject({ id: known[0]?.id })
  const fresh = await sourcesOf([{}], { source: 'Meta US' })
  expect(fresh.sources.choose(evidence())).toMatchObject({ name: 'Meta US' })
  const wrong = await sourcesOf([{ platform: 'google_ads' }], { source: 'Source 1' })
  expect(wrong.sources.choose(evidence())).toHaveProperty('refused')
})

test('every file of a shop is of its source; its orders too when they come later', async () => {
  const { sources } = await sourcesOf([])
  const first = sources.choose(evidence({ platform: 'shopify_products', fingerprint: 'p', currency: 'EUR' }))
  for (const platform of ['shopify_customers', 'shopify_sales', 'shopify_orders'] as const)
    expect(sources.choose(evidence({ platform, fingerprint: platform, currency: null }))).toEqual(first)
  expect(sources.created.map((source) => source.platform)).toEqual(['shopify_orders'])
})

test('orders that contradict those of a shop under the same numbers are of another shop', async () => {
  const { sources, known } = await sourcesOf([{ platform: 'shopify_orders', fingerprints: ['f1'] }])
  const strangers = known.map((source) => source.id)
  const orders = evidence({ platform: 'shopify_orders', currency: null })
  expect(sources.choose(orders)).toMatchObject({ id: known[0]?.id })
  expect(sources.choose({ ...orders, strangers })).toMatchObject({ name: 'Shopify orders October' })
  const products = sources.choose(evidence({ platform: 'shopify_products', fingerprint: 'p' }))
  expect(products).toHaveProperty('refused')
})
