import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SheetCell, workbookOf } from '#jobs/load/read/test-zip.ts'
import { TestLake } from './test-lake.ts'

interface Row {
  readonly day: number
  readonly campaign: number
  readonly cents: number
  readonly impressions: number
  readonly clicks: number
}

const facts =
  'report_date::varchar as day, spend::varchar as spend, impressions, link_clicks, currency, campaign_entity_id as campaign'

async function rowsFrom(content: string | Buffer, name: string) {
  using lake = new TestLake()
  const { report } = await lake.load([{ name, content }])
  expect(report.files[0]?.faults).toEqual([])
  const names = await lake.rows('ad_entities', 'entity_id, name')
  const nameOf = (id: unknown) => names.find((one) => one['entity_id'] === id)?.['name']
  const rows = await lake.rows('ad_performance_daily', facts)
  return rows.map((row) => ({ ...row, campaign: nameOf(row['campaign']) })).sort(byText)
}

/** How one language writes a report of five columns. */
interface Locale {
  readonly headings: readonly [
    day: string,
    campaign: string,
    spend: string,
    impressions: string,
    clicks: string,
  ]
  readonly decimal: string
  readonly group: string
}
const locales: readonly Locale[] = [
  {
    headings: ['Day', 'Campaign name', 'Amount spent (EUR)', 'Impressions', 'Link clicks'],
    decimal: '.',
    group: ',',
  },
  {
    headings: ['Tag', 'Kampagnenname', 'Ausgegebener Betrag (EUR)', 'Impressionen', 'Link-Klicks'],
    decimal: ',',
    group: '.',
  },
  {
    headings: ['Jour', 'Nom de la campagne', 'Montant dépensé (EUR)', 'Impressions', 'Clics sur le lien'],
    decimal: ',',
    group: '\u202f',
  },
  {
    headings: ['Día', 'Nombre de la campaña', 'Importe gastado (EUR)', 'Impresiones', 'Clics en el enlace'],
    decimal: ',',
    group: '\u00a0',
  },
  {
    headings: ['Dag', 'Campagnenaam', 'Besteed bedrag (EUR)', 'Weergaven', 'Klikken op links'],
    decimal: ',',
    group: '',
  },
  {
    headings: ['日', 'キャンペーン名', '消化金額 (EUR)', 'インプレッション', 'リンクのクリック'],
    decimal: '.',
    group: '’',
  },
  {
    headings: ['Dzień', 'Nazwa kampanii', 'Wydana kwota (EUR)', 'Wyświetlenia', 'Kliknięcia linku'],
    decimal: ',',
    group: ' ',
  },
]

const grouped = (digits: string, group: string): string => digits.replace(/\B(?=(\d{3})+$)/g, group)
const money = (cents: number, { decimal, group }: Locale): string =>
  `${grouped(String(Math.floor(cents / 100)), group)}${decimal}${String(cents % 100).padStart(2, '0')}`

const two = (day: number): string => String(day).padStart(2, '0')
const dayForms: readonly ((day: number) => string)[] = [
  (day) => `2026-10-${two(day)}`,
  (day) => `${two(day)}.10.2026`,
  (day) => `2026/10/${two(day)}`,
  (day) => `${day}. Oktober 2026`,
  (day) => `Oct ${day}, 2026`,
  (day) => `2026年10月${day}日`,
  (day) => String(46295 + day),
  (day) => `${two(day)}/10/2026`,
  (day) => `10/${two(day)}/2026`,
  (day) => `2026-10-${two(day)} 00:00:00`,
]

const encodings: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
]

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

const row = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  campaign: fc.integer({ min: 1, max: 3 }),
  cents: fc.integer({ min: 0, max: 900_000_000 }),
  impressions: fc.integer({ min: 0, max: 9_000_000 }),
  clicks: fc.integer({ min: 0, max: 9_999 }),
})
const report = fc.uniqueArray(row, {
  minLength: 1,
  maxLength: 5,
  selector: (one) => `${one.day}/${one.campaign}`,
})
/** A day above 12 and a decimal mark: the evidence that a file must hold for its forms to be told. */
const proof: Row = { day: 29, campaign: 4, cents: 123_456_789, impressions: 1_234_567, clicks: 1 }

const way = fc.record({
  locale: fc.constantFrom(...locales),
  dayForm: fc.constantFrom(...dayForms),
  encoding: fc.constantFrom(...encodings),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  isSaid: fc.boolean(),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
})

const cellsOf = (one: Row, locale: Locale, dayForm: (day: number) => string): string[] => [
  dayForm(one.day),
  `Sale ${one.campaign} “été”`,
  money(one.cents, locale),
  grouped(String(one.impressions), locale.group),
  String(one.clicks),
]

const byText = (a: object, b: object): number => JSON.stringify(a).localeCompare(JSON.stringify(b))

/** What the lake must hold, computed from the report itself. */
const wantedOf = (rows: readonly Row[]): object[] =>
  rows
    .map((one) => ({
      day: `2026-10-${two(one.day)}`,
      spend: `${Math.floor(one.cents / 100)}.${two(one.cents % 100)}0000`,
      impressions: String(one.impressions),
      link_clicks: String(one.clicks),
      currency: 'EUR',
      campaign: `Sale ${one.campaign} “été”`,
    }))
    .sort(byText)

test('no encoding, separator, order of columns, language, form of number or day changes what is loaded', async () => {
  const law = fc.asyncProperty(report, way, async (given, chosen) => {
    const rows = [...given, proof]
    const { locale, dayForm, delimiter, order, lineEnd } = chosen
    const table = [[...locale.headings], ...rows.map((one) => cellsOf(one, locale, dayForm))]
    const lines = table.map((cells) => order.map((at) => quoted(cells[at] ?? '', delimiter)).join(delimiter))
    const text = `${chosen.isSaid ? `sep=${delimiter}${lineEnd}` : ''}${lines.join(lineEnd)}${lineEnd}`
    expect(await rowsFrom(chosen.encoding(text), 'b.txt')).toEqual(wantedOf(rows))
  })
  await fc.assert(law, { numRuns: 8 })
}, 120_000)

test('a workbook with numbers and days of its own loads the same rows', async () => {
  const law = fc.asyncProperty(report, fc.constantFrom(...locales), async (rows, locale) => {
    const cells = rows.map((one): SheetCell[] => [
      { day: 46295 + one.day },
      `Sale ${one.campaign} “été”`,
      one.cents / 100,
      one.impressions,
      one.clicks,
    ])
    const content = workbookOf([{ name: 'A', rows: [[...locale.headings], ...cells] }])
    expect(await rowsFrom(content, 'a.xlsx')).toEqual(wantedOf(rows))
  })
  await fc.assert(law, { numRuns: 3 })
}, 120_000)
