import { expect, test } from 'vitest'
import { TestLake } from '#jobs/load/test-lake.ts'

const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } })
const order = (number: number, more: Readonly<Record<string, unknown>> = {}) => ({
  id: `gid://shopify/Order/${number}`,
  name: `#${number}`,
  createdAt: '2026-10-02T03:59:59Z',
  processedAt: '2026-10-02T03:59:59Z',
  test: false,
  displayFinancialStatus: 'PAID',
  currencyCode: 'USD',
  presentmentCurrencyCode: 'CAD',
  email: 'a@example.com',
  customer: { id: 'gid://shopify/Customer/7' },
  totalPriceSet: money('40.00'),
  currentTotalPriceSet: money('40.00'),
  ...more,
})
const item = (number: number, sku: string, quantity: number, price: string) => ({
  id: `gid://shopify/LineItem/${sku}`,
  sku,
  quantity,
  originalUnitPriceSet: money(price),
  __parentId: `gid://shopify/Order/${number}`,
})
const lines = (...objects: readonly object[]) => [
  { name: 'bulk.jsonl', content: objects.map((one) => `${JSON.stringify(one)}\n`).join('') },
]

test('children find their order wherever they stand; tests, refunds and visits are read', async () => {
  using lake = new TestLake()
  const visited = {
    lastVisit: { landingPage: 'https://shop.example.com/', referrerUrl: null, utmParameters: null },
    firstVisit: {
      landingPage: 'https://shop.example.com/p?fbclid=x',
      referrerUrl: 'https://l.facebook.com/',
      utmParameters: { source: 'facebook', medium: 'paid_social', campaign: '12' },
    },
  }
  const refunded = { displayFinancialStatus: 'PARTIALLY_REFUNDED', currentTotalPriceSet: money('29.90') }
  const given = lines(
    order(1, { ...refunded, customerJourneySummary: visited }),
    order(2, { test: true, displayFinancialStatus: 'VOIDED', currentTotalPriceSet: money('0.00') }),
    item(2, 'B', 1, '40.00'),
    item(1, 'A', 2, '20.00'),
  )
  const { report } = await lake.load(given)
  const columns =
    'order_id, created_at::date::varchar as day, is_test, presentment_currency as shown, gross_sales::double as gross'
  expect(await lake.rows('orders', columns)).toEqual([
    { order_id: '1', day: '2026-10-01', is_test: false, shown: 'CAD', gross: 40 },
    { order_id: '2', day: '2026-10-01', is_test: true, shown: 'CAD', gross: 40 },
  ])
  expect(await lake.rows('order_lines', 'sku, quantity, line')).toEqual([
    { sku: 'A', quantity: 2, line: 4 },
    { sku: 'B', quantity: 1, line: 3 },
  ])
  expect(await lake.rows('refunds', 'amount::varchar as amount')).toEqual([{ amount: '10.100000' }])
  expect(await lake.rows('traffic_sources', 'source, medium')).toContainEqual({
    source: 'facebook',
    medium: 'paid_social',
  })
  expect(report.files[0]).toMatchObject({
    status: 'loaded',
    platform: 'Shopify bulk orders',
    sums: { orders: '2', order_lines: '2' },
  })
})

test('a cut result, a child without its order and an order without a name are named with their line', async () => {
  using lake = new TestLake()
  const { name: _, ...nameless } = order(3)
  const [file] = lines(order(1), item(9, 'A', 1, '1.00'), nameless)
  const { report } = await lake.load([
    { name: 'bulk.jsonl', content: `${file?.content ?? ''}{"id":"gid://sh` },
  ])
  expect(report.files[0]?.faults.map((fault) => [fault.line, fault.code])).toEqual([
    [2, 'orphan_line'],
    [3, 'bad_value'],
    [4, 'bad_json'],
  ])
  expect(await lake.rows('orders', '*')).toEqual([])
})
