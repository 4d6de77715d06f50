import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { csv, TestLake } from './test-lake.ts'

// Each run loads several files through the whole of staging.
vi.setConfig({ testTimeout: 120_000 })

interface Stated {
  readonly day: number
  readonly campaign: number
  /** Of the campaign; only in files of the ad level. */
  readonly ad: number
  readonly device: 'mobile' | 'desktop'
  readonly cents: number
  readonly claims: number | null
}

/** One export: what it is parted by, when it was made, and its rows. */
interface Extract {
  readonly isOfAds: boolean
  readonly isByDevice: boolean
  readonly hour: number
  readonly rows: readonly Stated[]
}

type Line = (row: Stated) => Readonly<Record<string, string | number>>
interface Platform {
  readonly top: readonly (readonly string[])[]
  readonly hasAds: boolean
  readonly line: Line
}

const dayOf = (row: Stated) => `2026-10-0${row.day}`
const money = (cents: number) => (cents / 100).toFixed(2)
const claimed = (row: Stated) => row.claims ?? ''
const worth = (row: Stated) => (row.claims === null ? '' : money(row.claims * 1000))

const platforms: Readonly<Record<string, Platform>> = {
  meta: {
    top: [],
    hasAds: true,
    line: (row) => ({
      'Reporting starts': '2026-10-01',
      'Reporting ends': '2026-10-07',
      Day: dayOf(row),
      'Campaign name': `Campaign ${row.campaign}`,
      'Campaign ID': `c${row.campaign}`,
      'Amount spent (USD)': money(row.cents),
      Impressions: 100,
      Purchases: claimed(row),
      'Purchases conversion value': worth(row),
      'Ad set name': `Set ${row.campaign}`,
      'Ad set ID': `s${row.campaign}`,
      'Ad name': `Ad ${row.ad}`,
      'Ad ID': `a${row.campaign}${row.ad}`,
      'Impression device': row.device,
    }),
  },
  google_ads: {
    top: [['Campaign report'], ['October 1, 2026 - October 7, 2026']],
    hasAds: true,
    line: (row) => ({
      Day: dayOf(row),
      Campaign: `Campaign ${row.campaign}`,
      'Campaign ID': `c${row.campaign}`,
      'Currency code': 'USD',
      Cost: money(row.cents),
      'Impr.': 100,
      Conversions: claimed(row),
      'Conv. value': worth(row),
      'Ad group': `Set ${row.campaign}`,
      'Ad group ID': `s${row.campaign}`,
      'Ad name': `Ad ${row.ad}`,
      'Ad ID': `a${row.campaign}${row.ad}`,
      Device: row.device,
    }),
  },
  tiktok: {
    top: [],
    hasAds: true,
    line: (row) => ({
      'By Day': dayOf(row),
      'Campaign name': `Campaign ${row.campaign}`,
      'Campaign ID': `c${row.campaign}`,
      'Primary status': 'Active',
      Cost: money(row.cents),
      Currency: 'USD',
      Impressions: 100,
      'Clicks (destination)': 3,
      'Complete payment': claimed(row),
      'Complete payment value': worth(row),
      'Ad group name': `Set ${row.campaign}`,
      'Ad group ID': `s${row.campaign}`,
      'Ad name': `Ad ${row.ad}`,
      'Ad ID': `a${row.campaign}${row.ad}`,
      Device: row.device,
    }),
  },
  generic_spend: {
    top: [],
    hasAds: false,
    line: (row) => ({
      date: dayOf(row),
      campaign_id: `c${row.campaign}`,
      campaign: `Campaign ${row.campaign}`,
      impressions: 100,
      clicks: 3,
      cost: money(row.cents),
      currency: 'USD',
      conversions: claimed(row),
      conversion_value: worth(row),
      device: row.device,
    }),
  },
}

const adColumns = /^Ad /
const deviceColumns = /device$/i

const fileOf = (platform: Platform, extract: Extract): string => {
  const isShown = (name: string) =>
    (extract.isOfAds || !adColumns.test(name)) && (extract.isByDevice || !deviceColumns.test(name))
  const lines = extract.rows.map(platform.line)
  const names = Object.keys(lines[0] ?? {}).filter(isShown)
  return csv([...platform.top, names, ...lines.map((line) => names.map((name) => line[name] ?? ''))])
}

const keyOf = (extract: Extract, row: Stated): string =>
  [
    extract.isOfAds ? 'ad' : 'campaign',
    dayOf(row),
    `c${row.campaign}`,
    extract.isOfAds ? `a${row.campaign}${row.ad}` : null,
    extract.isByDevice ? `device=${row.device}` : '',
  ].join('/')

/** What must be left: of each key the newest extract, of two of one time the one loaded later. */
function left(extracts: readonly Extract[]): Map<string, string> {
  const newest = new Map<string, { hour: number; text: string }>()
  for (const extract of extracts)
    for (const row of extract.rows) {
      const key = keyOf(extract, row)
      if ((newest.get(key)?.hour ?? 0) > extract.hour) continue
      newest.set(key, { hour: extract.hour, text: `${money(row.cents)} ${row.claims ?? 'none'}` })
    }
  return new Map([...newest].map(([key, one]) => [key, one.text]))
}

async function held(lake: TestLake): Promise<Map<string, string>> {
  const entities = await lake.rows('ad_entities', 'distinct entity_id, id')
  const idOf = (entity: unknown) => entities.find((one) => one['entity_id'] === entity)?.['id'] ?? null
  const key = 'level, report_date::varchar as day, campaign_entity_id as campaign, ad_entity_id as ad, split'
  const named = (row: Record<string, unknown>) =>
    [row['level'], row['day'], idOf(row['campaign']), idOf(row['ad']), row['split']].join('/')
  const claims = new Map(
    (await lake.rows('ad_conversions_daily', `${key}, conversions::double as conversions`)).map((row) => [
      named(row),
      String(row['conversions']),
    ]),
  )
  const spent = await lake.rows('ad_performance_daily', `${key}, spend::decimal(18,2)::varchar as spend`)
  expect(new Set(spent.map(named)).size).toBe(spent.length)
  return new Map(spent.map((row) => [named(row), `${row['spend']} ${claims.get(named(row)) ?? 'none'}`]))
}

const sorted = (map: ReadonlyMap<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

const stated: fc.Arbitrary<Stated> = fc.record({
  day: fc.integer({ min: 1, max: 3 }),
  campaign: fc.integer({ min: 1, max: 2 }),
  ad: fc.integer({ min: 1, max: 2 }),
  device: fc.constantFrom('mobile', 'desktop'),
  cents: fc.integer({ min: 0, max: 99_999 }),
  claims: fc.option(fc.integer({ min: 1, max: 9 })),
})

const extracts = (hasAds: boolean): fc.Arbitrary<Extract[]> =>
  fc.array(
    fc
      .record({
        isOfAds: hasAds ? fc.boolean() : fc.constant(false),
        isByDevice: fc.boolean(),
        hour: fc.integer({ min: 1, max: 3 }),
        rows: fc.array(stated, { minLength: 1, maxLength: 5 }),
      })
      .map((extract) => ({
        ...extract,
        rows: [...new Map(extract.rows.map((row) => [keyOf(extract, row), row])).values()],
      })),
    { minLength: 2, maxLength: 3 },
  )

test.for(Object.entries(platforms))(
  'a file of %s replaces the keys it contains and no others, and an older extract never a newer one',
  async ([, platform]) => {
    const law = fc.asyncProperty(extracts(platform.hasAds), async (all) => {
      using lake = new TestLake()
      for (const extract of all) {
        const { report } = await lake.load([{ name: 'export.csv', content: fileOf(platform, extract) }], {
          extractedAt: `2026-10-10T0${extract.hour}:00:00Z`,
        })
        expect(report.files[0]).toMatchObject({ status: 'loaded', faults: [] })
      }
      expect(sorted(await held(lake))).toEqual(sorted(left(all)))
    })
    await fc.assert(law, { numRuns: 2, endOnFailure: true })
  },
)

const one: Stated = { day: 1, campaign: 1, ad: 1, device: 'mobile', cents: 500, claims: 2 }
const two: Stated = { ...one, campaign: 2, cents: 700 }
const extract = (rows: readonly Stated[], hour = 1): Extract => ({
  isOfAds: false,
  isByDevice: false,
  hour,
  rows,
})

test.for(Object.entries(platforms))('an answer of %s without rows deletes nothing', async ([, platform]) => {
  using lake = new TestLake()
  await lake.load([{ name: 'full.csv', content: fileOf(platform, extract([one, two])) }])
  const before = await held(lake)
  const [last = ''] = fileOf(platform, extract([one]))
    .trimEnd()
    .split('\n')
    .slice(-1)
  const empty = fileOf(platform, extract([one])).replace(`${last}\n`, '')
  const { report } = await lake.load([{ name: 'empty.csv', content: empty }])
  expect(report.files[0]?.faults.map((fault) => fault.code)).toEqual(['no_rows'])
  expect(await held(lake)).toEqual(before)
})

test('a file filtered to one campaign leaves the others as they were', async () => {
  for (const platform of Object.values(platforms)) {
    using lake = new TestLake()
    await lake.load([{ name: 'full.csv', content: fileOf(platform, extract([one, two])) }])
    const later = extract([{ ...one, cents: 550, claims: 3 }])
    await lake.load([{ name: 'one.csv', content: fileOf(platform, later) }], {}, '2026-11-05T00:00:00Z')
    expect(sorted(await held(lake))).toEqual([
      ['campaign/2026-10-01/c1//', '5.50 3'],
      ['campaign/2026-10-01/c2//', '7.00 2'],
    ])
  }
})
