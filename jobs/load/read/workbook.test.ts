import { expect, test } from 'vitest'
import { csv, TestLake } from '#jobs/load/test-lake.ts'
import { dayOfSerial, isDateFormat, numberText } from './number-formats.ts'
import { type SheetCell, type TestSheet, workbookOf, zipOf } from './test-zip.ts'

const header = [
  'Campaign name',
  'Campaign ID',
  'Ad group name',
  'By Day',
  'Currency',
  'Cost',
  'Impressions',
  'Complete payment',
]
const id = '1811223344556601'
const row = (day: SheetCell, cost: SheetCell = '1,284.50', campaignId: SheetCell = id): SheetCell[] => [
  'TT | "Prospecting", Oct',
  campaignId,
  'AG broad',
  day,
  'USD',
  cost,
  1540,
  '-',
]
const total = ['Total of 2 results', '-', '-', '-', 'USD', '2,569.00', '3080', '-']
const facts = 'report_date::varchar as day, spend::varchar as spend, impressions, line'

async function loaded(content: Buffer, name = 'report.xlsx') {
  using lake = new TestLake()
  const { report } = await lake.load([{ name, content }])
  return { files: report.files, file: report.files[0], rows: await lake.rows('ad_performance_daily', facts) }
}
const sheet = (rows: TestSheet['rows'], name = 'Report', state = 'visible') => ({ name, rows, state })

test('a workbook loads as the same report as CSV does, and a line is the number of its row', async () => {
  const rows = [header, row('2026-10-01'), row('2026-10-02'), total]
  const texts = await loaded(Buffer.from(csv(rows.map((one) => one.map(String)))), 'a.csv')
  const workbook = await loaded(workbookOf([sheet(rows)]))
  expect(workbook.file).toMatchObject({
    status: 'loaded',
    platform: 'TikTok Ads',
    kept: 2,
    dropped: [{ reason: 'total_row', rows: 1 }],
  })
  expect(workbook.rows).toEqual(texts.rows)
  expect(workbook.rows.map((one) => one['line'])).toEqual([2, 3])
})

test('days are read from their number by the workbook’s own calendar', async () => {
  const days = (first: number) => [header, row({ day: first }, 1.5), row({ day: first + 1 }, 0.1 + 0.2)]
  const wanted = ['2026-10-01', '2026-10-02']
  const since1900 = await loaded(workbookOf([sheet(days(46296))]))
  expect(since1900.rows.map((one) => one['day'])).toEqual(wanted)
  const since1904 = await loaded(workbookOf([sheet(days(44834))], { is1904: true }))
  expect(since1904.rows.map((one) => [one['day'], one['spend']])).toEqual([
    ['2026-10-01', '1.500000'],
    ['2026-10-02', '0.300000'],
  ])
})

test('an id that the spreadsheet has rounded is refused, one that kept its digits is not', async () => {
  const rounded = { xml: '<c r="B3"><v>1.2021456789012E+17</v></c>' }
  const { file } = await loaded(
    workbookOf([sheet([header, row('2026-10-01'), row('2026-10-02', '1', rounded)])]),
  )
  expect(file?.faults).toMatchObject([{ line: 3, code: 'damaged_id', field: 'Campaign ID' }])
  expect(file?.faults[0]?.message).toMatch(/rounded/)
  const whole = { xml: '<c r="B2"><v>120214567890120101</v></c>' }
  expect((await loaded(workbookOf([sheet([header, row('2026-10-01', '1', whole)])]))).file?.status).toBe(
    'loaded',
  )
})

test('ids that end in zeros are whole where another number proves that the program kept all digits', async () => {
  const number = (cell: string, text: string) => ({ xml: `<c r="${cell}"><v>${text}</v></c>` })
  const rows = (other: string) => [
    header,
    row('2026-10-01', '1', number('B2', '1811223344556600')),
    row('2026-10-02', '1', number('B3', other)),
  ]
  expect((await loaded(workbookOf([sheet(rows('1811223344556601'))]))).file?.status).toBe('loaded')
  const open = await loaded(workbookOf([sheet(rows('1811223344556700'))]))
  expect(open.file?.faults.map(({ line, code }) => [line, code])).toEqual([
    [2, 'damaged_id'],
    [3, 'damaged_id'],
  ])
})

test('the first sheet shown with a known header is loaded, the others are named', async () => {
  const report = [header, row('2026-10-01')]
  const { file } = await loaded(
    workbookOf([
      sheet([['Notes'], ['made by Ann']], 'Cover'),
      sheet(report, 'Old', 'hidden'),
      sheet(report),
      sheet(report, 'Copy'),
    ]),
  )
  expect(file).toMatchObject({ status: 'loaded', kept: 1 })
  expect(file?.warnings.slice(0, 2)).toEqual([
    'Only sheet "Report" was loaded, not "Cover", "Copy".',
    'Hidden sheets were not loaded: "Old".',
  ])
  const hidden = await loaded(workbookOf([sheet(report, 'Report', 'veryHidden')]))
  expect(hidden.file?.faults[0]).toMatchObject({ code: 'hidden_sheet' })
})

test('an error of the spreadsheet in a cell that is used refuses the file, in another it does not', async () => {
  const error = (cell: string) => ({ xml: `<c r="${cell}" t="e"><v>#DIV/0!</v></c>` })
  const wide = [...header, 'CPC (destination)']
  const unused = await loaded(workbookOf([sheet([wide, [...row('2026-10-01'), error('I2')]])]))
  expect(unused.file?.status).toBe('loaded')
  const used = await loaded(workbookOf([sheet([header, row('2026-10-01', error('F2'))])]))
  expect(used.file?.faults).toMatchObject([{ line: 2, field: 'Cost', value: '#DIV/0!' }])
})

test('rich text is put together, readings and sheets without blanks between tags are no obstacle', async () => {
  const rich = {
    xml: '<c r="A2" t="inlineStr"><is><r><t>広</t></r><r><t>告_x000A_1</t></r><rPh sb="0" eb="1"><t>コウ</t></rPh></is></c>',
  }
  using lake = new TestLake()
  await lake.load([
    { name: 'a.xlsx', content: workbookOf([sheet([header, [rich, ...row('2026-10-01').slice(1)]])]) },
  ])
  const names = await lake.rows('ad_entities', 'name, level')
  expect(names).toContainEqual({ name: '広告\n1', level: 'campaign' })
})

test('a row beyond the header and a header that comes again are refused with their rows', async () => {
  const rows = [header, row('2026-10-01'), [...row('2026-10-02'), 'x'], header]
  const { file } = await loaded(workbookOf([sheet(rows)]))
  expect(file?.faults.map(({ line, code }) => [line, code])).toEqual([
    [3, 'column_count'],
    [4, 'header_repeated'],
  ])
})

test('an archive with one file is that file; with several, each is loaded and reported by itself', async () => {
  const content = csv([header, row('2026-10-01').map(String)])
  const one = await loaded(zipOf([{ name: 'export/report.csv', content }]), 'a.zip')
  expect(one.file).toMatchObject({ fileNo: 1, name: 'a.zip › export/report.csv', status: 'loaded', kept: 1 })
  const other = workbookOf([sheet([header, row('2026-10-02')])])
  const parts = [
    { name: 'a.csv', content },
    { name: '__MACOSX/._a.csv', content: 'x' },
    { name: 'b.xlsx', content: other },
    { name: 'c.txt', content: 'hello' },
  ]
  const several = await loaded(zipOf(parts), 'b.zip')
  expect(several.files.map(({ fileNo, name, status }) => [fileNo, name, status])).toEqual([
    [10_001, 'b.zip › a.csv', 'loaded'],
    [10_002, 'b.zip › b.xlsx', 'loaded'],
    [10_003, 'b.zip › c.txt', 'refused'],
  ])
  expect(several.rows).toHaveLength(2)
})

test.each([
  [14, undefined, true],
  [0, undefined, false],
  [170, 'dd/mm/yyyy', true],
  [171, '[$-409]d-mmm-yy;@', true],
  [172, '"day" 0.00', false],
  [173, '[h]:mm:ss', false],
  [174, '#,##0.00 [$€-407]', false],
  [175, 'yyyy"年"m"月"d"日"', true],
  [176, '0.00E+00', false],
  [177, '[Red]General', false],
])('the number format %i %s shows days: %s', (format, code, isDate) => {
  expect(isDateFormat(format, code)).toBe(isDate)
})

test.each([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [61, false, '1900-03-01'],
  [46286, false, '2026-09-21'],
  [46286.5, false, '2026-09-21 12:00:00'],
  [0, true, '1904-01-01'],
  [-1, false, null],
])('day %d of the system since 1904: %s is %s', (serial, is1904, day) => {
  expect(dayOfSerial(serial, is1904)).toBe(day)
})

test.each([
  ['55.450000000000003', '55.45'],
  ['1E3', '1000'],
  ['1.2021456789012E+17', '1.2021456789012E+17'],
  ['120214567890120101', '120214567890120101'],
  ['120214567890120000', '1.2021456789012E+17'],
  ['9007199254740993', '9007199254740993'],
  ['-0.5', '-0.5'],
])('the number %s of a cell is %s', (raw, text) => {
  expect(numberText(raw)).toBe(text)
})
