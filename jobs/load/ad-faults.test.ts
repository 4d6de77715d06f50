import { expect, test } from 'vitest'
import { csv, TestLake } from './test-lake.ts'

async function loaded(content: string | Buffer) {
  using lake = new TestLake()
  const { report, written } = await lake.load([{ name: 'file.csv', content }])
  const file = report.files[0]
  if (file?.status === 'refused') expect(written.added).toEqual([])
  return { file, faults: file?.faults.map(({ line, code }) => [line, code]), warnings: file?.warnings ?? [] }
}

const google = [
  'Day',
  'Campaign',
  'Campaign ID',
  'Campaign type',
  'Currency code',
  'Impr.',
  'Clicks',
  'Cost',
  'Conversions',
]
const title = 'Campaign report\n"October 1, 2026 - October 14, 2026"\n'
const row = (day: number, cost = '1.00', type = 'Search') => [
  `2026-10-${String(day).padStart(2, '0')}`,
  'A',
  '20876543210',
  type,
  'USD',
  '10',
  '1',
  cost,
  '0.50',
]
const total = (label: string, impressions: string, cost: string) => [
  label,
  '',
  '',
  '',
  'USD',
  impressions,
  '',
  cost,
  '',
]

test('totals that the rows do not add up to are named with both figures; rounding and campaign types are understood', async () => {
  const rows = [google, row(1, '1.00'), row(2, '2.00'), row(3, '4.00', 'Video')]
  const agreeing = await loaded(
    title + csv([...rows, total('Total: Account', '30', '7.01'), total('Total: Search', '20', '3.00')]),
  )
  expect(agreeing.file).toMatchObject({ status: 'loaded', kept: 3 })
  expect(agreeing.warnings).toEqual([])
  const cut = await loaded(title + csv([...rows, total('Total: Account', '40', '1,234.50')]))
  expect(cut.file?.status).toBe('loaded')
  expect(cut.warnings).toEqual([
    'Line 7, "Total: Account": Impr. says 40, but the rows add up to 30. The report may be cut off, filtered or edited.',
    'Line 7, "Total: Account": Cost says 1,234.50, but the rows add up to 7. The report may be cut off, filtered or edited.',
  ])
})

test('a TikTok total of more results than there are rows is named', async () => {
  const header = ['Campaign name', 'Ad group name', 'By Day', 'Currency', 'Cost', 'Impressions']
  const rows = [
    header,
    ['A', 'B', '2026-10-01', 'USD', '1.00', '10'],
    ['Total of 33 results', '-', '-', 'USD', '1.00', '10'],
  ]
  expect((await loaded(csv(rows))).warnings[0]).toContain(
    'the report says 33 results, but the file has 1 row of data',
  )
})

test('a row outside of the report’s own period refuses the file', async () => {
  const { file, faults } = await loaded(title + csv([google, row(1), row(15)]))
  expect(faults).toEqual([[5, 'outside_period']])
  expect(file?.faults[0]?.message).toContain('2026-10-01 to 2026-10-14')
})

test('a quote that is never closed is named by the line that opens it, in the first row and in the header too', async () => {
  const first = `${title + csv([google])}2026-10-01,"A,20876543210,Search,USD,10,1,1.00,0.50\n${csv([row(2), row(3)])}`
  expect((await loaded(first)).faults).toEqual([[4, 'unclosed_quote']])
  const header = `${title}Day,"Campaign,Campaign ID,Currency code,Impr.,Cost\n${csv([row(2), row(3)])}`
  expect((await loaded(header)).faults).toEqual([[3, 'unclosed_quote']])
})

test('daily spend comes with any of its measures, but the template must be whole', async () => {
  const all = [
    'date',
    'campaign',
    'cost',
    'currency',
    'impressions',
    'clicks',
    'conversions',
    'conversion_value',
  ]
  const values = ['2026-10-01', 'A', '1.00', 'EUR', '10', '2', '1', '9.00']
  for (const without of [[4], [5], [4, 5], [6, 7], [7], [4, 5, 6, 7]]) {
    const kept = (cells: string[]) => cells.filter((_, at) => !without.includes(at))
    expect((await loaded(csv([kept(all), kept(values)]))).file?.status).toBe('loaded')
  }
  const template = ['date', 'campaign_id', ...all.slice(1)]
  const row = ['2026-10-01', 'c-1', ...values.slice(1)]
  const lost = (at: number) => loaded(csv([template, row].map((cells) => cells.toSpliced(at, 1))))
  expect((await lost(8)).faults).toEqual([[1, 'missing_column']])
  expect((await lost(5)).file?.faults[0]).toMatchObject({ code: 'missing_column', field: 'impressions' })
})

test('what is wrong is quoted cut and escaped', async () => {
  const { file } = await loaded(title + csv([google, row(1, `1\u202e.00${'9'.repeat(300)}`)]))
  const [fault] = file?.faults ?? []
  expect(fault).toMatchObject({ line: 4, field: 'Cost', code: 'bad_number' })
  expect(fault?.message).toContain('1\\u202e.00999')
  expect(fault?.message.length).toBeLessThan(300)
  expect(fault?.value?.length).toBeLessThan(220)
})

test('a file that cannot be read through still shows what is wrong with it: an ad report speaks of no person', async () => {
  const broken = await loaded(title + csv([google, row(1).with(1, 'a\0b')]))
  expect(broken.file).toMatchObject({
    platform: 'Google Ads',
    faults: [{ code: 'control_character', line: 4 }],
  })
  expect(broken.file?.faults[0]?.message).toContain('"a\\u0000b"')
})

test('an error of a spreadsheet is no name of a campaign', async () => {
  const broken = row(1).with(1, '#NAME?')
  expect((await loaded(title + csv([google, broken]))).faults).toEqual([[4, 'spreadsheet_error']])
})

test('amounts whose signs say another currency are refused; signs settle a currency that nothing else states', async () => {
  const bare = ['date', 'campaign', 'cost', 'impressions']
  const euros = csv([bare, ['2026-10-01', 'A', '€1,284.50', '10'], ['2026-10-02', 'A', '12.00 €', '10']])
  expect((await loaded(euros)).file).toMatchObject({
    status: 'loaded',
    currency: 'EUR',
    sums: { spend: '1296.500000' },
  })
  const dollars = csv([bare, ['2026-10-01', 'A', '$1,284.50', '10']])
  expect((await loaded(dollars)).faults).toEqual([[1, 'missing_column']])
  expect((await loaded(title + csv([google, row(1, '€1.00')]))).faults).toEqual([[3, 'currency_differs']])
})
