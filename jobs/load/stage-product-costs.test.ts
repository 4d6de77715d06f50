import { expect, test } from 'vitest'
import { TestLake } from './test-lake.ts'

const file = (content: string) => [{ name: 'costs.csv', content }]
const stored = (lake: TestLake) =>
  lake.rows(
    'product_costs',
    'sku, valid_from::varchar as day, unit_cost::varchar as cost, currency, origin, line',
  )

test('costs load by day, each in its own currency, under German headings too', async () => {
  using lake = new TestLake()
  const { report } = await lake.load(
    file(
      'sku,cost,currency,valid_from\nTHROW,10.50,USD,2026-01-01\nTHROW,12,USD,2026-10-01\nMUG,30,CNY,2026-01-01\n',
    ),
  )
  expect(report.files[0]).toMatchObject({
    platform: 'Product costs file',
    rowsIn: 3,
    kept: 3,
    currency: 'CNY,USD',
    sums: { skus: '2', costs: '3' },
  })
  expect(await stored(lake)).toEqual([
    { sku: 'MUG', day: '2026-01-01', cost: '30.000000', currency: 'CNY', origin: 'cost_file', line: 4 },
    { sku: 'THROW', day: '2026-01-01', cost: '10.500000', currency: 'USD', origin: 'cost_file', line: 2 },
    { sku: 'THROW', day: '2026-10-01', cost: '12.000000', currency: 'USD', origin: 'cost_file', line: 3 },
  ])
  using german = new TestLake()
  await german.load(
    file('Artikelnummer;Kosten (EUR);Gültig ab\nTHROW;1.010,50;31.01.2026\nMUG;2,25;01.02.2026\n'),
  )
  expect((await stored(german)).map((row) => [row['sku'], row['day'], row['cost'], row['currency']])).toEqual(
    [
      ['MUG', '2026-02-01', '2.250000', 'EUR'],
      ['THROW', '2026-01-31', '1010.500000', 'EUR'],
    ],
  )
})

test('a file without days holds from the day of its load, and says so', async () => {
  using lake = new TestLake()
  const { report } = await lake.load(file('sku,cost,currency\nTHROW,10,USD\n'), {}, '2026-11-02T03:00:00Z')
  expect(await stored(lake)).toEqual([expect.objectContaining({ day: '2026-11-01' })])
  expect(report.files[0]?.warnings[0]).toContain('they hold from 2026-11-01 on')
})

test('every fault of a cost file is named with its line; a cost without a currency is refused', async () => {
  using lake = new TestLake()
  const { report } = await lake.load(
    file(
      'sku,cost,currency,valid_from\nA,1,USD,2026-01-01\n,1,USD,2026-01-01\nB,-1,USD,2026-01-01\nC,x,USD,2026-01-01\nD,1,XXZ,2026-01-01\nE,1,USD,2026-02-30\nA,2,USD,2026-01-01\n1.2E+12,1,USD,2026-01-01\n',
    ),
  )
  expect(report.files[0]?.faults.map((one) => [one.line, one.code])).toEqual([
    [3, 'missing_value'],
    [4, 'negative_amount'],
    [5, 'bad_number'],
    [6, 'unknown_currency'],
    [7, 'bad_date'],
    [8, 'duplicate_cost'],
    [9, 'damaged_id'],
  ])
  const unsaid = await lake.load(file('sku,cost\nA,1\n'))
  expect(unsaid.report.files[0]?.faults.map((one) => one.code)).toEqual(['missing_currency'])
  const said = await lake.load(file('sku,cost\nA,1\n'), { currency: 'GBP' })
  expect(said.report.files[0]).toMatchObject({ status: 'loaded', currency: 'GBP' })
})

test('a restated cost replaces that of its day', async () => {
  using lake = new TestLake()
  const of = (cost: string) => file(`sku,cost,currency,valid_from\nA,${cost},USD,2026-01-01\n`)
  await lake.load(of('1'), {}, '2026-11-01T00:00:00Z')
  await lake.load(of('2'), {}, '2026-11-02T00:00:00Z')
  expect((await stored(lake)).map((row) => row['cost'])).toEqual(['2.000000'])
})
