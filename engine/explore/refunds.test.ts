import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze, openCell } from '#engine/analyze.ts'
import { lakeOf, type TestBrand } from '#fixtures/lake.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }
const measures = ['orders', 'net', 'refunds']

async function explored(brand: TestBrand, more = {}, timeZone = 'UTC') {
  await using opened = await lakeOf(brand, { timeZone })
  return await analyze(opened.lake, 'explore', { ...october, measures, dimensions: ['day'], ...more })
}

const brand: TestBrand = {
  orders: [
    { person: 'ada', at: '2026-10-05T12:00:00Z', value: 70, refund: 30, refundedAt: '2026-10-09T12:00:00Z' },
    { person: 'bo', at: '2026-10-05T12:00:00Z', value: 45, refund: 5 },
    { person: 'cleo', at: '2026-09-30T12:00:00Z', value: 10, refund: 8, refundedAt: '2026-10-09T12:00:00Z' },
  ],
}

test('by order day a refund lowers its order’s day; by refund day its own, also for orders before the range', async () => {
  expect((await explored(brand)).rows).toEqual([
    { day: '2026-10-05', orders: 2, net: '115.00', refunds: '35.00' },
  ])
  expect((await explored(brand, { refundsBy: 'refundDay' })).rows).toEqual([
    { day: '2026-10-05', orders: 2, net: '145.00', refunds: '5.00' },
    { day: '2026-10-09', orders: 0, net: '-38.00', refunds: '38.00' },
  ])
})

test('both views say their rule and which refunds no file dates', async () => {
  for (const [refundsBy, rule] of [
    ['orderDay', 'Refunds count on the day of their order.'],
    ['refundDay', 'Refunds count on the day they were given'],
  ]) {
    const answer = await explored(brand, { refundsBy })
    expect(answer.columns.find((column) => column.name === 'net')?.definition).toContain(rule)
    expect(answer.warnings).toEqual([
      {
        code: 'undated_refunds',
        message: '1 orders have refunds without a date; they are booked on the order’s day.',
      },
    ])
  }
})

test('a day of refunds opens to the refunds, with file and line', async () => {
  await using opened = await lakeOf(brand)
  const request = { ...october, measures: ['net'], refundsBy: 'refundDay' }
  const asked = { request, cell: { day: '2026-10-09' }, cursor: null, limit: 10 }
  const { rows } = await openCell(opened.lake, 'explore', asked)
  expect(rows.map((row) => [row.table, row.what, row.amount, row.line])).toEqual([
    ['refunds', '#1003', '-8.000000', 4],
    ['refunds', '#1001', '-30.000000', 2],
  ])
})

test('both views come to the same net over all days when orders and refunds lie in the range, in any currency', async () => {
  const order = fc
    .record({
      person: fc.constantFrom('ada', 'bo'),
      hour: fc.integer({ min: 0, max: 27 * 24 }),
      later: fc.integer({ min: 0, max: 72 }),
      value: fc.integer({ min: 1, max: 9999 }),
      refund: fc.integer({ min: 0, max: 999 }),
      currency: fc.constantFrom('USD', 'EUR'),
      isDated: fc.boolean(),
    })
    .map(({ person, hour, later, value, refund, currency, isDated }) => {
      const instant = (hours: number) =>
        new Date(Date.parse('2026-10-01T06:00:00Z') + hours * 3_600_000).toISOString()
      return {
        person,
        at: instant(hour),
        value: value / 100,
        refund: refund / 100,
        currency,
        ...(isDated ? { refundedAt: instant(hour + later) } : {}),
      }
    })
  const rates = Array.from({ length: 31 }, (_, at) => ({
    day: `2026-10-${String(at + 1).padStart(2, '0')}`,
    from: 'EUR',
    to: 'USD',
    rate: 1 + at / 97,
  }))
  const law = fc.asyncProperty(
    fc.array(order, { maxLength: 6 }),
    fc.constantFrom('UTC', 'America/New_York'),
    async (orders, timeZone) => {
      const given = (refundsBy: string) =>
        explored({ orders, rates }, { refundsBy, measures: ['net', 'orders', 'refunds'] }, timeZone)
      const [byOrder, byRefund] = [await given('orderDay'), await given('refundDay')]
      expect(byRefund.totals).toEqual(byOrder.totals)
    },
  )
  await fc.assert(law, { numRuns: 12 })
})
