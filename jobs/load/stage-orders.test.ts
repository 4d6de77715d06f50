import { expect, test } from 'vitest'
import { csv, TestLake } from './test-lake.ts'

const header = [
  'Name',
  'Email',
  'Financial Status',
  'Currency',
  'Subtotal',
  'Shipping',
  'Taxes',
  'Total',
  'Discount Code',
  'Discount Amount',
  'Created at',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem price',
  'Lineitem sku',
  'Lineitem requires shipping',
  'Note Attributes',
  'Cancelled at',
  'Payment Method',
  'Refunded Amount',
  'Id',
  'Source',
  'Phone',
]

interface Order {
  readonly name: string
  readonly [cell: string]: string
}
const plain = {
  'Financial Status': 'paid',
  Currency: 'USD',
  Subtotal: '18.00',
  Shipping: '6.00',
  Taxes: '1.31',
  Total: '25.31',
  'Discount Amount': '0',
  'Created at': '2026-10-01 23:30:00 -0400',
  'Lineitem quantity': '1',
  'Lineitem name': 'Candle',
  'Lineitem price': '18.00',
  'Lineitem requires shipping': 'true',
  'Payment Method': 'Shopify Payments',
  'Refunded Amount': '0.00',
  Source: 'web',
}
const row = (cells: Readonly<Record<string, string>>) => header.map((name) => cells[name] ?? '')
const order = ({ name, ...cells }: Order) =>
  row({ ...plain, Name: name, Id: `61000000${name.slice(1)}`, ...cells })
const line = (name: string, cells: Readonly<Record<string, string>>) =>
  row({ Name: name, 'Created at': '2026-10-01 23:30:00 -0400', ...cells })
const file = (...rows: string[][]) => [{ name: 'orders.csv', content: csv([header, ...rows]) }]

const money =
  'name, gross_sales::varchar as gross, discounts::varchar as discounts, net_sales::varchar as net, shipping::varchar as shipping, taxes::varchar as taxes, total::varchar as total, taxes_included as included'

test('the first row of a name carries the order, the others its further lines', async () => {
  using lake = new TestLake()
  await lake.load(
    file(
      order({
        name: '#1001',
        Subtotal: '50.40',
        Total: '57.71',
        'Discount Amount': '3.60',
        'Discount Code': 'FALL',
      }),
      line('#1001', {
        'Lineitem quantity': '2',
        'Lineitem name': 'Bottle, "big"\nglass',
        'Lineitem price': '18.00',
      }),
    ),
  )
  expect(await lake.rows('orders', money)).toEqual([
    {
      name: '#1001',
      gross: '54.000000',
      discounts: '3.600000',
      net: '50.400000',
      shipping: '6.000000',
      taxes: '1.310000',
      total: '57.710000',
      included: false,
    },
  ])
  expect(await lake.rows('order_lines', 'line_no, title, quantity, line')).toEqual([
    { line_no: 1, title: 'Candle', quantity: 1, line: 2 },
    { line_no: 2, title: 'Bottle, "big"\nglass', quantity: 2, line: 3 },
  ])
})

test('where prices include tax, gross, discounts, net and shipping are without it and add up to the total', async () => {
  using lake = new TestLake()
  await lake.load(
    file(
      order({
        name: '#1001',
        Subtotal: '113.00',
        Shipping: '6.00',
        Taxes: '19.00',
        Total: '119.00',
        'Lineitem price': '119.00',
        'Discount Amount': '6.00',
        'Refunded Amount': '59.50',
      }),
    ),
  )
  const [found] = await lake.rows('orders', money)
  expect(found).toMatchObject({ included: true, total: '119.000000', taxes: '19.000000' })
  expect(Number(found?.['net']) + Number(found?.['shipping']) + 19).toBeCloseTo(119, 5)
  expect(Number(found?.['net'])).toBeCloseTo((113 * 100) / 119, 5)
  expect(Number(found?.['gross']) - Number(found?.['discounts'])).toBeCloseTo(Number(found?.['net']), 5)
  const [refund] = await lake.rows(
    'refunds',
    'amount::varchar as amount, goods_amount::double as goods, refunded_at',
  )
  expect(refund).toMatchObject({ amount: '59.500000', refunded_at: null })
  expect(refund?.['goods']).toBeCloseTo(50, 5)
})

test('test, cancelled and gift-card orders are kept as facts', async () => {
  using lake = new TestLake()
  await lake.load(
    file(
      order({ name: '#1001', 'Payment Method': '(for testing) Bogus Gateway' }),
      order({ name: '#1002', 'Cancelled at': '2026-10-02 10:00:00 -0400' }),
      order({
        name: '#1003',
        'Cancelled at': ' ',
        'Lineitem name': 'Gift Card $50',
        'Lineitem requires shipping': 'false',
      }),
      order({ name: '#1004', 'Lineitem name': 'Gift card holder' }),
    ),
  )
  expect(
    await lake.rows(
      'orders',
      'name, is_test, cancelled_at is not null as cancelled, is_gift_card_only as gift',
    ),
  ).toEqual([
    { name: '#1001', is_test: true, cancelled: false, gift: false },
    { name: '#1002', is_test: false, cancelled: true, gift: false },
    { name: '#1003', is_test: false, cancelled: false, gift: true },
    { name: '#1004', is_test: false, cancelled: false, gift: false },
  ])
})

test('an order without a buyer has an identity of its own, shared with its visit and kept when it is loaded again', async () => {
  using lake = new TestLake()
  const guest = { name: '#1001', 'Note Attributes': 'utm_source: newsletter\nutm_medium: email' }
  await lake.load(
    file(order(guest), order({ name: '#1002' }), order({ name: '#1003', Email: 'a@example.com' })),
  )
  const people = () => lake.rows('orders', 'name, identity_id, is_identified')
  const before = await people()
  expect(new Set(before.map((one) => one['identity_id'])).size).toBe(3)
  expect(before.map((one) => one['is_identified'])).toEqual([false, false, true])
  const visits = await lake.rows('touchpoints', 'identity_id, kind')
  expect(visits).toEqual([{ identity_id: before[0]?.['identity_id'], kind: 4 }])
  await lake.load(
    file(order({ ...guest, 'Refunded Amount': '5.00' }), order({ name: '#1002' })),
    {},
    '2026-11-02T00:00:00Z',
  )
  expect(await people()).toEqual(before)
})

test('a visit takes its tags from the note attributes and its time from the order', async () => {
  using lake = new TestLake()
  await lake.load(
    file(
      order({
        name: '#1001',
        Email: 'a@example.com',
        'Note Attributes': 'GCLID: Cj0\nlanding: /p?utm_campaign=fall%20sale&utm_medium=cpc\nclient_id: c-1',
      }),
    ),
  )
  expect(await lake.rows('traffic_sources', 'source, medium, campaign, click_id_kind')).toEqual([
    { source: 'google', medium: 'cpc', campaign: 'fall sale', click_id_kind: 'gclid' },
  ])
  expect(
    await lake.rows(
      'touchpoints',
      "strftime(occurred_at at time zone 'UTC', '%Y-%m-%d %H:%M') as occurred, click_id, line",
    ),
  ).toEqual([{ occurred: '2026-10-02 03:30', click_id: 'Cj0', line: 2 }])
  expect(await lake.rows('identity_links', 'kind, line')).toEqual([{ kind: 'client', line: 2 }])
})

test('an order that is restated replaces its lines, refunds, visit and links; the others stay', async () => {
  using lake = new TestLake()
  const noted = {
    name: '#1001',
    Email: 'a@example.com',
    Phone: '+1 555 010 0001',
    'Note Attributes': 'utm_source: x',
    'Refunded Amount': '5.00',
  }
  await lake.load(
    file(
      order(noted),
      line('#1001', { 'Lineitem quantity': '1', 'Lineitem name': 'B', 'Lineitem price': '1.00' }),
      order({ name: '#1002' }),
    ),
  )
  const later = { extractedAt: '2026-11-02T00:00:00Z' }
  await lake.load(file(order({ name: '#1001', Email: 'a@example.com' })), later)
  expect(await lake.rows('orders', 'name, load_id')).toEqual([
    { name: '#1001', load_id: 2 },
    { name: '#1002', load_id: 1 },
  ])
  expect(await lake.rows('order_lines', 'title')).toHaveLength(2)
  for (const table of ['refunds', 'touchpoints', 'identity_links'])
    expect(await lake.rows(table, '*'), table).toEqual([])
})

test('a line whose order is not in the file, and an order that is there twice, are named', async () => {
  using lake = new TestLake()
  const rows = [
    line('#0999', { 'Lineitem quantity': '1', 'Lineitem name': 'B', 'Lineitem price': '1.00' }),
    order({ name: '#1001' }),
    order({ name: '#1001' }),
  ]
  const { report } = await lake.load(file(...rows))
  expect(report.files[0]?.faults.map((fault) => [fault.line, fault.code])).toEqual([
    [2, 'orphan_line'],
    [4, 'duplicate_order'],
  ])
})

test('lines find their order in a file that a spreadsheet has sorted', async () => {
  using lake = new TestLake()
  await lake.load(
    file(
      line('#1001', { 'Lineitem quantity': '1', 'Lineitem name': 'B', 'Lineitem price': '1.00' }),
      order({ name: '#1002' }),
      order({ name: '#1001' }),
    ),
  )
  expect(await lake.rows('order_lines', 'line_no')).toHaveLength(3)
})
