import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze, openCell } from '#engine/analyze.ts'
import { lakeOf, type TestBrand } from '#fixtures/lake.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }
const campaign = { platform: 'meta', campaignId: '120214567890120101', campaign: 'Prospecting' }

/** ECB form: units of a currency for one EUR. */
const ecb = (day: string, rates: Readonly<Record<string, number>>) =>
  Object.entries(rates).map(([to, rate]) => ({ day, from: 'EUR', to, rate }))

const explored = async (brand: TestBrand, measures: string[], more = {}, workspace = {}) => {
  await using opened = await lakeOf(brand, workspace)
  return await analyze(opened.lake, 'explore', { ...october, measures, dimensions: [], ...more })
}

test('direct, inverse and through EUR convert as worked by hand, each by the rate of its day', async () => {
  const brand: TestBrand = {
    orders: [
      { person: 'ada', at: '2026-10-05T12:00:00Z', value: 100, currency: 'EUR' }, // 100 x 1.0852 = 108.52
      { person: 'bo', at: '2026-10-05T12:00:00Z', value: 100, currency: 'CAD' }, // 100 / 1.25 = 80
      { person: 'cleo', at: '2026-10-05T12:00:00Z', value: 10000, currency: 'JPY' }, // 10000 / 160 x 1.0852 = 67.825
      { person: 'dan', at: '2026-10-06T12:00:00Z', value: 100, currency: 'EUR' }, // 100 x 1.09 = 109
    ],
    rates: [
      ...ecb('2026-10-05', { USD: 1.0852, JPY: 160 }),
      ...ecb('2026-10-06', { USD: 1.09, JPY: 161 }),
      { day: '2026-10-05', from: 'USD', to: 'CAD', rate: 1.25 },
    ],
  }
  const answer = await explored(brand, ['net', 'orders'], { dimensions: ['day'] })
  expect(answer.rows).toEqual([
    { day: '2026-10-05', net: '256.35', orders: 3 },
    { day: '2026-10-06', net: '109.00', orders: 1 },
  ])
  expect(answer.warnings.map((one) => one.code)).toEqual(['money_converted'])
})

test('spend, claims, orders, attribution and reconcile convert alike', async () => {
  await using opened = await lakeOf({
    touches: [{ person: 'ada', at: '2026-10-04T12:00:00Z', by: 'social' }],
    orders: [{ person: 'ada', at: '2026-10-05T12:00:00Z', value: 90, refund: 10, currency: 'GBP' }],
    spend: [{ ...campaign, day: '2026-10-05', spend: 40, claims: 2, claimedValue: 100, currency: 'GBP' }],
    rates: [{ day: '2026-10-05', from: 'GBP', to: 'USD', rate: 1.3 }],
  })
  const measures = ['net', 'spend', 'mer', 'claimedValue']
  const explore = await analyze(opened.lake, 'explore', { ...october, measures, dimensions: [] })
  expect(explore.rows).toEqual([{ net: '117.00', spend: '52.00', mer: 2.25, claimedValue: '130.00' }])
  const attribution = await analyze(opened.lake, 'attribution', october)
  expect(attribution.totals).toMatchObject({ revenue: '117.00', spend: '52.00', claimedValue: '130.00' })
  const reconcile = await analyze(opened.lake, 'reconcile', october)
  expect(reconcile.rows.map((row) => [row.bar, row.revenue])).toEqual([
    ['claimed', '130.00'],
    ['not_explained', '0.00'],
    ['refunds', '-13.00'],
    ['shop', '117.00'],
  ])
  expect(reconcile.warnings.map((one) => one.code)).toContain('money_converted')
  const orders = await analyze(opened.lake, 'orders', {})
  expect(orders.rows[0]).toMatchObject({
    net: '90.00',
    currency: 'GBP',
    value: '117.00',
    rateDate: '2026-10-05',
  })
})

test('a day without a rate takes the last one before it, at most seven days old', async () => {
  const at = (day: string) => ({ person: day, at: `${day}T12:00:00Z`, value: 100, currency: 'EUR' })
  const brand: TestBrand = {
    orders: ['2026-10-08', '2026-10-09', '2026-10-16', '2026-10-17'].map(at),
    rates: [...ecb('2026-10-09', { USD: 1.1 })],
  }
  const answer = await explored(brand, ['net', 'orders'])
  // the 9th by its own rate, the 16th by one of 7 days before; the 8th has none before it and the 17th an older one only
  expect(answer.rows).toEqual([{ net: '220.00', orders: 2 }])
  expect(answer.warnings).toEqual([
    {
      code: 'money_converted',
      message:
        'EUR: converted to USD by the rate of the order’s day or of the platform’s day. Where a day has no rate, the last one before it is used, here up to 7 days old.',
    },
    {
      code: 'foreign_orders',
      message:
        '2 orders worth 200.00 EUR between 2026-10-08 and 2026-10-17 are left out: no exchange rate from EUR to USD of that day or the 7 days before it is loaded. Load a rates file that covers these days, such as the ECB’s eurofxref-hist.csv.',
    },
  ])
})

test('an order’s rate is that of its day in the workspace’s zone, not of its day in UTC', async () => {
  const brand: TestBrand = {
    // 2026-10-06 00:30 UTC is the evening of the 5th in New York
    orders: [{ person: 'ada', at: '2026-10-06T00:30:00Z', value: 100, currency: 'EUR' }],
    rates: [...ecb('2026-10-05', { USD: 1.1 }), ...ecb('2026-10-06', { USD: 1.2 })],
  }
  const newYork = await explored(brand, ['net'], {}, { timeZone: 'America/New_York' })
  expect(newYork.rows).toEqual([{ net: '110.00' }])
  expect((await explored(brand, ['net'])).rows).toEqual([{ net: '120.00' }])
})

test('currencies without decimals and with three are rounded to their own last digit', async () => {
  const brand: TestBrand = {
    orders: [{ person: 'ada', at: '2026-10-05T12:00:00Z', value: 12.34, currency: 'EUR' }],
    rates: ecb('2026-10-05', { JPY: 160.55, KWD: 0.33333 }),
  }
  // 12.34 x 160.55 = 1981.187, 12.34 x 0.33333 = 4.1132922
  expect((await explored(brand, ['net'], {}, { currency: 'JPY' })).rows).toEqual([{ net: '1981' }])
  expect((await explored(brand, ['net'], {}, { currency: 'KWD' })).rows).toEqual([{ net: '4.113' }])
})

test('money without any rate is told by kind and currency, and an order that lacks one still makes its buyer known', async () => {
  const answer = await explored(
    {
      orders: [
        { person: 'ada', at: '2026-10-05T12:00:00Z', value: 2000, currency: 'JPY' },
        { person: 'ada', at: '2026-10-06T12:00:00Z', value: 50 },
      ],
      spend: [{ ...campaign, day: '2026-10-07', spend: 40.5, claims: 1, claimedValue: 7, currency: 'GBP' }],
    },
    ['net', 'orders', 'newCustomers', 'spend', 'claimedValue'],
  )
  expect(answer.rows).toEqual([{ net: '50.00', orders: 1, newCustomers: 0, spend: null, claimedValue: null }])
  expect(answer.warnings.map((one) => [one.code, one.message.split(' are left')[0]])).toEqual([
    ['foreign_spend', '40.50 GBP of spend on 2026-10-07'],
    ['foreign_orders', '1 orders worth 2000 JPY on 2026-10-05'],
    ['foreign_claims', '7.00 GBP of claimed revenue on 2026-10-07'],
  ])
})

test('an opened row tells what the file states, the rate and its day', async () => {
  await using opened = await lakeOf({
    orders: [{ person: 'ada', at: '2026-10-10T12:00:00Z', value: 80, currency: 'EUR' }],
    rates: ecb('2026-10-09', { USD: 1.0852 }),
  })
  const asked = {
    request: { ...october, measures: ['net'], dimensions: [] },
    cell: {},
    cursor: null,
    limit: 5,
  }
  expect((await openCell(opened.lake, 'explore', asked)).rows).toEqual([
    expect.objectContaining({
      amount: '86.816000',
      statedValue: '80.000000',
      currency: 'EUR',
      rate: '1.085200000000000000',
      rateDate: '2026-10-09',
    }),
  ])
  const cell = { ...asked, request: october, cell: { model: 'linear' } }
  expect((await openCell(opened.lake, 'attribution', cell)).rows).toEqual([
    expect.objectContaining({ statedValue: '80.000000', currency: 'EUR', rateDate: '2026-10-09' }),
  ])
})

const cents = fc.integer({ min: 1, max: 5_000_000 })
const rates = fc.integer({ min: 1, max: 50_000_000 }).map((ten) => ten / 10_000)

test('conversion is linear, the same currency stays as it is, and totals are the sum of converted rows', async () => {
  const law = fc.asyncProperty(
    fc.array(cents, { minLength: 1, maxLength: 8 }),
    rates,
    async (values, rate) => {
      const orders = (currency: string) =>
        values.map((value, at) => ({
          person: `p${at}`,
          at: `2026-10-${String(at + 10)}T12:00:00Z`,
          value: value / 100,
          currency,
        }))
      const given = (currency: string, more: TestBrand = {}) =>
        explored({ orders: orders(currency), ...more }, ['net'], { dimensions: ['day'] })
      const perDay = values.map((_, at) => ({
        day: `2026-10-${String(at + 10)}`,
        from: 'EUR',
        to: 'USD',
        rate,
      }))
      const [home, foreign] = [await given('USD'), await given('EUR', { rates: perDay })]
      // in ten-thousandths of a cent every product is whole, so the oracle is exact
      const exact = values.map((value) => BigInt(value) * BigInt(Math.round(rate * 10_000)))
      const shown = (tenThousandths: bigint) => ((tenThousandths + 5000n) / 10_000n).toString()
      const digits = (money: unknown) => BigInt(String(money).replace('.', '')).toString()
      expect(home.rows.map((row) => digits(row.net))).toEqual(values.map(String))
      expect(foreign.rows.map((row) => digits(row.net))).toEqual(exact.map(shown))
      expect(digits(foreign.totals?.net)).toBe(shown(exact.reduce((sum, one) => sum + one, 0n)))
    },
  )
  await fc.assert(law, { numRuns: 8 })
})

test('the order in which rates stand in the lake changes nothing', async () => {
  const all = [
    ...ecb('2026-10-05', { USD: 1.1, GBP: 0.9 }),
    { day: '2026-10-05', from: 'GBP', to: 'USD', rate: 1.25 },
    { day: '2026-10-05', from: 'USD', to: 'GBP', rate: 0.5 },
    { day: '2026-10-04', from: 'GBP', to: 'USD', rate: 9 },
  ]
  const orders = [{ person: 'ada', at: '2026-10-05T12:00:00Z', value: 100, currency: 'GBP' }]
  const law = fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (shuffled) => {
    expect((await explored({ orders, rates: shuffled }, ['net'])).rows).toEqual([{ net: '125.00' }])
  })
  await fc.assert(law, { numRuns: 5 })
})
