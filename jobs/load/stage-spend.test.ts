import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, TestLake } from './test-lake.ts'

const header = [
  'Reporting starts',
  'Reporting ends',
  'Campaign name',
  'Campaign ID',
  'Day',
  'Amount spent (USD)',
  'Impressions',
  'Purchases',
  'Purchases conversion value',
]
const metaRow = (campaign: number, day: number, spend: string, impressions = '100') => [
  '2026-10-01',
  '2026-10-07',
  `Campaign ${campaign}`,
  `12020000000000000${campaign}`,
  `2026-10-0${day}`,
  spend,
  impressions,
  1,
  '10.00',
]
const facts =
  'report_date::varchar as day, campaign_entity_id as campaign, level, split, spend::varchar as spend, impressions, currency'
const performance = (lake: TestLake) => lake.rows('ad_performance_daily', facts)

async function faultsOf(content: string | Buffer) {
  using lake = new TestLake()
  const { report, written } = await lake.load([{ name: 'file.csv', content }])
  expect(written.added).toEqual([])
  return report.files[0]?.faults.map(({ line, code }) => [line, code])
}

test('column order, file name, delimiter and encoding do not change what is loaded', async () => {
  const rows = [header, metaRow(1, 1, '1284.50', '1540'), metaRow(2, 2, '0.99')]
  const reversed = rows.map((row) => [...row].reverse())
  const texts = [csv(rows), csv(reversed), csv(rows, ';'), csv(rows, '\t').replaceAll('\n', '\r\n')]
  const contents = [
    ...texts,
    `\ufeff${texts[0]}`,
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(texts[2] ?? '', 'utf16le')]),
  ]
  using lake = new TestLake()
  await lake.load([{ name: 'a.csv', content: contents[0] ?? '' }])
  const wanted = await performance(lake)
  expect(wanted).toHaveLength(2)
  for (const content of contents.slice(1)) {
    using other = new TestLake()
    await other.load([{ name: 'b.txt', content }])
    expect(await performance(other)).toEqual(wanted)
  }
})

test('numbers are read in the form that the file proves, and others are named', async () => {
  using lake = new TestLake()
  const rows = [header, metaRow(1, 1, '1.284,50', '1.540'), metaRow(1, 2, '3,1', '12')].map((row) =>
    row.map((cell) => (cell === '10.00' ? '10,00' : cell)),
  )
  await lake.load([{ name: 'german.csv', content: csv(rows, ';') }])
  expect((await performance(lake)).map((row) => [row['spend'], row['impressions']])).toEqual([
    ['1284.500000', '1540'],
    ['3.100000', '12'],
  ])
  const mixed = csv([header, metaRow(1, 1, '1,284.50'), metaRow(1, 2, '2,000.10'), metaRow(1, 3, '1.284,50')])
  using other = new TestLake()
  const { report } = await other.load([{ name: 'mixed.csv', content: mixed }])
  expect(report.files[0]?.faults[0]?.message).toBe(
    'Line 4, Amount spent (USD): "1.284,50" is not a number in a file that writes 1,284.50 elsewhere. Correct the cell, or export the file again.',
  )
})

test('rows of one key add only where a recognised breakdown tells them apart', async () => {
  const twice = [header, metaRow(1, 1, '1.00'), metaRow(1, 1, '2.00')]
  expect(await faultsOf(csv(twice))).toEqual([[3, 'duplicate_row']])
  using lake = new TestLake()
  const parted = twice.map((row, at) => [...row, ['Impression device', 'mobile', 'desktop'][at] ?? ''])
  await lake.load([{ name: 'parted.csv', content: csv(parted) }])
  expect((await performance(lake)).map((row) => [row['split'], row['spend']])).toEqual([
    ['device=desktop', '2.000000'],
    ['device=mobile', '1.000000'],
  ])
})

test('a range without days, weekly rows and an unknown currency are refused', async () => {
  const range = [
    ['Reporting starts', 'Reporting ends', 'Campaign name', 'Amount spent (USD)'],
    ['2026-10-01', '2026-10-07', 'A', '1.00'],
  ]
  expect(await faultsOf(csv(range))).toEqual([[1, 'range_without_days']])
  const weekly = `Campaign report\n"October 1, 2026 - October 14, 2026"\n${csv([
    ['Week', 'Campaign', 'Currency code', 'Impr.', 'Cost'],
    ['2026-09-28', 'A', 'USD', '1', '1.00'],
  ])}`
  expect(await faultsOf(weekly)).toEqual([[3, 'range_without_days']])
  const silent = `Campaign report\n"October 1, 2026 - October 14, 2026"\n${csv([
    ['Day', 'Campaign', 'Impr.', 'Cost'],
    ['2026-10-01', 'A', '1', '1.00'],
  ])}`
  expect(await faultsOf(silent)).toEqual([[3, 'missing_currency']])
})

test('a report over one day is that day', async () => {
  using lake = new TestLake()
  const rows = [
    ['Reporting starts', 'Reporting ends', 'Campaign name', 'Amount spent (USD)'],
    ['2026-10-03', '2026-10-03', 'A', '1.00'],
  ]
  await lake.load([{ name: 'day.csv', content: csv(rows) }])
  expect((await performance(lake)).map((row) => row['day'])).toEqual(['2026-10-03'])
})

test('the period settles the order of slashed days, and without it an open order is refused', async () => {
  const rows = csv([
    ['Day', 'Campaign', 'Currency code', 'Impr.', 'Cost'],
    ['10/1/2026', 'A', 'USD', 1, '1.00'],
    ['10/2/2026', 'A', 'USD', 1, '1.00'],
  ])
  using lake = new TestLake()
  await lake.load([
    { name: 'google.csv', content: `Campaign report\n"October 1, 2026 - October 14, 2026"\n${rows}` },
  ])
  expect((await performance(lake)).map((row) => row['day'])).toEqual(['2026-10-01', '2026-10-02'])
  expect(await faultsOf(rows)).toEqual([[2, 'ambiguous_date']])
})

test('a restated claim that is gone from the newer file is gone', async () => {
  using lake = new TestLake()
  await lake.load([{ name: 'a.csv', content: csv([header, metaRow(1, 1, '1.00')]) }])
  expect(await lake.rows('ad_conversions_daily', 'conversions')).toHaveLength(1)
  const [starts = '', ends = '', ...rest] = metaRow(1, 1, '1.00').map(String)
  await lake.load([{ name: 'b.csv', content: csv([header, [starts, ends, ...rest.slice(0, 5), '', '']]) }])
  expect(await lake.rows('ad_conversions_daily', 'conversions')).toEqual([])
})

test('a campaign known by name only is the one that a later file gives an id', async () => {
  using lake = new TestLake()
  const named = [
    ['date', 'campaign', 'cost', 'currency'],
    ['2026-10-01', 'Podcast', '5.00', 'USD'],
  ]
  await lake.load([{ name: 'named.csv', content: csv(named) }])
  const full = [
    [
      'date',
      'campaign_id',
      'campaign',
      'impressions',
      'clicks',
      'cost',
      'currency',
      'conversions',
      'conversion_value',
    ],
    ['2026-10-01', 'p-1', 'Podcast', 1, 1, '6.00', 'USD', '', ''],
  ]
  await lake.load([{ name: 'full.csv', content: csv(full) }])
  expect((await performance(lake)).map((row) => row['spend'])).toEqual(['6.000000'])
})

test('cutting a file into files with disjoint keys, loaded in any order, gives the same tables', async () => {
  const keys = fc.uniqueArray(
    fc.record({ campaign: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 1, max: 5 }) }),
    {
      minLength: 1,
      maxLength: 6,
      selector: (key) => `${key.campaign}/${key.day}`,
    },
  )
  const law = fc.asyncProperty(
    keys,
    fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
    fc.boolean(),
    async (all, piles, together) => {
      using whole = new TestLake()
      using cut = new TestLake()
      const rows = all.map((key, at) => ({
        pile: piles[at] ?? 0,
        row: metaRow(key.campaign, key.day, `${at}.25`),
      }))
      await whole.load([{ name: 'whole.csv', content: csv([header, ...rows.map((one) => one.row)]) }])
      const files = [2, 0, 1].flatMap((pile) => {
        const own = rows.filter((one) => one.pile === pile).map((one) => one.row)
        return own.length === 0 ? [] : [{ name: `${pile}.csv`, content: csv([header, ...own]) }]
      })
      if (together) await cut.load(files)
      else for (const file of files) await cut.load([file])
      const named = (lake: TestLake) => spendByName(lake)
      expect(await named(cut)).toEqual(await named(whole))
    },
  )
  await fc.assert(law, { numRuns: 4 })
})

/** Rows without surrogate ids and lineage. */
async function spendByName(lake: TestLake) {
  const entities = await lake.rows('ad_entities', 'entity_id, id, name')
  const name = (id: unknown) => entities.find((entity) => entity['entity_id'] === id)?.['id']
  return (await performance(lake))
    .map((row) => ({ ...row, campaign: name(row['campaign']) }))
    .sort((a, b) => `${a.campaign}/${JSON.stringify(a)}`.localeCompare(`${b.campaign}/${JSON.stringify(b)}`))
}
