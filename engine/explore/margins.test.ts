import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze, openCell } from '#engine/analyze.ts'
import { defaultDefinitions } from '#engine/definitions.ts'
import { lakeOf, type TestBrand, type TestWorkspace } from '#fixtures/lake.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }
const measures = [
  'net',
  'units',
  'costOfGoods',
  'grossMargin',
  'contributionMargin',
  'costCoverage',
  'uncostedNet',
]
const costs = (orderCosts: object[], beforeFirstCost = 'unknown'): TestWorkspace => ({
  definitions: {
    ...defaultDefinitions,
    costs: {
      beforeFirstCost: beforeFirstCost === 'firstCost' ? 'firstCost' : 'unknown',
      orderCosts: orderCosts.map((one) => ({
        validFrom: '2026-01-01',
        paymentFeeShare: 0,
        paymentFeeFixed: '0',
        shippingPerOrder: '0',
        otherShare: 0,
        ...one,
      })),
    },
  },
})

async function explored(brand: TestBrand, workspace: TestWorkspace = {}, more = {}) {
  await using opened = await lakeOf(brand, workspace)
  return await analyze(opened.lake, 'explore', { ...october, measures, dimensions: [], ...more })
}

test('costs and fees of the order’s day make margins as worked by hand', async () => {
  const brand: TestBrand = {
    orders: [
      // the cost of the 1st: 2 x 10 + 1 x 4 = 24; fee 3 % of 110 + 0.30, shipping 5, other 2 % of 100: 3.30 + 0.30 + 5 + 2 = 10.60
      {
        person: 'ada',
        at: '2026-10-05T12:00:00Z',
        value: 100,
        total: 110,
        lines: [{ sku: 'THROW', quantity: 2 }, { sku: 'MUG' }],
      },
      // the cost of the 10th: 12; from the 10th on no fees but shipping 6
      { person: 'bo', at: '2026-10-10T00:00:00Z', value: 50, lines: [{ sku: 'THROW' }] },
    ],
    costs: [
      { sku: 'THROW', from: '2026-10-01', cost: 10 },
      { sku: 'THROW', from: '2026-10-10', cost: 12 },
      { sku: 'MUG', from: '2026-09-01', cost: 4 },
    ],
  }
  const set = costs([
    { paymentFeeShare: 0.03, paymentFeeFixed: '0.30', shippingPerOrder: '5', otherShare: 0.02 },
    { validFrom: '2026-10-10', shippingPerOrder: '6.00' },
  ])
  const answer = await explored(brand, set, { dimensions: ['day'] })
  expect(answer.rows).toEqual([
    {
      day: '2026-10-05',
      net: '100.00',
      units: 3,
      costOfGoods: '24.00',
      grossMargin: '76.00',
      contributionMargin: '65.40',
      costCoverage: 1,
      uncostedNet: '0.00',
    },
    {
      day: '2026-10-10',
      net: '50.00',
      units: 1,
      costOfGoods: '12.00',
      grossMargin: '38.00',
      contributionMargin: '32.00',
      costCoverage: 1,
      uncostedNet: '0.00',
    },
  ])
  expect(answer.totals).toMatchObject({ costOfGoods: '36.00', contributionMargin: '97.40', costCoverage: 1 })
  expect(answer.warnings).toEqual([])
})

test('an order with a unit of unknown cost has no margin, and the answer says what lacks a cost', async () => {
  const answer = await explored({
    orders: [
      { person: 'ada', at: '2026-10-05T12:00:00Z', value: 100, lines: [{ sku: 'THROW' }, { sku: 'MUG' }] },
      { person: 'bo', at: '2026-10-05T12:00:00Z', value: 30, lines: [{ sku: 'THROW' }] },
      { person: 'cleo', at: '2026-10-05T12:00:00Z', value: 20 },
    ],
    costs: [{ sku: 'THROW', from: '2026-10-01', cost: 10 }],
  })
  expect(answer.rows).toEqual([
    {
      net: '150.00',
      units: 3,
      costOfGoods: '10.00',
      grossMargin: '20.00',
      contributionMargin: null,
      costCoverage: 2 / 3,
      uncostedNet: '120.00',
    },
  ])
  expect(answer.warnings.map((one) => one.code)).toEqual(['uncosted_units', 'costs_not_set'])
  expect(answer.warnings[0]?.message).toContain(
    '1 of 3 units have no cost that holds on their order’s day: 2 of 3 orders, worth 120.00 USD net',
  )
  expect(answer.warnings[0]?.message).toContain('MUG')
})

test('before a product’s first cost nothing is known, unless the workspace says that it cost the same', async () => {
  const brand: TestBrand = {
    orders: [{ person: 'ada', at: '2026-10-05T12:00:00Z', value: 100, lines: [{ sku: 'THROW' }] }],
    costs: [{ sku: 'THROW', from: '2026-10-20', cost: 10 }],
  }
  expect((await explored(brand)).rows[0]).toMatchObject({ grossMargin: null, costCoverage: 0 })
  expect((await explored(brand, costs([], 'firstCost'))).rows[0]).toMatchObject({ grossMargin: '90.00' })
})

test('goods refunded in full cost nothing, a partial refund leaves their cost whole; gift cards have no cost', async () => {
  const answer = await explored({
    orders: [
      { person: 'ada', at: '2026-10-05T12:00:00Z', value: 0, refund: 100, lines: [{ sku: 'THROW' }] },
      { person: 'bo', at: '2026-10-05T12:00:00Z', value: 70, refund: 30, lines: [{ sku: 'THROW' }] },
      {
        person: 'cleo',
        at: '2026-10-05T12:00:00Z',
        value: 60,
        lines: [{ sku: 'THROW' }, { sku: 'CARD', isGiftCard: true }],
      },
    ],
    costs: [{ sku: 'THROW', from: '2026-10-01', cost: 10 }],
  })
  expect(answer.rows[0]).toMatchObject({
    net: '130.00',
    units: 3,
    costOfGoods: '20.00',
    grossMargin: '110.00',
  })
})

test('a cost in another currency converts by the rate of the order’s day, and is not known without one', async () => {
  const brand: TestBrand = {
    orders: [
      { person: 'ada', at: '2026-10-05T12:00:00Z', value: 100, lines: [{ sku: 'THROW', quantity: 3 }] },
    ],
    costs: [{ sku: 'THROW', from: '2026-10-01', cost: 70, currency: 'CNY' }],
  }
  expect((await explored(brand)).rows[0]).toMatchObject({ costOfGoods: null, grossMargin: null })
  const rates = [{ day: '2026-10-05', from: 'CNY', to: 'USD', rate: 0.14 }]
  expect((await explored({ ...brand, rates })).rows[0]).toMatchObject({ costOfGoods: '29.40' })
})

test('cost of goods, gross margin and uncosted revenue make up net, in every grouping', async () => {
  const order = fc.record({
    person: fc.constantFrom('ada', 'bo'),
    at: fc.constantFrom('2026-10-05T02:00:00Z', '2026-10-06T12:00:00Z', '2026-10-12T23:30:00Z'),
    value: fc.integer({ min: 1, max: 9999 }).map((cents) => cents / 100),
    refund: fc.constantFrom(0, 0, 2.5),
    lines: fc.array(
      fc.record({ sku: fc.constantFrom('A', 'B', 'C'), quantity: fc.integer({ min: 1, max: 3 }) }),
      {
        maxLength: 3,
      },
    ),
  })
  const law = fc.asyncProperty(
    fc.array(order, { maxLength: 6 }),
    fc.constantFrom([], ['day'], ['country']),
    async (orders, dimensions) => {
      const answer = await explored(
        {
          orders,
          costs: [
            { sku: 'A', from: '2026-10-01', cost: 1.23 },
            { sku: 'B', from: '2026-10-06', cost: 0.77 },
          ],
        },
        { timeZone: 'America/New_York' },
        { dimensions },
      )
      const cents = (money: unknown) => Math.round(Number(money ?? 0) * 100)
      for (const row of [...answer.rows, answer.totals ?? {}])
        expect(cents(row.costOfGoods) + cents(row.grossMargin) + cents(row.uncostedNet)).toBe(cents(row.net))
    },
  )
  await fc.assert(law, { numRuns: 10 })
})

test('an opened order tells its cost of goods', async () => {
  await using opened = await lakeOf({
    orders: [{ person: 'ada', at: '2026-10-05T12:00:00Z', value: 100, lines: [{ sku: 'A', quantity: 2 }] }],
    costs: [{ sku: 'A', from: '2026-10-01', cost: 7 }],
  })
  const request = { ...october, measures: ['grossMargin'], dimensions: [] }
  const { rows } = await openCell(opened.lake, 'explore', { request, cell: {}, cursor: null, limit: 5 })
  expect(rows).toEqual([expect.objectContaining({ amount: '100.000000', costOfGoods: '14.000000' })])
})
