import { expect, test } from 'vitest'
import { TestLake } from '#jobs/load/test-lake.ts'
import { type MappingBody, mappingBody, mappingFaults, type SavedMapping } from './contract.ts'
import { headerPrint, mappingPrint } from './format.ts'

const podcast = `Datum;Sendung;Kosten EUR;Hörer
01.10.2026;Morgenrunde;1.250,50;12.000
02.10.2026;Abendrunde;980,00;8.500
Summe;;2.230,50;20.500
`
const body = (more: Partial<MappingBody> = {}): MappingBody =>
  mappingBody.parse({
    target: 'generic_spend',
    header: ['Datum', 'Sendung', 'Kosten EUR', 'Hörer'],
    columns: [
      { column: 'Datum', meaning: 'day' },
      { column: 'Sendung', meaning: 'campaign' },
      { column: 'Kosten EUR', meaning: 'spend' },
    ],
    platform: 'Podcast',
    currency: 'EUR',
    ...more,
  })
const saved = (more: Partial<MappingBody> = {}, name = 'Podcast'): SavedMapping => ({
  id: `map_${name}`,
  name,
  body: body(more),
})
const facts = 'platform, report_date::varchar as day, spend::varchar as spend, currency, line'

async function refusedBy(lake: TestLake, content: string, options = {}) {
  const { report } = await lake.load([{ name: 'file.csv', content }], options)
  return report.files[0]?.faults[0]
}

test('a file with a header of its own loads by the mapping that was saved for it', async () => {
  using lake = new TestLake('Europe/Berlin')
  expect(await refusedBy(lake, podcast)).toMatchObject({ code: 'header_not_recognised', line: 1 })
  lake.mappings = [saved()]
  const { report } = await lake.load([{ name: 'oktober.csv', content: podcast }])
  expect(report.files[0]).toMatchObject({
    status: 'loaded',
    platform: 'Daily spend file',
    mapping: 'Podcast',
    source: 'Podcast',
    kept: 2,
    dropped: [{ reason: 'total_row', rows: 1 }],
    currency: 'EUR',
    sums: { spend: '2230.500000' },
  })
  expect(await lake.rows('ad_performance_daily', facts)).toEqual([
    { platform: 'podcast', day: '2026-10-01', spend: '1250.500000', currency: 'EUR', line: 2 },
    { platform: 'podcast', day: '2026-10-02', spend: '980.000000', currency: 'EUR', line: 3 },
  ])
})

test('columns in another order are the same header, one column more is another', async () => {
  using lake = new TestLake('Europe/Berlin')
  lake.mappings = [saved()]
  const turned = 'Hörer;Kosten EUR;Sendung;Datum\n12.000;1.250,50;Morgenrunde;01.10.2026\n'
  expect((await lake.load([{ name: 'a.csv', content: turned }])).report.files[0]?.mapping).toBe('Podcast')
  const wider = podcast.replace('Hörer', 'Hörer;Folge').replace(/(\d)$/gm, '$1;7')
  expect(await refusedBy(lake, wider)).toMatchObject({ code: 'header_not_recognised' })
  const named = await lake.load([{ name: 'w.csv', content: wider }], { mapping: 'Podcast' })
  expect(named.report.files[0]).toMatchObject({ status: 'loaded', mapping: 'Podcast', kept: 2 })
})

test('spend whose rows name no campaign is one campaign of its platform', async () => {
  using lake = new TestLake()
  const columns = body().columns.filter((one) => one.meaning !== 'campaign')
  lake.mappings = [saved({ columns })]
  await lake.load([{ name: 'a.csv', content: podcast }])
  expect(await lake.rows('ad_entities', 'level, name')).toEqual([{ level: 'campaign', name: 'Podcast' }])
})

test('a mapping settles days that the file leaves open, and only those', async () => {
  const open = 'Tag;Preis\n03/04/2026;1,50\n05/04/2026;2,50\n'
  const proven = 'Tag;Preis\n03/14/2026;1,50\n03/15/2026;2,50\n'
  const columns = [
    { column: 'Tag', meaning: 'day' },
    { column: 'Preis', meaning: 'spend' },
  ]
  const shape = { header: ['Tag', 'Preis'], columns }
  using lake = new TestLake()
  lake.mappings = [saved(shape)]
  expect(await refusedBy(lake, open)).toMatchObject({ code: 'ambiguous_date' })
  lake.mappings = [saved({ ...shape, dayOrder: 'dmy' })]
  const first = await lake.load([{ name: 'a.csv', content: open }])
  expect(first.report.files[0]).toMatchObject({ firstDay: '2026-04-03', lastDay: '2026-04-05' })
  const second = await lake.load([{ name: 'b.csv', content: proven }])
  expect(second.report.files[0]).toMatchObject({ firstDay: '2026-03-14', lastDay: '2026-03-15' })
})

test('two mappings for one header are refused by name, and the one that is said is taken', async () => {
  using lake = new TestLake()
  lake.mappings = [saved(), saved({ platform: 'Radio' }, 'Radio')]
  const found = await refusedBy(lake, podcast)
  expect(found).toMatchObject({ code: 'mapping_not_clear' })
  expect(found?.message).toContain('"Podcast", "Radio"')
  const { report } = await lake.load([{ name: 'a.csv', content: podcast }], { mapping: 'Radio' })
  expect(report.files[0]).toMatchObject({ status: 'loaded', mapping: 'Radio' })
})

test('a file that lacks a column of the mapping that was said is refused by the name of the column', async () => {
  using lake = new TestLake()
  lake.mappings = [saved()]
  const found = await refusedBy(lake, podcast.replace('Kosten EUR', 'Preis'), { mapping: 'Podcast' })
  expect(found).toMatchObject({ code: 'missing_column', field: 'Kosten EUR', line: 1 })
})

test('touchpoints are mapped as well, with times in the zone that the mapping states', async () => {
  using lake = new TestLake('America/New_York')
  lake.mappings = [
    {
      id: 'map_a',
      name: 'Visits',
      body: mappingBody.parse({
        target: 'generic_touchpoints',
        header: ['Zeitpunkt', 'Besucher', 'Seite'],
        columns: [
          { column: 'Zeitpunkt', meaning: 'occurred_at' },
          { column: 'Besucher', meaning: 'client_id' },
          { column: 'Seite', meaning: 'landing' },
        ],
        timeZone: 'Europe/Berlin',
      }),
    },
  ]
  const content =
    'Zeitpunkt,Besucher,Seite\n2026-10-01 12:00:00,b1,https://shop.example/?utm_source=x&utm_medium=cpc\n'
  const { report } = await lake.load([{ name: 'visits.csv', content }])
  expect(report.files[0]).toMatchObject({ status: 'loaded', mapping: 'Visits', kept: 1 })
  const [touch] = await lake.rows('touchpoints', "timezone('UTC', occurred_at)::varchar as at")
  expect(touch).toEqual({ at: '2026-10-01 10:00:00' })
})

const other = (target: string, header: string[], meanings: string[], more: object = {}): SavedMapping => ({
  id: `map_${target}`,
  name: target,
  body: mappingBody.parse({
    target,
    header,
    columns: header.map((column, at) => ({ column, meaning: meanings[at] })),
    ...more,
  }),
})

test('product costs and exchange rates are mapped as well, with open days as the mapping says', async () => {
  using lake = new TestLake()
  const said = { dayOrder: 'dmy', currency: 'EUR' }
  lake.mappings = [
    other('product_costs', ['Art', 'EK', 'ab'], ['sku', 'unit_cost', 'valid_from'], said),
    other('fx_rates', ['Tag', 'V', 'N', 'K'], ['day', 'from_currency', 'to_currency', 'rate'], {
      dayOrder: 'dmy',
    }),
  ]
  const { report } = await lake.load([
    { name: 'costs.csv', content: 'Art;EK;ab\nA-1;3,50;02/03/2026\nA-2;4,10;02/03/2026\n' },
    { name: 'rates.csv', content: 'Tag;V;N;K\n02/03/2026;EUR;USD;1,0801\n' },
  ])
  expect(report.files.map((file) => [file.status, file.mapping])).toEqual([
    ['loaded', 'product_costs'],
    ['loaded', 'fx_rates'],
  ])
  const costs = 'sku, valid_from::varchar as day, unit_cost::varchar as cost, currency'
  expect(await lake.rows('product_costs', costs)).toMatchObject([
    { sku: 'A-1', day: '2026-03-02', cost: '3.500000', currency: 'EUR' },
    { sku: 'A-2', day: '2026-03-02', cost: '4.100000', currency: 'EUR' },
  ])
  expect(await lake.rows('fx_rates', '*')).toHaveLength(1)
})

test('an order file of another shop is mapped onto orders and their lines', async () => {
  using lake = new TestLake('Europe/Berlin')
  lake.mappings = [
    other(
      'shopify_orders',
      ['Bestellung', 'Zeit', 'Summe', 'Währung', 'Artikel', 'Menge', 'Preis'],
      ['name', 'created_at', 'total', 'currency', 'line_name', 'line_quantity', 'line_price'],
    ),
  ]
  const content =
    'Bestellung,Zeit,Summe,Währung,Artikel,Menge,Preis\nB-1,2026-10-01 12:00:00,30.00,EUR,Kerze,2,10.00\nB-1,,,,Seife,1,10.00\n'
  const { report } = await lake.load([{ name: 'shop.csv', content }])
  expect(report.files[0]).toMatchObject({
    status: 'loaded',
    mapping: 'shopify_orders',
    sums: { orders: '1' },
  })
})

test.each([
  [
    'two columns to one meaning',
    { columns: [...body().columns, { column: 'Hörer', meaning: 'spend' }] },
    'Two columns hold Spend: "Kosten EUR" and "Hörer"',
  ],
  [
    'a missing meaning',
    { columns: body().columns.slice(0, 2) },
    'No column holds Spend, which Daily spend needs',
  ],
  [
    'an unknown column',
    { columns: [...body().columns, { column: 'Horer', meaning: 'clicks' }] },
    'no column "Horer". The nearest is "Hörer"',
  ],
  [
    'an unknown meaning',
    { columns: [...body().columns, { column: 'Hörer', meaning: 'click' }] },
    '"click" is no meaning of Daily spend. The nearest is "clicks"',
  ],
  [
    'a column with two meanings',
    { columns: [...body().columns, { column: 'Sendung', meaning: 'ad' }] },
    'The column "Sendung" is named twice',
  ],
  [
    'a column that the file has twice',
    { header: ['Datum', 'Datum', 'Sendung', 'Kosten EUR'] },
    'the column "Datum" 2 times',
  ],
  ['spend without a platform', { platform: null }, 'Say what the money was paid to'],
  ['money without a currency', { currency: null }, 'which currency'],
])('%s is refused in words that name it', (_, more, words) => {
  expect(
    mappingFaults(body(more))
      .map((fault) => fault.message)
      .join(' '),
  ).toContain(words)
})

test('what a mapping reads has one identity, whatever its order and name; another meaning is another', () => {
  const turned = body({ columns: [...body().columns].reverse(), platform: 'PODCAST' })
  expect(mappingPrint(turned)).toBe(mappingPrint(body()))
  expect(mappingPrint(body({ currency: 'USD' }))).not.toBe(mappingPrint(body()))
  expect(headerPrint(['b', ' A '])).toBe(headerPrint(['a', 'B']))
})
