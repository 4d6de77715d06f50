import { expect, test } from 'vitest'
import type { Row } from '#engine/analysis.ts'
import { analyze, openCell } from '#engine/analyze.ts'
import { lakeOf, openRows, rowsOf, type TestBrand, type TestOrder, type TestTouch } from '#fixtures/lake.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }
const touch = (person: string, by: TestTouch['by'], at = '2026-10-09T12:00:00Z'): TestTouch => ({
  person,
  at,
  by,
})
const order = (person: string, value: number, more: Partial<TestOrder> = {}): TestOrder => ({
  person,
  at: '2026-10-10T12:00:00Z',
  value,
  ...more,
})
const claim = (platform: 'meta' | 'google_ads', claims: number, claimedValue: number) => ({
  day: '2026-10-10',
  platform,
  campaignId: platform === 'meta' ? '120214567890120101' : '20876543210',
  campaign: platform === 'meta' ? 'Prospecting' : 'Brand',
  spend: 10,
  claims,
  claimedValue,
})

/** Meta claims 4 orders worth 400, Google 2 worth 170. Of them the rows account for what is worked out below. */
const brand: TestBrand = {
  touches: [
    touch('both', 'social', '2026-10-08T12:00:00Z'),
    touch('both', 'search'),
    touch('meta only', 'social'),
    touch('test buyer', 'social'),
    touch('mail', 'email'),
  ],
  orders: [
    order('both', 100),
    order('meta only', 70, { refund: 10 }),
    order('test buyer', 60, { test: true }),
    order('mail', 50),
    order('nobody', 30, { at: '2026-10-11T12:00:00Z' }),
  ],
  spend: [claim('meta', 4, 400), claim('google_ads', 2, 170)],
}

const bars = (rows: readonly Row[]) => rows.map((row) => [row.bar, row.reason, row.orders, row.revenue])

test('claims step down to the shop as worked by hand', async () => {
  await using opened = await lakeOf(brand)
  const answer = await analyze(opened.lake, 'reconcile', october)
  // 6 claimed - 1 order that both platforms reached - 1 test order - 2 that no row accounts for + 2 that no platform
  // reached = 4 converting orders; in money before refunds 570 - 100 - 60 - 230 + 80 = 260, less 10 refunded
  expect(bars(answer.rows)).toEqual([
    ['claimed', null, 6, '570.00'],
    ['overlap', null, -1, '-100.00'],
    ['excluded', 'test', -1, '-60.00'],
    ['not_explained', null, -2, '-230.00'],
    ['unmatched', null, 2, '80.00'],
    ['refunds', null, null, '-10.00'],
    ['shop', null, 4, '250.00'],
  ])
  expect(answer.warnings.map((one) => one.code)).toEqual(['window_not_stated'])
})

test('an order belongs to the platform that came last; the other platform carries the overlap', async () => {
  await using opened = await lakeOf(brand)
  const answer = await analyze(opened.lake, 'reconcile', { ...october, dimensions: ['platform', 'campaign'] })
  const of = (platform: string | null) => bars(answer.rows.filter((row) => row.platform === platform))
  // the touchpoints name no campaign, so the claims of one stand beside the orders of none
  expect(of('google_ads')).toEqual([
    ['not_explained', null, 1, '100.00'],
    ['shop', null, 1, '100.00'],
    ['claimed', null, 2, '170.00'],
    ['not_explained', null, -2, '-170.00'],
    ['shop', null, 0, '0.00'],
  ])
  expect(of(null)).toEqual([
    ['unmatched', null, 2, '80.00'],
    ['shop', null, 2, '80.00'],
  ])
})

test('a platform’s stated click window decides which of its touchpoints count', async () => {
  const rows = rowsOf({
    touches: [touch('ada', 'social', '2026-10-01T12:00:00Z')],
    orders: [order('ada', 90)],
    spend: [claim('meta', 1, 90)],
  })
  const stated = (attribution_window: string) => ({
    ...rows,
    ad_conversions_daily: (rows.ad_conversions_daily ?? []).map((row) => ({ ...row, attribution_window })),
  })
  await using week = await openRows(stated('7d_click_1d_view'))
  await using month = await openRows(stated('28d_click'))
  const found = async (opened: typeof week) =>
    (await analyze(opened.lake, 'reconcile', october)).rows.map((row) => row.bar)
  expect(await found(week)).toEqual(['claimed', 'not_explained', 'unmatched', 'shop'])
  expect(await found(month)).toEqual(['claimed', 'not_explained', 'shop'])
})

test('only rows whose window says view and not click are view-through', async () => {
  const rows = rowsOf({ orders: [order('ada', 90)], spend: [claim('meta', 5, 400)] })
  const [whole] = rows.ad_conversions_daily ?? []
  await using opened = await openRows({
    ...rows,
    ad_conversions_daily: [
      { ...whole },
      { ...whole, attribution_window: '7d_click', conversions: 3, value: 250, line: 3 },
      { ...whole, attribution_window: '1d_view', conversions: 2, value: 150, line: 4 },
    ],
  })
  const answer = await analyze(opened.lake, 'reconcile', october)
  expect(bars(answer.rows).slice(0, 2)).toEqual([
    ['claimed', null, 5, '400.00'],
    ['view_through', null, -2, '-150.00'],
  ])
  const page = await openCell(opened.lake, 'reconcile', {
    request: october,
    cell: { bar: 'view_through' },
    cursor: null,
    limit: 10,
  })
  expect(page.rows).toMatchObject([{ counts: -2, amount: '-150.000000', file: 'rows.csv', line: 4 }])
})

test('without touchpoints nothing is called overlap or unmatched, and the answer says which file to add', async () => {
  await using opened = await lakeOf({ orders: [order('ada', 90)], spend: [claim('meta', 3, 200)] })
  const answer = await analyze(opened.lake, 'reconcile', october)
  expect(bars(answer.rows)).toEqual([
    ['claimed', null, 3, '200.00'],
    ['not_explained', null, -2, '-110.00'],
    ['shop', null, 1, '90.00'],
  ])
  expect(answer.warnings.map((one) => one.code)).toContain('no_touchpoints')
})

test('a brand without claims shows only the shop side', async () => {
  await using opened = await lakeOf({
    touches: [touch('ada', 'social')],
    orders: [order('ada', 90, { refund: 5 })],
  })
  const answer = await analyze(opened.lake, 'reconcile', october)
  expect(bars(answer.rows)).toEqual([
    ['unmatched', null, 1, '95.00'],
    ['refunds', null, null, '-5.00'],
    ['shop', null, 1, '90.00'],
  ])
  expect(answer.warnings.map((one) => one.code)).toEqual(['no_claims'])
})

test('claims without any order are not explained, and nothing at all is an empty shop', async () => {
  await using claimed = await lakeOf({ spend: [claim('meta', 3, 200)] })
  const answer = await analyze(claimed.lake, 'reconcile', october)
  expect(bars(answer.rows)).toEqual([
    ['claimed', null, 3, '200.00'],
    ['not_explained', null, -3, '-200.00'],
    ['shop', null, 0, '0.00'],
  ])
  await using empty = await lakeOf({})
  expect(bars((await analyze(empty.lake, 'reconcile', october)).rows)).toEqual([['shop', null, 0, '0.00']])
})

test('an order refunded beyond its value lowers the shop below nothing', async () => {
  await using opened = await lakeOf({
    touches: [touch('ada', 'social')],
    orders: [order('ada', -20, { refund: 120 })],
    spend: [claim('meta', 1, 100)],
  })
  const answer = await analyze(opened.lake, 'reconcile', october)
  expect(bars(answer.rows)).toEqual([
    ['claimed', null, 1, '100.00'],
    ['not_explained', null, 0, '0.00'],
    ['refunds', null, null, '-120.00'],
    ['shop', null, 1, '-20.00'],
  ])
})

test('platform days of another zone are said to be so', async () => {
  await using opened = await lakeOf(brand, { timeZone: 'Europe/Berlin' })
  const answer = await analyze(opened.lake, 'reconcile', october)
  expect(answer.warnings.filter((one) => one.code === 'other_time_zone').map((one) => one.message)).toEqual([
    'Days of google_ads are days in UTC; they are set against days in Europe/Berlin.',
    'Days of meta are days in UTC; they are set against days in Europe/Berlin.',
  ])
})

test('a comparison period stands beside the first, and its bars open to its own rows', async () => {
  await using opened = await lakeOf(brand)
  const request = { from: '2026-11-01', until: '2026-12-01', compare: [october] }
  const answer = await analyze(opened.lake, 'reconcile', request)
  expect(answer.rows.filter((row) => row.bar === 'shop').map((row) => [row.period, row.orders])).toEqual([
    ['2026-11-01/2026-12-01', 0],
    ['2026-10-01/2026-11-01', 4],
  ])
  const cell = { bar: 'overlap', period: '2026-10-01/2026-11-01' }
  const page = await openCell(opened.lake, 'reconcile', { request, cell, cursor: null, limit: 10 })
  expect(page.rows).toMatchObject([{ order: '#1001', what: 'google_ads, meta', counts: -1, line: 2 }])
})
