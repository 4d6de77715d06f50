import { expect, test } from 'vitest'
import { TestLake } from './test-lake.ts'

const file = (content: string) => [{ name: 'rates.csv', content }]
const stored = (lake: TestLake) =>
  lake.rows(
    'fx_rates',
    'rate_date::varchar as day, from_currency as base, to_currency as quote, rate::varchar as rate, line',
  )
const faultsOf = async (content: string) => {
  using lake = new TestLake()
  const { report } = await lake.load(file(content), { platform: 'fx_rates' })
  expect(await stored(lake)).toEqual([])
  return report.files[0]?.faults.map((one) => [one.line, one.code, one.message])
}

test('the ECB’s history loads as published: units for 1 EUR, N/A is no rate, the trailing comma is none either', async () => {
  using lake = new TestLake()
  const history =
    'Date,USD,JPY,CYP,ISK,\n2026-10-02,1.0852,162.55,N/A,137.5,\n2026-10-01,1.0834,161.9,N/A,N/A,\n1999-01-04,1.1789,133.73,0.58231,81.48,\n'
  const { report } = await lake.load(file(history))
  expect(report.files[0]).toMatchObject({
    platform: 'Exchange rates file',
    status: 'loaded',
    rowsIn: 3,
    kept: 3,
    firstDay: '1999-01-04',
    lastDay: '2026-10-02',
    extractedAt: '2026-10-03T00:00:00Z',
    sums: { rates: '9', days: '3', currencies: '5' },
  })
  expect(await stored(lake)).toContainEqual({
    day: '2026-10-02',
    base: 'EUR',
    quote: 'JPY',
    rate: '162.550000000000',
    line: 2,
  })
  expect((await stored(lake)).filter((row) => row['quote'] === 'CYP')).toHaveLength(1)
})

test('the ECB’s file of one day writes its day in words and blanks after commas', async () => {
  using lake = new TestLake()
  await lake.load(file('Date, USD, JPY, BGN, \n20 October 2026, 1.0852, 162.55, 1.9558, \n'))
  expect((await stored(lake)).map((row) => [row['day'], row['quote'], row['rate']])).toEqual([
    ['2026-10-20', 'BGN', '1.955800000000'],
    ['2026-10-20', 'JPY', '162.550000000000'],
    ['2026-10-20', 'USD', '1.085200000000'],
  ])
})

test('a rate a row loads under many headings, with decimal commas, pairs and small rates', async () => {
  const rows = async (content: string) => {
    using lake = new TestLake()
    await lake.load(file(content))
    return (await stored(lake)).map((row) => [row['day'], row['base'], row['quote'], row['rate']])
  }
  const one = [['2026-10-05', 'EUR', 'USD', '1.085200000000']]
  expect(await rows('date,from,to,rate\n2026-10-05,EUR,USD,1.0852\n')).toEqual(one)
  expect(await rows('Base currency;Quote currency;Exchange rate;Day\neur;usd;1,0852;05.10.2026\n')).toEqual(
    one,
  )
  expect(await rows('symbol,date,close\nEUR/USD,2026-10-05,1.0852\n')).toEqual(one)
  expect(await rows('date\tfrom_currency\tto_currency\tvalue\n20261005\tVND\tUSD\t0.000038142755\n')).toEqual(
    [['2026-10-05', 'VND', 'USD', '0.000038142755']],
  )
})

test('every fault of a file of rates is named with its line, and nothing of it is kept', async () => {
  const faults = await faultsOf(
    'date,from,to,rate\n2026-10-01,EUR,USD,1.08\n2026-13-01,EUR,USD,1.08\n2026-10-02,EUR,USX,1.08\n2026-10-03,EUR,USD,abc\n2026-10-04,EUR,USD,0\n2026-10-01,EUR,USD,1.09\n2026-10-05,,USD,1.08\n2026-10-06,EUR,EUR,1.1\n',
  )
  expect(faults?.map(([line, code]) => [line, code])).toEqual([
    [3, 'bad_date'],
    [4, 'unknown_currency'],
    [5, 'bad_number'],
    [6, 'bad_value'],
    [7, 'duplicate_rate'],
    [8, 'missing_value'],
    [9, 'bad_value'],
  ])
  expect(faults?.[4]?.[2]).toBe(
    'Line 7, rate: "1.09" is another rate of the same day and currencies than line 2 says.',
  )
})

test('a table that has a column EUR is refused: nothing says what its rates are for', async () => {
  const faults = await faultsOf('Date,USD,EUR,GBP\n2026-10-01,1,0.92,0.8\n')
  expect(faults?.map(([line, code]) => [line, code])).toEqual([[1, 'rates_base']])
})

test('a file without a column of rates is told what it lacks', async () => {
  const faults = await faultsOf('date,from,to\n2026-10-01,EUR,USD\n')
  expect(faults?.map(([, code]) => code)).toEqual(['missing_column'])
})

test('a newer table corrects a day, an older one never does; the same rate twice counts once', async () => {
  using lake = new TestLake()
  const table = (last: string, rate: string) => `Date,USD,GBP,\n${last},1.1,0.9,\n2026-10-01,${rate},0.8,\n`
  await lake.load(file(table('2026-10-09', '1.5')))
  await lake.load(file(table('2026-10-08', '1.4')))
  const first = async () =>
    (await stored(lake)).find((row) => row['day'] === '2026-10-01' && row['quote'] === 'USD')?.['rate']
  expect(await first()).toBe('1.500000000000')
  await lake.load(file(table('2026-10-10', '1.6')))
  expect(await first()).toBe('1.600000000000')
  const { report } = await lake.load(
    file('date,from,to,rate\n2026-10-01,EUR,USD,1.7\n2026-10-01,EUR,USD,1.7\n'),
  )
  expect(report.files[0]).toMatchObject({ rowsIn: 2, kept: 1, dropped: [{ reason: 'repeated', rows: 1 }] })
  expect(await first()).toBe('1.700000000000')
})

test('a load says that its amounts leave other currencies out', async () => {
  using lake = new TestLake()
  const rates = await lake.load(file('date,from,to,rate\n2026-10-01,GBP,USD,1.3\n'))
  expect(rates.report.warnings).toEqual([])
  const spend = 'date,campaign,cost,currency\n2026-10-01,Autumn,10.00,GBP\n'
  const { report } = await lake.load([{ name: 'spend.csv', content: spend }])
  expect(report.after.spend).toBe('0.00')
  expect(report.warnings[0]).toContain('There is also money in GBP')
})
