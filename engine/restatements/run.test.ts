import { expect, test } from 'vitest'
import type { Row } from '#engine/analysis.ts'
import { analyze, openCell } from '#engine/analyze.ts'
import { rowsOf, type TestBrand, type TestSpend } from '#fixtures/lake.ts'
import { statesOf, statesOfRows } from '#fixtures/restated.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }

const spent = (day: number, spend: number, more: Partial<TestSpend> = {}): TestSpend => ({
  day: `2026-10-${String(day).padStart(2, '0')}`,
  platform: 'meta',
  campaignId: '120214567890120101',
  campaign: 'Prospecting',
  spend,
  ...more,
})
const brand = { platform: 'google_ads', campaignId: '20876543210', campaign: 'Brand' } as const

/** Meta restates a day and adds its claims, Google drops a day and reports another; one day stays. */
const spendBefore = [spent(5, 100, { claims: 2, claimedValue: 80 }), spent(6, 50), spent(5, 20, brand)]
const spendAfter = [
  spent(5, 110.5, { claims: 3, claimedValue: 125.25 }),
  spent(6, 50),
  spent(7, 30),
  spent(8, 9, brand),
]

const figures = (row: Row | null | undefined, measure: string) =>
  ['Before', 'After', 'Difference'].map((side) => row?.[`${measure}${side}`])

test('restated, new and withdrawn campaign days are told apart as worked by hand', async () => {
  await using states = await statesOf([{ spend: spendBefore }, { spend: spendAfter }])
  await using lake = await states.between(1, 2)
  const answer = await analyze(lake, 'restatements', {
    ...october,
    dimensions: ['platform', 'campaign', 'day', 'change'],
  })
  const spend = answer.rows.map((row) => [row.platform, row.day, row.change, ...figures(row, 'spend')])
  expect(spend).toEqual([
    ['meta', '2026-10-07', 'appeared', null, '30.00', '30.00'],
    ['google_ads', '2026-10-05', 'vanished', '20.00', null, '-20.00'],
    ['meta', '2026-10-05', 'changed', '100.00', '110.50', '10.50'],
    ['google_ads', '2026-10-08', 'appeared', null, '9.00', '9.00'],
  ])
  expect(figures(answer.rows[2], 'claimedConversions')).toEqual([2, 3, 1])
  expect(figures(answer.rows[2], 'claimedValue')).toEqual(['80.00', '125.25', '45.25'])
  // 170 before, 199.50 after, the day that stayed included
  expect(figures(answer.totals, 'spend')).toEqual(['170.00', '199.50', '29.50'])
  const fact = (name: string) =>
    answer.facts.filter((one) => one.column.name === name).map((one) => one.value)
  expect(fact('snapshot')).toEqual([1, 2])
  expect(fact('unchanged')).toEqual([1])
})

test('a cell in which only another measure changed is left out', async () => {
  await using states = await statesOf([
    { spend: [spent(5, 10, { claims: 1 })] },
    { spend: [spent(5, 10, { claims: 2 })] },
  ])
  await using lake = await states.between(1, 2)
  const asked = { ...october, dimensions: ['day'] }
  expect((await analyze(lake, 'restatements', { ...asked, measures: ['spend'] })).rows).toEqual([])
  expect(
    (await analyze(lake, 'restatements', { ...asked, measures: ['claimedConversions'] })).rows,
  ).toHaveLength(1)
})

test('cells below the minimum are counted and stay in the totals', async () => {
  await using states = await statesOf([{ spend: spendBefore }, { spend: spendAfter }])
  await using lake = await states.between(1, 2)
  const answer = await analyze(lake, 'restatements', { ...october, minimumChange: 15 })
  expect(answer.rows.map((row) => row.spendDifference)).toEqual(['30.00', '-20.00'])
  expect(answer.totals).toMatchObject({ spendDifference: '29.50' })
  expect(answer.facts.find((one) => one.column.name === 'belowMinimum')?.value).toBe(2)
})

const sold = (number: number, value: number, more = {}) => ({
  number,
  person: `buyer ${number}`,
  at: '2026-10-10T12:00:00Z',
  value,
  ...more,
})

test('orders that appeared, went, were cancelled, refunded or edited are listed one by one', async () => {
  const before: TestBrand = {
    orders: [
      sold(1, 10),
      sold(2, 20),
      sold(3, 30),
      sold(4, 40),
      sold(5, 50),
      sold(6, 60, { status: 'pending' }),
    ],
  }
  const after: TestBrand = {
    orders: [
      sold(1, 10),
      sold(2, 20, { cancelled: true }),
      sold(3, 25, { refund: 5 }),
      sold(4, 44),
      sold(6, 60, { status: 'paid' }),
      sold(7, 70),
    ],
  }
  await using states = await statesOf([before, after])
  await using lake = await states.between(1, 2)
  const answer = await analyze(lake, 'restatements', {
    ...october,
    dimensions: ['order', 'change'],
    measures: ['net', 'orders', 'refunds'],
    sort: { by: 'order', descending: false },
  })
  const listed = answer.rows.map((row) => [row.order, row.change, row.netDifference, row.ordersDifference])
  expect(listed).toEqual([
    ['#1002', 'cancelled', '-20.00', -1],
    ['#1003', 'refunded', '-5.00', 0],
    ['#1004', 'edited', '4.00', 0],
    ['#1005', 'vanished', '-50.00', -1],
    ['#1006', 'edited', '0.00', 0],
    ['#1007', 'appeared', '70.00', 1],
  ])
  expect(answer.totals).toMatchObject({
    netDifference: '-1.00',
    ordersDifference: -1,
    refundsDifference: '5.00',
  })
})

test('a cell opens to the rows of both states with the file and line of each', async () => {
  await using states = await statesOf([{ spend: spendBefore }, { spend: spendAfter }])
  await using lake = await states.between(1, 2)
  const request = { ...october, dimensions: ['campaign', 'day'] }
  const cell = { campaign: 'Prospecting', campaignId: '120214567890120101', day: '2026-10-05' }
  const { rows } = await openCell(lake, 'restatements', { request, cell, cursor: null, limit: 10 })
  expect(rows.map((row) => [row.side, row.spend, row.claimedValue, row.file, row.line, row.load])).toEqual([
    ['before', '100.00', '80.00', 'state-1.csv', 2, 1],
    ['after', '110.50', '125.25', 'state-2.csv', 2, 2],
  ])
})

test('a campaign that is renamed has one cell, under its latest name', async () => {
  await using states = await statesOf([
    { spend: [spent(5, 10)] },
    { spend: [spent(5, 12, { campaign: 'Prospecting EU' })] },
  ])
  await using lake = await states.between(1, 2)
  const { rows } = await analyze(lake, 'restatements', october)
  expect(rows).toMatchObject([{ campaign: 'Prospecting EU', spendDifference: '2.00' }])
})

test('ads of one campaign day can be told apart, and the day changed as a whole', async () => {
  const ad = (id: number, spend: number, state: number) => ({
    platform: 'meta',
    account_id: 'a',
    report_date: '2026-10-05',
    level: 'ad',
    campaign_entity_id: 1,
    adset_entity_id: 2,
    ad_entity_id: id,
    split: '',
    account_tz: 'UTC',
    currency: 'USD',
    spend,
    impressions: 1,
    clicks: 1,
    provisional: false,
    extracted_at: `2026-10-${state === 1 ? '08' : '15'}T00:00:00Z`,
    load_id: state,
    file_no: 1,
    line: id,
  })
  const { ad_entities = [] } = rowsOf({ spend: [spent(5, 1)] })
  const [campaign = {}] = ad_entities
  const entities = [
    campaign,
    { ...campaign, entity_id: 2, level: 'adset', id: 's', name: 'Broad', parent_entity_id: 1 },
    ...[3, 4].map((id) => ({
      ...campaign,
      entity_id: id,
      level: 'ad',
      id: `ad${id}`,
      name: 'Video',
      parent_entity_id: 2,
    })),
  ]
  await using states = await statesOfRows([
    { ad_entities: entities, ad_performance_daily: [ad(3, 10, 1)] },
    { ad_entities: entities, ad_performance_daily: [ad(3, 10, 2), ad(4, 5, 2)] },
  ])
  await using lake = await states.between(1, 2)
  const asked = { ...october, measures: ['spend'], dimensions: ['adset', 'ad', 'change', 'age'] }
  const { rows } = await analyze(lake, 'restatements', asked)
  expect(rows).toMatchObject([
    {
      adset: 'Broad',
      ad: 'Video',
      adId: 'ad4',
      change: 'changed',
      age: 10,
      spendBefore: null,
      spendAfter: '5.00',
    },
  ])
})

test('a filter on what happened keeps those cells alone', async () => {
  await using states = await statesOf([{ spend: spendBefore }, { spend: spendAfter }])
  await using lake = await states.between(1, 2)
  const filters = [{ dimension: 'change', operator: 'in', values: ['vanished'] }]
  const answer = await analyze(lake, 'restatements', { ...october, filters })
  expect(answer.rows.map((row) => row.campaign)).toEqual(['Brand'])
  expect(answer.totals).toMatchObject({ spendDifference: '-20.00' })
})

test('the empty state before the first load holds nothing', async () => {
  await using states = await statesOf([{ spend: spendBefore }])
  await using lake = await states.between(0, 1)
  const answer = await analyze(lake, 'restatements', { ...october, dimensions: ['change'] })
  expect(answer.rows).toMatchObject([{ change: 'appeared', spendBefore: null, spendAfter: '170.00' }])
  expect(answer.warnings.map((one) => one.code)).toEqual(['nothing_before'])
})
