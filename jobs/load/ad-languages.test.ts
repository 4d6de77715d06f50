import { expect, test } from 'vitest'
import { readingsOf } from '#jobs/load/headings/read-heading.ts'
import { workbookOf } from '#jobs/load/read/test-zip.ts'
import { matchHeader } from './format.ts'
import { formats } from './formats.ts'
import { csv, TestLake } from './test-lake.ts'

const facts =
  'report_date::varchar as day, level, split, spend::varchar as spend, impressions, clicks, link_clicks, currency'
const claims = 'conversions::varchar as conversions, value::varchar as value'

async function loaded(content: string | Buffer) {
  using lake = new TestLake()
  const { report } = await lake.load([{ name: 'export.csv', content }])
  const file = report.files[0]
  return {
    file,
    rows: await lake.rows('ad_performance_daily', facts),
    claims: await lake.rows('ad_conversions_daily', claims),
  }
}

const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

test('a German Google report in UTF-16 with decimal commas loads, and its totals are dropped', async () => {
  const text = [
    ['Kampagnenbericht'],
    ['1. Oktober 2026 - 14. Oktober 2026'],
    [
      'Tag',
      'Kampagnenstatus',
      'Kampagne',
      'Kampagnen-ID',
      'Kampagnentyp',
      'Währungscode',
      'Impr.',
      'Klicks',
      'Durchschn. CPC',
      'Kosten',
      'Conversions',
      'Kosten/Conv.',
      'Conv.-Wert',
    ],
    [
      '01.10.2026',
      'Aktiviert',
      'Marke – Suche',
      '20876543210',
      'Suche',
      'EUR',
      '1.540',
      '132',
      '0,42',
      '1.055,45',
      '13,50',
      '4,11',
      '836,23',
    ],
    [
      '02.10.2026',
      'Entfernt',
      'Marke – Suche',
      '20876543210',
      'Suche',
      'EUR',
      '0',
      '0',
      ' --',
      '0,00',
      '0,00',
      ' --',
      '0,00',
    ],
    ['Gesamt: Konto', '', '', '', '', 'EUR', '1.540', '132', '0,42', '1.055,45', '13,50', '4,11', '836,23'],
  ]
    .map((row) => row.join('\t'))
    .join('\r\n')
  const { file, rows, claims: claimed } = await loaded(utf16(text))
  expect(file).toMatchObject({
    status: 'loaded',
    platform: 'Google Ads',
    dropped: [{ reason: 'total_row', rows: 1 }],
    warnings: [],
  })
  expect(rows[0]).toMatchObject({
    day: '2026-10-01',
    spend: '1055.450000',
    impressions: '1540',
    clicks: '132',
    currency: 'EUR',
  })
  expect(claimed).toContainEqual({ conversions: '13.500000', value: '836.230000' })
})

test('a French Meta export with semicolons in windows-1252 loads', async () => {
  const text = csv(
    [
      [
        'Début des rapports',
        'Fin des rapports',
        'Nom de la campagne',
        'ID de la campagne',
        'Nom de l’ensemble de publicités',
        'Jour',
        'Montant dépensé (EUR)',
        'Impressions',
        'Clics sur le lien',
        'Clics (tous)',
        'Achats',
        'Valeur de conversion des achats',
      ],
      ['2026-10-01', '2026-10-02', '', '', '', '2026-10-01', '58,86', '6492', '68', '95', '2', '136,29'],
      [
        '2026-10-01',
        '2026-10-02',
        'Été | Élargi',
        '120214567890120101',
        'Femmes 25-54',
        '2026-10-01',
        '58,86',
        '6492',
        '68',
        '95',
        '2',
        '136,29',
      ],
    ],
    ';',
  )
  const bytes = Buffer.from(text.replaceAll('’', "'"), 'latin1')
  const { file, rows, claims: claimed } = await loaded(bytes)
  expect(file).toMatchObject({
    status: 'loaded',
    platform: 'Meta Ads',
    dropped: [{ reason: 'account_total', rows: 1 }],
    warnings: [],
  })
  expect(rows).toEqual([
    {
      day: '2026-10-01',
      level: 'adset',
      split: '',
      spend: '58.860000',
      impressions: '6492',
      clicks: '95',
      link_clicks: '68',
      currency: 'EUR',
    },
  ])
  expect(claimed).toEqual([{ conversions: '2.000000', value: '136.290000' }])
  const doubled = Buffer.from(Buffer.from(text).toString('latin1'), 'utf8')
  expect((await loaded(doubled)).rows).toEqual(rows)
})

test('a Japanese Meta workbook and a Spanish Google report load, split by what their headings say', async () => {
  const japanese = [
    [
      'レポート開始日',
      'レポート終了日',
      '日',
      'キャンペーン名',
      '年齢',
      '性別',
      '消化金額 (JPY)',
      'インプレッション',
      'リンクのクリック',
      '購入',
      '購入のコンバージョン値',
    ],
    ['2026-10-01', '2026-10-14', '2026年10月1日', '秋のセール', '25-34', '女性', 12345, 1000, 50, 2, 9800],
    ['2026-10-01', '2026-10-14', '2026年10月1日', '秋のセール', '35-44', '女性', 100, 10, 5, '', ''],
  ]
  const first = await loaded(workbookOf([{ name: '広告', rows: japanese }]))
  expect(first.file).toMatchObject({ status: 'loaded', platform: 'Meta Ads', kept: 2 })
  expect(first.rows.map((row) => [row['day'], row['split'], row['spend']])).toEqual([
    ['2026-10-01', 'age=25-34;gender=女性', '12345.000000'],
    ['2026-10-01', 'age=35-44;gender=女性', '100.000000'],
  ])
  const spanish = `Informe de campaña\n1 de octubre de 2026 - 14 de octubre de 2026\n${csv(
    [
      [
        'Día',
        'Estado de la campaña',
        'Campaña',
        'Código de moneda',
        'Dispositivo',
        'Coste',
        'Impr.',
        'Clics',
        'CPC medio',
        'Conversiones',
        'Valor de conv.',
      ],
      [
        '1 oct 2026',
        'Habilitada',
        'Otoño',
        'EUR',
        'Móviles',
        '1.284,50',
        '3.852',
        '12',
        '0,10',
        '1,00',
        '10,00',
      ],
      ['Total: Cuenta', '', '', 'EUR', '', '1.284,50', '3.852', '12', '0,10', '1,00', '10,00'],
    ],
    ';',
  )}`
  const second = await loaded(spanish)
  expect(second.file).toMatchObject({
    status: 'loaded',
    platform: 'Google Ads',
    kept: 1,
    warnings: ['1 row has no campaign id; its campaign is told apart by name.'],
  })
  expect(second.rows[0]).toMatchObject({
    day: '2026-10-01',
    split: 'device=Móviles',
    spend: '1284.500000',
    impressions: '3852',
  })
})

test.each([
  ['Wochen', 'Woche', 'Kampagne', 'Währungscode', 'Kosten'],
  ['mois', 'Mois', 'Campagne', 'Code de la devise', 'Coût'],
  ['trimestres', 'Trimestre', 'Campaña', 'Código de moneda', 'Coste'],
])('a report by %s is refused as not by day', async (_, range, campaign, currency, cost) => {
  const text = csv([
    [range, campaign, currency, 'Impr.', cost],
    ['2026-09-28', 'A', 'EUR', '1', '1.00'],
  ])
  const { file } = await loaded(text)
  expect(file?.faults.map(({ line, code }) => [line, code])).toEqual([[1, 'range_without_days']])
})

test('a header in a language that we do not know is refused by what is missing and what was not understood', async () => {
  const { file } = await loaded(
    csv([
      ['Dagur', 'Heiti herferðar', 'Upphæð sem eytt var (ISK)', 'Birtingar'],
      ['2026-10-01', 'A', '100', '10'],
    ]),
  )
  expect(file).toMatchObject({ status: 'refused', faults: [{ line: 1, code: 'header_not_recognised' }] })
  expect(file?.faults[0]?.value).toContain('Heiti herferðar')
})

test('no heading and no meaning stands for two columns of one format', () => {
  for (const format of formats) {
    const owners = new Map<string, string>()
    for (const column of format.columns) {
      const said = [
        ...Object.values(column.aliases)
          .flat()
          .map((alias) => `"${alias.toLowerCase()}"`),
        ...column.means,
      ]
      for (const text of new Set(said)) {
        const owner = owners.get(text) ?? column.name
        expect(`${format.id} ${text} ${owner}`).toBe(`${format.id} ${text} ${column.name}`)
        owners.set(text, column.name)
      }
    }
  }
})

test.each([
  ['Kampagnenname', 'campaign name'],
  ['Nom de l’ensemble de publicités', 'ad group name'],
  ['Clics (tous)', 'all click'],
  ['広告セット名', 'ad group name'],
  ['Reklam Seti Adı', 'ad group name'],
  ['Сумма затрат', 'amount spent'],
  ['Kosten/Conv.', 'conversion cost'],
])('%s says %s', (heading, meaning) => {
  expect(readingsOf(heading)).toContain(meaning)
})

test.each(['CPC medio', 'Conv.-Rate', 'Cost per result', 'Budget', 'Frequency', '%', ''])(
  '%s says nothing that we load',
  (heading) => {
    const used = formats
      .filter(({ kind }) => kind === 'spend')
      .flatMap((format) => matchHeader(format, [heading]).names)
    expect(used.filter((name) => name !== null)).toEqual([])
  },
)
