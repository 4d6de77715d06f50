import { expect, test } from 'vitest'
import type { Row } from '#engine/analysis.ts'
import { analyze, openCell } from '#engine/analyze.ts'
import { lakeOf, openRows, rowsOf, type TestBrand, type TestOrder } from '#fixtures/lake.ts'
import type { TestReport } from '#fixtures/report-rows.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }
const order = (day: string, value: number, more: Partial<TestOrder> = {}): TestOrder => ({
  person: day,
  at: `${day}T12:00:00Z`,
  value,
  ...more,
})
const told = (rows: readonly Row[]) =>
  rows.map((row) => [row.cause, row.reason, row.orders, row.gross, row.returns, row.net, row.total])

/** An order of 100 with 7 of tax, of which a part was given back four days later. */
function partlyRefunded(refund: { amount: number; goods_amount: number }, reports: readonly TestReport[]) {
  const rows = rowsOf({
    orders: [order('2026-10-02', 70, { taxes: 7, refund: 30, refundedAt: '2026-10-06T08:00:00Z' })],
    reports,
  })
  return { ...rows, refunds: (rows.refunds ?? []).map((row) => ({ ...row, ...refund })) }
}

async function answered(brand: TestBrand, timeZone = 'UTC') {
  await using opened = await lakeOf(brand, { timeZone })
  return await analyze(opened.lake, 'parity', october)
}

test('a day that the shop and we count alike has nothing to explain', async () => {
  const answer = await answered({
    orders: [order('2026-10-02', 90, { gross: 100, shipping: 5, taxes: 9 })],
    reports: [{ day: '2026-10-02', orders: 1, gross: 100, discounts: -10, shipping: 5, taxes: 9 }],
  })
  expect(told(answer.rows)).toEqual([
    ['ours', null, 1, '100.00', '0.00', '90.00', '104.00'],
    ['shop', null, 1, '100.00', '0.00', '90.00', '104.00'],
  ])
  expect(answer.facts.map((fact) => [fact.column.name, fact.value]).slice(0, 2)).toEqual([
    ['daysCompared', 1],
    ['daysAgreeing', 1],
  ])
})

test('an order that the shop cancelled counts on its day and is taken back on the day of its cancellation', async () => {
  const answer = await answered({
    orders: [order('2026-10-02', 60, { taxes: 6, cancelledAt: '2026-10-05T09:00:00Z' })],
    reports: [
      { day: '2026-10-02', orders: 1, gross: 60, taxes: 6 },
      { day: '2026-10-05', orders: 0, returns: -60, taxes: -6 },
    ],
  })
  expect(told(answer.rows)).toEqual([
    ['ours', null, 0, '0.00', '0.00', '0.00', '0.00'],
    ['excluded', 'cancelled', 1, '60.00', '0.00', '60.00', '66.00'],
    ['reversal', 'cancelled', 0, '0.00', '-60.00', '-60.00', '-66.00'],
    ['shop', null, 1, '60.00', '-60.00', '0.00', '0.00'],
  ])
})

test('a dated refund moves from the order’s day to its own; an undated one is drawn where the shop takes it back', async () => {
  const dated = await answered({
    orders: [order('2026-10-02', 70, { refund: 30, refundedAt: '2026-10-06T08:00:00Z' })],
    reports: [
      { day: '2026-10-02', orders: 1, gross: 100 },
      { day: '2026-10-06', orders: 0, returns: -30 },
    ],
  })
  expect(told(dated.rows)).toEqual([
    ['ours', null, 1, '100.00', '-30.00', '70.00', '100.00'],
    ['refunds', null, 0, '0.00', '0.00', '0.00', '-30.00'],
    ['shop', null, 1, '100.00', '-30.00', '70.00', '70.00'],
  ])
  // 30 given back of an order with 7 % tax: the shop takes back 28 of goods and 2 of tax on a later day
  const brand: TestBrand = {
    orders: [order('2026-10-02', 70, { taxes: 7, refund: 30 })],
    reports: [
      { day: '2026-10-02', orders: 1, gross: 100, taxes: 7 },
      { day: '2026-10-06', orders: 0, returns: -28, taxes: -2 },
    ],
  }
  await using opened = await lakeOf(brand)
  const undated = await analyze(opened.lake, 'parity', { ...october, dimensions: ['day'] })
  expect(told(undated.rows.filter((row) => row.cause === 'undated_refunds'))).toEqual([
    ['undated_refunds', null, 0, '0.00', '30.00', '30.00', '0.00'],
    ['undated_refunds', null, 0, '0.00', '-28.00', '-28.00', '-30.00'],
  ])
  expect(undated.rows.some((row) => row.cause === 'not_explained')).toBe(false)
  const page = await openCell(opened.lake, 'parity', {
    request: october,
    cell: { cause: 'undated_refunds' },
    cursor: null,
    limit: 10,
  })
  expect(page.rows.map((row) => [row.order, row.what, row.amount, row.total, row.line])).toEqual([
    [null, 'the shop’s report', '-28.00', '-30.00', 3],
    ['#1001', 'on the order’s day with us', '30.000000', null, 2],
  ])
})

test('a dated refund of a part says how much beside goods, the report of what', async () => {
  await using opened = await openRows(
    partlyRefunded({ amount: 32, goods_amount: 30 }, [
      { day: '2026-10-02', orders: 1, gross: 100, taxes: 7 },
      { day: '2026-10-06', orders: 0, returns: -30, taxes: -2 },
    ]),
  )
  const answer = await analyze(opened.lake, 'parity', october)
  expect(answer.rows.map((row) => [row.cause, row.returns, row.taxes, row.total])).toEqual([
    ['ours', '-30.00', '7.00', '107.00'],
    ['refunds', '0.00', '-2.00', '-32.00'],
    ['shop', '-30.00', '5.00', '75.00'],
  ])
})

test('the shop takes back no more than was refunded until then; what is beyond is not explained', async () => {
  const answer = await answered({
    orders: [order('2026-10-04', 70, { refund: 30 }), order('2026-10-06', 50, { refund: 10 })],
    reports: [
      { day: '2026-10-03', orders: 0, returns: -5 },
      { day: '2026-10-04', orders: 1, gross: 100 },
      { day: '2026-10-05', orders: 0, returns: -45 },
    ],
  })
  expect(told(answer.rows)).toEqual([
    ['ours', null, 1, '100.00', '-30.00', '70.00', '100.00'],
    ['undated_refunds', null, 0, '0.00', '0.00', '0.00', '-30.00'],
    ['not_explained', null, 0, '0.00', '-20.00', '-20.00', '-20.00'],
    ['shop', null, 1, '100.00', '-50.00', '50.00', '50.00'],
  ])
})

test('gift cards and tips are no sales of the shop', async () => {
  const brand: TestBrand = {
    orders: [
      order('2026-10-02', 150, {
        tips: 4,
        lines: [
          { title: 'Throw', unitPrice: 100 },
          { title: 'Gift card', quantity: 2, unitPrice: 25, isGiftCard: true },
        ],
      }),
    ],
    reports: [{ day: '2026-10-02', orders: 1, gross: 100 }],
  }
  expect(told((await answered(brand)).rows)).toEqual([
    ['ours', null, 1, '150.00', '0.00', '150.00', '154.00'],
    ['gift_cards', null, 0, '-50.00', '0.00', '-50.00', '-50.00'],
    ['tips', null, 0, '0.00', '0.00', '0.00', '-4.00'],
    ['shop', null, 1, '100.00', '0.00', '100.00', '100.00'],
  ])
})

test('test, draft and till orders are a cause only where they close the day in every figure', async () => {
  const orders = [order('2026-10-02', 100), order('2026-10-02', 40, { test: true })]
  const proven = await answered({ orders, reports: [{ day: '2026-10-02', orders: 2, gross: 140 }] })
  expect(told(proven.rows)[1]).toEqual(['test', null, 1, '40.00', '0.00', '40.00', '40.00'])
  const other = await answered({ orders, reports: [{ day: '2026-10-02', orders: 2, gross: 139 }] })
  expect(told(other.rows)[1]).toEqual(['missing_orders', null, 1, '39.00', '0.00', '39.00', '39.00'])
  const till = await answered({
    orders: [order('2026-10-02', 100), order('2026-10-02', 25, { soldBy: 'pos' })],
    reports: [{ day: '2026-10-02', orders: 1, gross: 100 }],
  })
  expect(told(till.rows)[1]).toEqual(['pos', null, -1, '-25.00', '0.00', '-25.00', '-25.00'])
})

test('orders placed after the report was made are not missing from it', async () => {
  const answer = await answered({
    orders: [order('2026-10-02', 100), order('2026-10-02', 25, { at: '2026-10-02T20:00:00Z' })],
    reports: [{ day: '2026-10-02', orders: 1, gross: 100, madeAt: '2026-10-02T18:00:00Z' }],
  })
  expect(told(answer.rows)[1]).toEqual(['after_report', null, -1, '-25.00', '0.00', '-25.00', '-25.00'])
})

test('where the shop’s days begin at another hour, orders move between days and none is lost', async () => {
  // late orders of New York are the next day's in Berlin
  const days = ['02', '03', '04', '05', '06', '07']
  const orders = days.flatMap((day, at) => [
    order(`2026-10-${day}`, 10 + at),
    order(`2026-10-${day}`, 100 + at, { at: `2026-10-${day}T23:00:00Z` }),
  ])
  const gross = [10, 111, 113, 115, 117, 119, 105]
  const reports = [...days, '08'].map((day, at) => ({
    day: `2026-10-${day}`,
    orders: at === 0 || at === 6 ? 1 : 2,
    gross: gross[at] ?? 0,
  }))
  await using opened = await lakeOf({ orders, reports })
  const answer = await analyze(opened.lake, 'parity', { ...october, dimensions: ['day'] })
  expect(answer.rows.some((row) => row.cause === 'not_explained' || row.cause === 'missing_orders')).toBe(
    false,
  )
  expect(told(answer.rows.filter((row) => row.day === '2026-10-02'))).toEqual([
    ['ours', null, 2, '110.00', '0.00', '110.00', '110.00'],
    ['day_boundary', null, -1, '-100.00', '0.00', '-100.00', '-100.00'],
    ['shop', null, 1, '10.00', '0.00', '10.00', '10.00'],
  ])
})

test('without the report the answer says which one to export; days beside it are counted', async () => {
  const none = await answered({ orders: [order('2026-10-02', 100)] })
  expect(none.rows).toEqual([])
  expect(none.warnings.map((one) => one.code)).toEqual(['no_report'])
  const some = await answered({
    orders: [order('2026-10-02', 100), order('2026-10-03', 50)],
    reports: [{ day: '2026-10-03', orders: 1, gross: 50 }],
  })
  expect(some.facts.find((fact) => fact.column.name === 'ordersBeside')?.value).toBe(1)
  const foreign = await answered({
    orders: [order('2026-10-03', 50)],
    reports: [{ day: '2026-10-03', orders: 1, gross: 50, currency: 'EUR' }],
  })
  expect(foreign.warnings.map((one) => one.code)).toEqual(['report_in_other_currency'])
})
