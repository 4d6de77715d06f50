import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Options } from './context.ts'
import { csv, TestLake } from './test-lake.ts'

const named = (content: string | Buffer) => [{ name: 'export.csv', content }]
const usd = { currency: 'USD' }

async function faultsOf(content: string, options: Options = usd) {
  using lake = new TestLake()
  const { report } = await lake.load(named(content), options)
  return report.files[0]?.faults.map((fault) => [fault.line, fault.code])
}

const products = (rows: readonly (readonly string[])[], isNew = false) =>
  csv([
    isNew
      ? ['Title', 'URL handle', 'Option1 value', 'SKU', 'Price', 'Cost per item', 'Product image URL']
      : ['Title', 'Handle', 'Option1 Value', 'Variant SKU', 'Variant Price', 'Cost per item', 'Image Src'],
    ...rows,
  ])
const candle = [
  ['Candle', 'candle', 'Large', 'C-L', '32.00', '9.10', ''],
  ['', 'candle', 'Small', 'C-S', '18.00', '5.20', ''],
  ['', 'candle', '', '', '', '', 'https://cdn.example.com/2.jpg'],
  ['Bottle', 'bottle', 'Default Title', 'B', '9.50', '', ''],
]
const costs = 'sku, valid_from::varchar as since, unit_cost::double as cost, currency, origin'

test('variants take their product from the first row of its handle; images are no variants; costs hold from the day of the extract', async () => {
  for (const isNew of [false, true]) {
    using lake = new TestLake()
    const { report } = await lake.load(named(products(candle, isNew)), usd, '2026-11-01T02:00:00Z')
    expect(
      await lake.rows('products', 'handle, variant_no, title, variant, sku, price::double as price, line'),
    ).toEqual([
      { handle: 'bottle', variant_no: 1, title: 'Bottle', variant: null, sku: 'B', price: 9.5, line: 5 },
      { handle: 'candle', variant_no: 1, title: 'Candle', variant: 'Large', sku: 'C-L', price: 32, line: 2 },
      { handle: 'candle', variant_no: 2, title: 'Candle', variant: 'Small', sku: 'C-S', price: 18, line: 3 },
    ])
    const since = { since: '2026-10-31', currency: 'USD', origin: 'product_file' }
    expect(await lake.rows('product_costs', costs)).toEqual([
      { sku: 'C-L', cost: 9.1, ...since },
      { sku: 'C-S', cost: 5.2, ...since },
    ])
    expect(report.files[0]).toMatchObject({
      rowsIn: 4,
      kept: 3,
      dropped: [{ reason: 'image_only', rows: 1 }],
      sums: { products: '2', variants: '3', image_only_rows: '1', variants_with_cost: '2' },
    })
  }
})

test('a variant that a later file no longer has is gone, and an older file does not bring it back', async () => {
  using lake = new TestLake()
  const at = (extractedAt: string) => ({ ...usd, extractedAt })
  await lake.load(named(products(candle)), at('2026-10-01T12:00:00Z'))
  await lake.load(named(products(candle.slice(0, 1))), at('2026-10-09T12:00:00Z'))
  const late = await lake.load(named(products(candle.slice(0, 3))), at('2026-10-05T12:00:00Z'))
  expect(await lake.rows('products', 'sku')).toEqual([{ sku: 'B' }, { sku: 'C-L' }])
  expect(late.report.files[0]?.warnings.join(' ')).toMatch(
    /extracted at 2026-10-05T12:00:00Z.*extracted at .*2026-10-09/,
  )
})

test('in whatever order product files arrive, each day has the cost that was stated last before it', async () => {
  const stated = (day: string, cost: string) => ({ day, cost })
  const files = [stated('05', '9.10'), stated('10', '9.10'), stated('07', '8.00')]
  const given = [
    [0, 1, 2],
    [2, 1, 0],
  ]
  for (const places of given) {
    using lake = new TestLake()
    for (const place of places) {
      const { day, cost } = files[place] ?? stated('01', '0')
      const rows = [['Candle', 'candle', '', 'C', '32.00', cost, '']]
      await lake.load(named(products(rows)), { ...usd, extractedAt: `2026-10-${day}T12:00:00Z` })
    }
    const on = await lake.rows('product_costs', 'valid_from::varchar as since, unit_cost::double as cost')
    const cost = (day: string) => on.filter((row) => String(row['since']) <= day).at(-1)?.['cost']
    expect([cost('2026-10-06'), cost('2026-10-08'), cost('2026-10-11')], places.join()).toEqual([9.1, 8, 9.1])
  }
})

test('a cost without a currency is refused; the currency of the shop’s orders is taken', async () => {
  expect(await faultsOf(products(candle), {})).toEqual([[1, 'missing_currency']])
  using lake = new TestLake()
  const orders = csv([
    ['Name', 'Created at', 'Currency', 'Total', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'],
    ['#1', '2026-10-01 13:00:00 -0400', 'CAD', '5.00', '1', 'Candle', '5.00'],
  ])
  await lake.load([
    { name: 'orders.csv', content: orders },
    { name: 'products.csv', content: products(candle) },
  ])
  expect(await lake.rows('product_costs', 'distinct currency')).toEqual([{ currency: 'CAD' }])
})

const customers = (rows: readonly (readonly string[])[]) =>
  csv([
    [
      'Customer ID',
      'First Name',
      'Email',
      'Accepts Email Marketing',
      'Default Address Country Code',
      'Phone',
      'Total Spent',
      'Total Orders',
      'Tax Exempt',
      'Metafield: pet',
    ],
    ...rows,
  ])
const ada = ["'7001", 'Ada', 'Ada@Example.com', 'yes', 'us', "'+1555010000", '235.43', '3', 'no', 'cat']

test('customers become identities and links; a second e-mail is added, the same customer never twice', async () => {
  using lake = new TestLake()
  await lake.load(named(`\ufeff${customers([ada])}`), {}, '2026-11-01T00:00:00Z')
  await lake.load(named(customers([ada])), {}, '2026-11-02T00:00:00Z')
  const columns = 'country, accepts_email, accepts_sms, stated_orders, stated_spent::double as spent, load_id'
  expect(await lake.rows('customers', columns)).toEqual([
    { country: 'US', accepts_email: true, accepts_sms: null, stated_orders: '3', spent: 235.43, load_id: 2 },
  ])
  expect(await lake.rows('identity_links', 'kind, load_id')).toEqual([
    { kind: 'customer_email', load_id: 2 },
    { kind: 'customer_phone', load_id: 2 },
  ])
  const moved = ada.with(2, 'ada@new.example')
  await lake.load(named(customers([moved])), {}, '2026-11-03T00:00:00Z')
  expect(await lake.rows('identity_links', 'load_id')).toEqual([
    { load_id: 2 },
    { load_id: 3 },
    { load_id: 3 },
  ])
  expect(await lake.rows('customers', 'load_id')).toHaveLength(1)
  expect(await faultsOf(customers([ada, ada.with(6, 'x')]))).toEqual([
    [3, 'duplicate_customer'],
    [3, 'bad_number'],
  ])
})

const sales =
  'report_date::varchar as day, orders, returns::double as returns, net_sales::double as net, currency'

test('a sales report in German with its own total, and one by channel, give days', async () => {
  using lake = new TestLake()
  const german = [
    'Tag;Bestellungen;Bruttoumsatz;Rabatte;Rückgaben;Nettoumsatz;Gesamtumsatz',
    '01.10.2026;12;1.699,60 €;-41,98 €;0,00 €;1.657,62 €;1.657,62 €',
    '02.10.2026;2;100,00 €;0,00 €;(10,00 €);90,00 €;90,00 €',
    'Gesamt;14;1.799,60 €;-41,98 €;-10,00 €;1.747,62 €;1.747,62 €',
  ]
  await lake.load(named(Buffer.from(`\ufeff${german.join('\r\n')}`, 'utf16le')))
  expect(await lake.rows('shop_sales_daily', sales)).toEqual([
    { day: '2026-10-01', orders: '12', returns: 0, net: 1657.62, currency: 'EUR' },
    { day: '2026-10-02', orders: '2', returns: -10, net: 90, currency: 'EUR' },
  ])
  using other = new TestLake()
  const header = 'Day,Sales channel,Orders,Gross sales,Returns,Net sales\n'
  const { report } = await other.load(
    named(`${header}2026-10-01,Online Store,1,7,-2,5\n2026-10-01,Point of Sale,2,3,0,3\n`),
    usd,
  )
  expect(await other.rows('shop_sales_daily', sales)).toEqual([
    { day: '2026-10-01', orders: '3', returns: -2, net: 8, currency: 'USD' },
  ])
  expect(report.files[0]).toMatchObject({ rowsIn: 2, kept: 2 })
})

test('a sales report that does not give days, or whose total is not that of its rows, is refused', async () => {
  const header = 'Day,Orders,Gross sales,Net sales\n'
  expect(await faultsOf('Month,Orders,Gross sales,Net sales\nOct 2026,1,2,2\n')).toEqual([
    [1, 'range_without_days'],
  ])
  expect(await faultsOf('Orders,Gross sales,Net sales\n1,2,2\n')).toEqual([[1, 'range_without_days']])
  expect(
    await faultsOf('Day,Fruit,Gross sales,Net sales\n2026-10-01,fig,2,2\n2026-10-01,kiwi,2,2\n'),
  ).toEqual([[3, 'duplicate_day']])
  expect(await faultsOf(`${header}2026-10-01,1,2,2\nTotal,2,2,2\n`)).toEqual([[3, 'total_differs']])
  expect(await faultsOf(`${header}2026-10-01,1,2,2\n2026-10-02,1,2`)).toEqual([[3, 'column_count']])
  expect(await faultsOf(`${header}2026-10-01,1,2,2\n`, {})).toEqual([[1, 'missing_currency']])
})

test('order of columns and rows, separator and encoding of a sales report do not matter', async () => {
  const days = fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 1, max: 9 }), net: fc.integer({ min: -999_999, max: 999_999 }) }),
    { selector: (one) => one.day, minLength: 1, maxLength: 4 },
  )
  const forms = fc.record({
    separator: fc.constantFrom(',', ';', '\t'),
    isWide: fc.boolean(),
    isReversed: fc.boolean(),
  })
  const law = fc.asyncProperty(days, forms, async (given, { separator, isWide, isReversed }) => {
    const lines = given.map(({ day, net }) => [
      `2026-10-0${day}`,
      '1',
      (net / 100).toFixed(2),
      (net / 100).toFixed(2),
    ])
    const table = [['Day', 'Orders', 'Gross sales', 'Net sales'], ...lines]
    const turned = [table[0] ?? [], ...lines.toReversed()].map((row) => row.toReversed())
    const text = csv(isReversed ? turned : table, separator)
    const found = []
    for (const content of [csv(table), isWide ? Buffer.from(`\ufeff${text}`, 'utf16le') : text]) {
      using lake = new TestLake()
      await lake.load(named(content), usd)
      found.push(
        await lake.rows('shop_sales_daily', 'report_date::varchar as day, net_sales::varchar as net, orders'),
      )
    }
    expect(found[1]).toEqual(found[0])
  })
  await fc.assert(law, { numRuns: 2 })
})
