import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderExtract } from './order-extracts.ts'
import { csv, TestLake } from './test-lake.ts'

const plain = {
  Name: '#1001',
  Email: 'a@example.com',
  'Financial Status': 'paid',
  'Paid at': '2026-10-01 13:00:00 -0400',
  'Fulfilled at': '',
  Currency: 'USD',
  Subtotal: '18.00',
  Shipping: '0.00',
  Taxes: '0.00',
  Total: '18.00',
  'Created at': '2026-10-01 13:00:00 -0400',
  'Lineitem quantity': '1',
  'Lineitem name': 'Candle',
  'Lineitem price': '18.00',
  'Cancelled at': '',
  'Refunded Amount': '0.00',
  Id: '61',
}
type Order = Partial<typeof plain>

const exported = (name: string, orders: readonly Order[], without: readonly string[] = []) => {
  const columns = Object.keys(plain).filter((column) => !without.includes(column))
  const rows = orders.map((order) => {
    const cells = new Map(Object.entries({ ...plain, ...order }))
    return columns.map((column) => cells.get(column) ?? '')
  })
  return [{ name, content: csv([columns, ...rows]) }]
}
const second: Order = {
  Name: '#1002',
  Id: '62',
  'Created at': '2026-10-02 13:00:00 -0400',
  'Paid at': '2026-10-02 13:00:00 -0400',
}
const first: Order = {}
const refunded: Order = { 'Financial Status': 'partially_refunded', 'Refunded Amount': '5.00' }

const loadNumbers = (lake: TestLake) => lake.rows('orders', 'name, load_id, order_id')

test('an older export that is loaded last changes nothing and is named with both times', async () => {
  using lake = new TestLake()
  await lake.load(exported('new.csv', [{ ...first, ...refunded }, second]), {}, '2026-11-01T00:00:00Z')
  const late = await lake.load(exported('old.csv', [first, second]), {}, '2026-11-05T00:00:00Z')
  expect(await loadNumbers(lake)).toMatchObject([{ load_id: 1 }, { load_id: 1 }])
  expect(await lake.rows('refunds', 'amount::varchar as amount')).toEqual([{ amount: '5.000000' }])
  const [file] = late.report.files
  expect(file).toMatchObject({ kept: 0, dropped: [{ reason: 'older_extract', rows: 2 }] })
  expect(file?.warnings[0]).toContain(
    'old.csv is an older export: order #1001 is refunded 0.00 in it and 5.00',
  )
  expect(file?.warnings.join(' ')).toContain('2026-11-01T00:00:00')
  expect(file?.warnings.join(' ')).toContain('extracted at 2026-10-02T17:00:00.000Z')
})

test('an export that shows orders refunded, cancelled or edited later replaces them', async () => {
  using lake = new TestLake()
  await lake.load(exported('old.csv', [first, second]), {}, '2026-11-01T00:00:00Z')
  const cancelled = { ...second, 'Cancelled at': '2026-10-03 09:00:00 -0400' }
  await lake.load(
    exported('new.csv', [{ ...first, ...refunded, Total: '16.00' }, cancelled]),
    {},
    '2026-11-05T00:00:00Z',
  )
  expect(await lake.rows('orders', 'name, total::double as total, cancelled_at is null as stands')).toEqual([
    { name: '#1001', total: 16, stands: true },
    { name: '#1002', total: 18, stands: false },
  ])
  expect(await lake.rows('refunds', 'refunded_at, amount::double as amount')).toEqual([
    { refunded_at: null, amount: 5 },
  ])
})

test('what is said of the extract stands above what its orders say', async () => {
  using lake = new TestLake()
  await lake.load(exported('a.csv', [{ ...first, ...refunded }]), {}, '2026-11-01T00:00:00Z')
  const said = { extractedAt: '2026-11-04T00:00:00Z' }
  await lake.load(exported('b.csv', [first]), said, '2026-11-05T00:00:00Z')
  expect(await lake.rows('refunds', '*')).toEqual([])
})

test('an order is the same with and without a column of ids, and with and without a number sign', async () => {
  using lake = new TestLake()
  await lake.load(exported('a.csv', [first, second]))
  const bare = [
    { ...first, Name: '1001' },
    { ...second, ...refunded, Name: '1002' },
  ]
  await lake.load(exported('b.csv', bare, ['Id']), {}, '2026-11-05T00:00:00Z')
  expect(await loadNumbers(lake)).toEqual([
    { name: '1001', load_id: 2, order_id: '61' },
    { name: '1002', load_id: 2, order_id: '62' },
  ])
  await lake.load(exported('c.csv', [first, { ...second, ...refunded }]), {}, '2026-11-06T00:00:00Z')
  expect(await loadNumbers(lake)).toHaveLength(2)
  expect(await lake.rows('order_lines', '*')).toHaveLength(2)
})

test('older files head the time of fulfilment otherwise and end earlier', async () => {
  using lake = new TestLake()
  const [file] = exported(
    'a.csv',
    [{ 'Fulfilled at': '2026-10-04 08:00:00 -0400' }],
    ['Refunded Amount', 'Id'],
  )
  const content = file?.content.replace('Fulfilled at', 'Fulfillment Date') ?? ''
  await lake.load([{ name: 'a.csv', content }])
  const at = "strftime(updated_at at time zone 'UTC', '%Y-%m-%d %H:%M') as updated"
  expect(await lake.rows('orders', `order_id, ${at}`)).toEqual([
    { order_id: '#1001', updated: '2026-10-04 12:00' },
  ])
})

test('in whatever order two exports of one shop arrive, the later one stands', async () => {
  const steps = fc.record({
    refund: fc.integer({ min: 0, max: 9 }),
    more: fc.integer({ min: 1, max: 9 }),
    isCancelled: fc.boolean(),
  })
  const law = fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 3 }), async (orders) => {
    const stated = (isLater: boolean): Order[] =>
      orders.map(({ refund, more, isCancelled }, at) => ({
        Name: `#${1001 + at}`,
        Id: `${61 + at}`,
        'Refunded Amount': `${refund + (isLater ? more : 0)}.00`,
        'Cancelled at': isLater && isCancelled ? '2026-10-05 09:00:00 -0400' : '',
      }))
    const columns = 'name, total::varchar as total, cancelled_at'
    const found = []
    for (const isReversed of [false, true]) {
      using lake = new TestLake()
      const files = [exported('old.csv', stated(false)), exported('new.csv', stated(true))]
      for (const [at, file] of (isReversed ? files.toReversed() : files).entries())
        await lake.load(file, {}, `2026-11-0${at + 1}T00:00:00Z`)
      found.push([
        await lake.rows('orders', columns),
        await lake.rows('refunds', 'order_key, amount::varchar as amount'),
      ])
    }
    expect(found[0]).toEqual(found[1])
  })
  await fc.assert(law, { numRuns: 2 })
})

test('an extract lies between those that its orders are behind and those that they are ahead of', () => {
  const known = [
    { extractedAt: '2026-11-01T00:00:00.000Z', ahead: 2, behind: 0, example: null },
    {
      extractedAt: '2026-11-09T00:00:00.000Z',
      ahead: 0,
      behind: 1,
      example: '#1 is refunded 0.00 in it and 1.00',
    },
  ]
  const latest = '2026-10-20T00:00:00.000Z'
  expect(orderExtract('f.csv', known, latest, '2026-11-20T00:00:00Z').extractedAt).toBe(
    '2026-11-01T00:00:00.000Z',
  )
  expect(orderExtract('f.csv', known.slice(1), latest, '2026-11-20T00:00:00Z').extractedAt).toBe(latest)
  expect(orderExtract('f.csv', known.slice(0, 1), latest, '2026-11-20T00:00:00Z')).toEqual({
    extractedAt: '2026-11-20T00:00:00Z',
    warnings: [],
  })
})
