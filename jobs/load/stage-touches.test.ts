import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openInstance } from '#engine/duck/instance.ts'
import { csv, TestLake } from './test-lake.ts'

const header = ['touchpoint_id', 'occurred_at', 'kind', 'client_id', 'email', 'landing_page', 'referrer']
const visit = (id: string, landing: string, referrer = '', more: Readonly<Record<string, string>> = {}) => {
  const cells: Readonly<Record<string, string>> = {
    touchpoint_id: id,
    occurred_at: '2026-10-01T12:00:00Z',
    kind: 'visit',
    client_id: 'c-1',
    landing_page: landing,
    referrer,
    ...more,
  }
  return header.map((name) => cells[name] ?? '')
}
const file = (...rows: (string | number)[][]) => [
  { name: 'touchpoints.csv', content: csv([header, ...rows]) },
]
const shop = 'https://shop.example.com/p'

test.each([
  [`${shop}?utm_source=a&utm_medium=b&gclid=1`, '', 'google / cpc'],
  [`${shop}?UTM_Source=News%20letter&utm_medium=e+mail&gclid=`, '', 'News letter / e mail'],
  [`${shop}?fbclid=1`, 'https://l.facebook.com/', 'facebook / referral'],
  [`${shop}?fbclid=1&utm_source=fb`, '', 'fb / null'],
  [`${shop}?ScCid=1`, '', 'snapchat / cpc'],
  [`${shop}?srsltid=1`, 'https://www.google.com/', 'google / organic'],
  [`${shop}#gclid=1&utm_source=x`, 'https://www.google.co.uk/search?q=1', 'google / organic'],
  [shop, 'https://uk.search.yahoo.com/', 'yahoo / organic'],
  [shop, 'https://mail.google.com/', 'mail.google.com / referral'],
  [`${shop}?utm_source=(not%20set)&utm_medium=(not%20set)`, '', '(not set) / (not set)'],
  [shop, '', '(direct) / (none)'],
])('%s coming from %j arrived as %s', async (landing, referrer, arrived) => {
  using lake = new TestLake()
  await lake.load(file(visit('1', landing, referrer)))
  const [found] = await lake.rows('traffic_sources', 'source, medium')
  expect(`${found?.['source']} / ${found?.['medium']}`).toBe(arrived)
})

test('from page to page of the shop starts no touch; a return from a payment step is kept for the rules to judge, and counted', async () => {
  using lake = new TestLake()
  const { report } = await lake.load(
    file(
      visit('1', shop, 'https://www.shop.example.com/cart'),
      visit('2', shop, 'https://www.paypal.com/x'),
      visit('3', shop),
    ),
  )
  expect(report.files[0]).toMatchObject({
    kept: 2,
    dropped: [{ reason: 'own_domain', rows: 1 }],
    warnings: [
      '1 touchpoint came back from a payment host: kept, and left out of journeys by today’s rules.',
    ],
  })
})

test('a touch without an id is told by all it means: twice in one file, or again in another, it is one touch', async () => {
  using lake = new TestLake()
  const rows = [visit('', shop), visit('', shop), visit('', `${shop}?utm_source=x`)]
  const first = await lake.load(file(...rows))
  expect(first.report.files[0]).toMatchObject({
    rowsIn: 3,
    kept: 2,
    dropped: [{ reason: 'duplicate', rows: 1 }],
  })
  await lake.load([{ name: 'again.csv', content: csv([header, ...rows.reverse()]) }])
  expect(await lake.rows('touchpoints', 'touchpoint_id')).toHaveLength(2)
})

test("the feed's own id tells touches apart and lets a later load restate one", async () => {
  using lake = new TestLake()
  await lake.load(file(visit('a', shop), visit('b', shop)))
  await lake.load(file(visit('a', `${shop}?utm_source=x`)))
  expect(await lake.rows('touchpoints', 'load_id')).toEqual([{ load_id: 1 }, { load_id: 2 }])
})

test('identities: the strongest identifier names the row, the others are linked to it', async () => {
  using lake = new TestLake()
  await lake.load(
    file(
      visit('1', shop, '', { email: ' A@Example.com' }),
      visit('2', shop, '', { email: 'a@example.com', client_id: '' }),
      visit('3', shop, '', { client_id: '', email: '' }),
    ),
  )
  const touches = await lake.rows('touchpoints', 'line, identity_id')
  expect(touches[0]?.['identity_id']).toBe(touches[1]?.['identity_id'])
  expect(touches[2]?.['identity_id']).not.toBe(touches[0]?.['identity_id'])
  const links = await lake.rows('identity_links', 'identity_a, identity_b, kind, line')
  expect(links).toMatchObject([{ identity_a: touches[0]?.['identity_id'], kind: 'client', line: 2 }])
})

test('one faulty row in a thousand is refused alone; more refuse the feed', async () => {
  const rows = Array.from({ length: 1000 }, (_, at) => visit(`t${at}`, shop))
  using lake = new TestLake()
  const one = await lake.load(file(...rows, visit('bad', shop, '', { occurred_at: 'soon' })))
  expect(one.report.files[0]).toMatchObject({ status: 'loaded', kept: 1000, rejected: 1 })
  expect(one.report.files[0]?.faults[0]).toMatchObject({ line: 1002, code: 'bad_time' })
  const two = await lake.load(
    file(
      ...rows.slice(1),
      visit('bad', shop, '', { occurred_at: 'soon' }),
      visit('worse', shop, '', { kind: 'dance' }),
    ),
  )
  expect(two.report.files[0]).toMatchObject({ status: 'refused', faultCount: 2 })
})

test('CSV, JSON lines and Parquet of the same rows give the same touches', async () => {
  const rows = [visit('9007199254740993', `${shop}?utm_source=x`), visit('2', shop, 'https://example.org/')]
  const objects = rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])))
  const json = objects
    .map((one) => JSON.stringify(one).replace('"9007199254740993"', '9007199254740993'))
    .join('\n')
  const seen = 'touchpoint_id, occurred_at, traffic_source_id'
  using lake = new TestLake()
  await lake.load(file(...rows))
  const wanted = await lake.rows('touchpoints', seen)
  for (const content of [json, await parquetOf(json)]) {
    using other = new TestLake()
    await other.load([{ name: 'feed', content }])
    expect(await other.rows('touchpoints', seen)).toEqual(wanted)
  }
})

async function parquetOf(json: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'omnitrack-parquet-'))
  try {
    await using instance = await openInstance({ timeZone: 'UTC' })
    const rows = json
      .split('\n')
      .map((line) => `'${line}'`)
      .join(', ')
    const path = join(folder, 'feed.parquet')
    await instance.connection.run(
      `copy (select unnest(from_json(text, '{"touchpoint_id":"VARCHAR","occurred_at":"TIMESTAMPTZ","kind":"VARCHAR","client_id":"VARCHAR","email":"VARCHAR","landing_page":"VARCHAR","referrer":"VARCHAR"}'))
       from (select unnest([${rows}]) as text)) to '${path}' (format parquet)`,
    )
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
