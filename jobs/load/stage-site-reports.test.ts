import fc from 'fast-check'
import { expect, test } from 'vitest'
import { preambleOf } from '#jobs/load/ga4/preamble.ts'
import { TestLake } from './test-lake.ts'

const standard = [
  '# ----------------------------------------',
  '# Traffic acquisition: Session primary channel group (Default Channel Group)',
  '# Account: Pine',
  '# Property: Pine - GA4',
  '# ----------------------------------------',
  '#',
  '# All Users',
  '# Start date: 20261001',
  '# End date: 20261014',
]
const exploration = [
  '# ------',
  '# Pine - GA4',
  '# Free form-Free form 1',
  '# 20261001-20261014',
  '# ------',
  '',
]

const file = (...lines: string[]) => [{ name: 'ga4.csv', content: `${lines.join('\n')}\n` }]
const days = 'report_date::varchar as day, dimension_values as at, sessions::double as sessions, line'

async function faultsOf(lines: readonly string[], currency?: string) {
  using lake = new TestLake()
  const { report } = await lake.load(file(...lines), currency === undefined ? {} : { currency })
  return report.files[0]?.faults.map((fault) => [fault.line, fault.code])
}

test('days counted from the first are days; tables of a period and of days go where they belong', async () => {
  using lake = new TestLake()
  const dates = standard.slice(-2)
  const { report } = await lake.load(
    file(
      ...standard,
      ...['Nth day,Active users', '0000,12', '0001,15', ''],
      ...dates,
      ...[
        'Session source / medium,Sessions,New users',
        'google / cpc,12,3',
        '(not set),3,1',
        '(other),3,1',
        '',
      ],
      ...dates,
      ...['Page title,Views', 'Home,3'],
    ),
  )
  expect(
    await lake.rows('site_traffic_daily', 'report_date::varchar as day, active_users::double as users'),
  ).toEqual([
    { day: '2026-10-01', users: 12 },
    { day: '2026-10-02', users: 15 },
  ])
  const period =
    'period_until::varchar as until, dimensions, dimension_values as at, sessions::double as sessions, line'
  expect(await lake.rows('period_reports', period)).toEqual(
    [
      { at: ['(not set)'], sessions: 3, line: 18 },
      { at: ['(other)'], sessions: 3, line: 19 },
      { at: ['google / cpc'], sessions: 12, line: 17 },
    ].map((row) => ({ until: '2026-10-15', dimensions: ['source_medium'], ...row })),
  )
  const warnings = report.files[0]?.warnings.join(' ') ?? ''
  expect(warnings).toContain('These columns are not used: New users.')
  expect(warnings).toContain('The table at line 23 has no measure that we know (Page title, Views)')
  expect(await lake.rows('touchpoints', '*')).toEqual([])
})

test('a grand total is no row; what it states beyond its rows is told', async () => {
  using lake = new TestLake()
  const { report } = await lake.load(
    file(
      ...exploration,
      'Date;Standard-Channelgruppe;Sitzungen;Schlüsselereignisse;Gesamtumsatz',
      ';;1.744;3,5;1.786,20;Gesamtsumme',
      '20261001;Direct;1.321;2,5;343,50',
      '20261002;(data not available);400;1;1442,70',
    ),
    { currency: 'EUR' },
  )
  expect(await lake.rows('site_traffic_daily', days)).toEqual([
    { day: '2026-10-01', at: ['Direct'], sessions: 1321, line: 9 },
    { day: '2026-10-02', at: ['(data not available)'], sessions: 400, line: 10 },
  ])
  const totals = 'is_total, sessions::double as sessions, revenue::double as revenue, currency'
  expect(await lake.rows('period_reports', totals)).toEqual([
    { is_total: true, sessions: 1744, revenue: 1786.2, currency: 'EUR' },
  ])
  expect(report.files[0]).toMatchObject({ kept: 2, dropped: [{ reason: 'total_row', rows: 1 }] })
  expect(report.files[0]?.warnings).toEqual([
    "The report's grand total of sessions is 1,744, its rows add up to 1,721: 23 are in rows that the report leaves out, as GA4 does below its thresholds.",
  ])
})

test('what is wrong with a report is named with its line', async () => {
  const header = 'Date,Country,Sessions'
  expect(await faultsOf([...exploration, header, '20261001,Germany,60', '20261002,Germ'])).toEqual([
    [9, 'column_count'],
  ])
  expect(await faultsOf([...exploration, header, '20261001,Germany,60', header])).toEqual([
    [9, 'header_repeated'],
  ])
  const joined = [
    ...exploration,
    header,
    '20261001,Germany,60',
    ...exploration,
    header,
    '20261001,Germany,30',
  ]
  expect(await faultsOf(joined)).toEqual([[16, 'stated_twice']])
  expect(await faultsOf([...exploration, header, '20261101,Germany,6', '20261002,Spain,x'])).toEqual([
    [8, 'outside_period'],
    [9, 'bad_number'],
  ])
  expect(await faultsOf(['Country,Sessions,Key events', 'Germany,3,4'])).toEqual([[1, 'missing_period']])
  expect(await faultsOf([...standard, 'Planet,Shoes', 'Mars,3'])).toEqual([[10, 'header_not_recognised']])
})

test('revenue without a currency is refused; without revenue none is needed', async () => {
  const rows = (revenue: string) => [...standard, 'Country,Sessions,Total revenue', `Germany,3,${revenue}`]
  expect(await faultsOf(rows('4.50'))).toEqual([[10, 'missing_currency']])
  expect(await faultsOf(rows('€4.50'))).toEqual([])
  expect(await faultsOf(rows('$4.50'), 'EUR')).toEqual([[10, 'currency_differs']])
  expect(await faultsOf(rows('0'))).toEqual([])
})

test('comments state property and period in any language, quoted or not', () => {
  const french = [
    'Acquisition : canal',
    'Compte : X',
    'Propriété : Y',
    'Tous',
    'Date de début : 20261001',
    'Date de fin : 20261014',
  ]
  const period = { from: '2026-10-01', until: '2026-10-14' }
  expect(preambleOf(french)).toEqual({ property: 'Y', period, report: 'ga4_standard' })
  const free = ['-----', 'Pine, GA4', 'Forma libre', '20261001-20261014']
  expect(preambleOf(free)).toEqual({ property: 'Pine, GA4', period, report: 'ga4_exploration' })
  expect(preambleOf([])).toEqual({ property: null, period: null, report: 'ga4_standard' })
})

test('order of columns, separator, encoding and line ends do not matter', async () => {
  const cells = fc.record({
    day: fc.integer({ min: 10, max: 14 }),
    country: fc.constantFrom('Germany', '(not set)'),
    sessions: fc.integer({ min: 0, max: 99_999 }),
  })
  const rows = fc.uniqueArray(cells, {
    selector: (one) => `${one.day} ${one.country}`,
    minLength: 1,
    maxLength: 4,
  })
  const forms = fc.record({
    separator: fc.constantFrom(',', ';', '\t'),
    isWide: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n'),
    isReversed: fc.boolean(),
  })
  const law = fc.asyncProperty(rows, forms, async (given, form) => {
    const found = []
    for (const { separator, isWide, end, isReversed } of [
      { separator: ',', isWide: false, end: '\n', isReversed: false },
      form,
    ]) {
      using lake = new TestLake()
      const lines = given.map((one) => [`202610${one.day}`, one.country, `${one.sessions}`])
      const table = [['Date', 'Country', 'Sessions'], ...lines].map(
        ([day = '', country = '', sessions = '']) =>
          (isReversed ? [country, day, sessions] : [day, country, sessions]).join(separator),
      )
      const text = [...exploration, ...table].join(end)
      const content = isWide ? Buffer.from(`\ufeff${text}`, 'utf16le') : text
      await lake.load([{ name: 'a.csv', content }])
      found.push(await lake.rows('site_traffic_daily', days))
    }
    expect(found[1]).toEqual(found[0])
  })
  await fc.assert(law, { numRuns: 2 })
})
