import { expect, test } from 'vitest'
import { analyze, openCell } from '#engine/analyze.ts'
import { lakeOf, type TestTouch } from '#fixtures/lake.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }
const touch = (at: string, by: TestTouch['by'], more: Partial<TestTouch> = {}): TestTouch => ({
  person: 'ada',
  at,
  by,
  ...more,
})
const order = (at: string, value: number, more = {}) => ({ person: 'ada', at, value, ...more })

/** Three touches, one order of 90.00 on 10 October: the credits below are worked by hand. */
const threeTouches = {
  touches: [
    touch('2026-10-03T12:00:00Z', 'social'),
    touch('2026-10-08T12:00:00Z', 'email'),
    touch('2026-10-10T11:00:00Z', 'direct'),
  ],
  orders: [order('2026-10-10T12:00:00Z', 90)],
}

test('each model shares a journey of three touches as worked by hand', async () => {
  await using brand = await lakeOf(threeTouches)
  const models = [
    'first_touch',
    'last_touch',
    'last_non_direct',
    'linear',
    'linear_paid',
    'position_based',
    'time_decay',
  ]
  const answer = await analyze(brand.lake, 'attribution', { ...october, models })
  const revenue = (model: string) =>
    Object.fromEntries(
      answer.rows.filter((row) => row.model === model).map((row) => [row.channel, row.revenue]),
    )
  expect(revenue('first_touch')).toEqual({ 'Paid Social': '90.00' })
  expect(revenue('last_touch')).toEqual({ Direct: '90.00' })
  expect(revenue('last_non_direct')).toEqual({ Email: '90.00' })
  expect(revenue('linear')).toEqual({ 'Paid Social': '30.00', Email: '30.00', Direct: '30.00' })
  expect(revenue('linear_paid')).toEqual({ 'Paid Social': '90.00' })
  expect(revenue('position_based')).toEqual({ 'Paid Social': '36.00', Email: '18.00', Direct: '36.00' })
  // half-life 7 days: weights 2^-1 = 0.5, 2^(-2/7) = 0.82034, 2^(-1/168) = 0.99588, sum 2.31622; of 90.00 that is
  // 19.428, 31.875, 38.697; the floors leave two cents for the largest remainders, .87 and .65
  expect(revenue('time_decay')).toEqual({ 'Paid Social': '19.43', Email: '31.87', Direct: '38.70' })
})

test('a touchpoint counts exactly at the edge of the window and not a microsecond before', async () => {
  await using brand = await lakeOf({
    touches: [touch('2026-10-03T12:00:00Z', 'social')],
    orders: [order('2026-10-10T12:00:00Z', 90), order('2026-10-10T12:00:00.000001Z', 50)],
  })
  const answer = await analyze(brand.lake, 'attribution', { ...october, lookbackDays: 7 })
  expect(answer.rows.map((row) => [row.channel, row.reason, row.revenue])).toEqual([
    ['Paid Social', null, '90.00'],
    ['(unattributed)', 'outside_window', '50.00'],
  ])
})

test('a window is elapsed time, also across a day of 25 hours', async () => {
  await using brand = await lakeOf(
    {
      touches: [touch('2026-10-25T00:30:00+02:00', 'social')],
      orders: [order('2026-10-26T00:30:00+01:00', 10)], // 25 hours later, one local day later
    },
    { timeZone: 'Europe/Berlin' },
  )
  const one = await analyze(brand.lake, 'attribution', { ...october, lookbackDays: 1 })
  expect(one.rows.map((row) => row.reason)).toEqual(['outside_window'])
})

test('every unattributed order has the reason that holds for it', async () => {
  await using brand = await lakeOf({
    touches: [
      touch('2026-10-09T12:00:00Z', 'social', { person: 'viewer', kind: 3 }),
      touch('2026-08-01T12:00:00Z', 'social', { person: 'late' }),
      touch('2026-10-09T12:00:00Z', 'email', { person: 'owned' }),
    ],
    orders: ['viewer', 'late', 'owned', 'nobody'].map((person) =>
      order('2026-10-10T12:00:00Z', 10, { person }),
    ),
  })
  const answer = await analyze(brand.lake, 'attribution', { ...october, models: ['linear', 'linear_paid'] })
  const reasons = (model: string) => answer.rows.filter((row) => row.model === model).map((row) => row.reason)
  expect(reasons('linear').toSorted()).toEqual([null, 'no_touch', 'only_views', 'outside_window'].toSorted())
  expect(reasons('linear_paid').toSorted()).toEqual([
    'no_paid_touch',
    'no_touch',
    'only_views',
    'outside_window',
  ])
})

test('views earn in their own window once it is opened', async () => {
  await using brand = await lakeOf({
    touches: [touch('2026-10-09T12:00:00Z', 'social', { kind: 3 }), touch('2026-10-01T12:00:00Z', 'email')],
    orders: [order('2026-10-10T12:00:00Z', 10)],
  })
  const answer = await analyze(brand.lake, 'attribution', { ...october, viewLookbackDays: 1 })
  expect(answer.rows.map((row) => [row.channel, row.revenue])).toEqual([
    ['Email', '5.00'],
    ['Paid Social', '5.00'],
  ])
})

test('cash counts on the order day, accrual on the day of the touch that earned it', async () => {
  await using brand = await lakeOf({
    touches: [touch('2026-09-25T12:00:00Z', 'social'), touch('2026-10-05T12:00:00Z', 'email')],
    orders: [order('2026-10-10T12:00:00Z', 90)],
  })
  const cash = await analyze(brand.lake, 'attribution', { ...october, dimensions: ['day'] })
  expect(cash.rows.map((row) => [row.day, row.revenue])).toEqual([['2026-10-10', '90.00']])
  const accrual = await analyze(brand.lake, 'attribution', {
    ...october,
    dateMode: 'accrual',
    dimensions: ['day'],
  })
  expect(accrual.rows.map((row) => [row.day, row.revenue])).toEqual([['2026-10-05', '45.00']])
  expect(accrual.totals).toMatchObject({ revenue: '45.00' })
  expect(accrual.facts.find((fact) => fact.column.name === 'orderValue')?.value).toBe('90.00')
})

test('orders that do not convert are counted by their reason, and never credited', async () => {
  await using brand = await lakeOf({
    touches: [touch('2026-10-01T12:00:00Z', 'social')],
    orders: [
      order('2026-10-10T12:00:00Z', 10),
      order('2026-10-10T12:01:00Z', 20, { test: true }),
      order('2026-10-10T12:02:00Z', 30, { status: 'voided' }),
      order('2026-10-10T12:03:00Z', 40, { cancelled: true }),
      order('2026-10-10T12:04:00Z', 0),
      order('2026-10-10T12:05:00Z', 50, { giftCard: true }),
      order('2026-10-10T12:06:00Z', 60, { currency: 'EUR' }),
      order('2026-10-10T12:07:00Z', 70, { status: 'pending' }),
    ],
  })
  const answer = await analyze(brand.lake, 'attribution', october)
  expect(answer.totals).toMatchObject({ conversions: 2, revenue: '80.00' })
  const excluded = answer.facts.filter((fact) => fact.column.name === 'excludedOrders')
  expect(Object.fromEntries(excluded.map((fact) => [fact.key, fact.value]))).toEqual({
    test: 1,
    voided: 1,
    cancelled: 1,
    zero_value: 1,
    gift_card_only: 1,
    foreign_currency: 1,
  })
  expect(answer.warnings.map((warning) => warning.code)).toContain('foreign_orders')
})

test('spend and claims stand beside credit by campaign, and a touch finds its campaign by id or by name', async () => {
  await using brand = await lakeOf({
    touches: [
      touch('2026-10-05T12:00:00Z', 'social', { utmId: '120214567890120101' }),
      touch('2026-10-06T12:00:00Z', 'search', { campaign: 'Brand' }),
      touch('2026-10-07T12:00:00Z', 'search', { campaign: 'Nobody knows' }),
    ],
    orders: [order('2026-10-10T12:00:00Z', 90)],
    spend: [
      {
        day: '2026-10-05',
        platform: 'meta',
        campaignId: '120214567890120101',
        campaign: 'Prospecting',
        spend: 20,
        claims: 2,
        claimedValue: 150,
      },
      {
        day: '2026-10-05',
        platform: 'google_ads',
        campaignId: '2087654321',
        campaign: 'Brand',
        spend: 10,
        type: 'Search',
      },
    ],
  })
  const answer = await analyze(brand.lake, 'attribution', { ...october, dimensions: ['channel', 'campaign'] })
  expect(
    answer.rows.map((row) => [row.channel, row.campaign, row.revenue, row.spend, row.roas, row.claimedValue]),
  ).toEqual([
    ['Paid Search', '(campaign not identified)', '30.00', null, null, null],
    ['Paid Search', 'Brand', '30.00', '10.00', 3, null],
    ['Paid Social', 'Prospecting', '30.00', '20.00', 1.5, '150.00'],
  ])
  expect(answer.totals).toMatchObject({
    spend: '30.00',
    revenue: '90.00',
    roas: 3,
    claimedConversions: 2,
    claimedValue: '150.00',
  })
})

test('a cell opens to the orders and touchpoints that earned it, with file and line', async () => {
  await using brand = await lakeOf(threeTouches)
  const page = await openCell(brand.lake, 'attribution', {
    request: { ...october, models: ['position_based'] },
    cell: { channel: 'Email', reason: null, model: 'position_based' },
    cursor: null,
    limit: 10,
  })
  expect(page.rows).toMatchObject([
    {
      order: '#1001',
      credit: expect.closeTo(0.2, 12),
      counts: '18.000000',
      orderFile: 'rows.csv',
      orderLine: 2,
      touchFile: 'rows.csv',
      touchLine: 3,
    },
  ])
  expect(page.cursor).toBeNull()
})

test('a comparison period is told apart by its name', async () => {
  await using brand = await lakeOf({
    orders: [order('2026-10-10T12:00:00Z', 10), order('2026-09-10T12:00:00Z', 20)],
  })
  const answer = await analyze(brand.lake, 'attribution', {
    ...october,
    compare: [{ from: '2026-09-01', until: '2026-10-01' }],
  })
  expect(answer.rows.map((row) => [row.period, row.revenue])).toEqual([
    ['2026-10-01/2026-11-01', '10.00'],
    ['2026-09-01/2026-10-01', '20.00'],
  ])
})

test('campaign rows count before ad rows of the same day, and days without them count their ads', async () => {
  const ad = { platform: 'meta', campaignId: '120214567890120101', campaign: 'Prospecting' }
  await using brand = await lakeOf({
    spend: [
      { ...ad, day: '2026-10-05', spend: 20, level: 'campaign', claims: 2, claimedValue: 80 },
      { ...ad, day: '2026-10-05', spend: 18, level: 'ad', claims: 1, claimedValue: 70 },
      { ...ad, day: '2026-10-06', spend: 7, level: 'ad', claims: 1, claimedValue: 30 },
    ],
  })
  const answer = await analyze(brand.lake, 'attribution', { ...october, dimensions: ['day'] })
  expect(answer.rows.map((row) => [row.day, row.spend, row.claimedConversions, row.claimedValue])).toEqual([
    ['2026-10-05', '20.00', 2, '80.00'],
    ['2026-10-06', '7.00', 1, '30.00'],
  ])
})

test('a newsletter that bears the name of an ad campaign stays a newsletter', async () => {
  await using brand = await lakeOf({
    touches: [
      touch('2026-10-05T12:00:00Z', 'email', { campaign: 'Brand' }),
      touch('2026-10-06T12:00:00Z', 'organic', { campaign: 'Brand' }),
    ],
    orders: [order('2026-10-10T12:00:00Z', 90)],
    spend: [
      {
        day: '2026-10-05',
        platform: 'google_ads',
        campaignId: '2087654321',
        campaign: 'Brand',
        spend: 10,
        type: 'Search',
      },
    ],
  })
  const answer = await analyze(brand.lake, 'attribution', { ...october, models: ['linear', 'linear_paid'] })
  expect(answer.rows.map((row) => [row.model, row.channel, row.reason, row.revenue])).toEqual([
    ['linear', 'Email', null, '45.00'],
    ['linear', 'Organic Search', null, '45.00'],
    ['linear', 'Paid Search', null, '0.00'],
    ['linear_paid', 'Paid Search', null, '0.00'],
    ['linear_paid', '(unattributed)', 'no_paid_touch', '90.00'],
  ])
})

test('a question that contradicts itself is refused by the name of its field', async () => {
  await using brand = await lakeOf(threeTouches)
  const asked = { ...october, models: ['linear'] }
  const cell = (given: Record<string, string>, cursor: string | null = null) =>
    openCell(brand.lake, 'attribution', { request: asked, cell: given, cursor, limit: 10 })
  await expect(
    analyze(brand.lake, 'attribution', { ...asked, models: ['linear', 'linear'] }),
  ).rejects.toMatchObject({ field: 'models' })
  await expect(analyze(brand.lake, 'attribution', { ...asked, until: '2026-10-01' })).rejects.toMatchObject({
    field: 'until',
  })
  const filters = [{ dimension: 'campaign', operator: 'matches', values: ['(?=x)a'] }]
  await expect(analyze(brand.lake, 'attribution', { ...asked, filters })).rejects.toMatchObject({
    code: 'invalid_request',
    field: 'filters',
  })
  await expect(cell({ model: 'nope' })).rejects.toMatchObject({ field: 'cell.model' })
  await expect(cell({ bogus: 'x' })).rejects.toMatchObject({ field: 'cell.bogus' })
  await expect(cell({ channel: 'Email' }, 'zzz')).rejects.toMatchObject({ field: 'cursor' })
})
