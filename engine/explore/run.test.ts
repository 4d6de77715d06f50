import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze, openCell } from '#engine/analyze.ts'
import { brands } from '#fixtures/arbitraries.ts'
import { lakeOf } from '#fixtures/lake.ts'
import { converts } from '#fixtures/naive-attribution.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }
const brand = {
  touches: [
    { person: 'ada', at: '2026-10-09T12:00:00Z', by: 'social' },
    { person: 'ada', at: '2026-10-10T08:00:00Z', by: 'email' },
    { person: 'bo', at: '2026-10-10T09:00:00Z', by: 'email' },
  ],
  orders: [
    { person: 'ada', at: '2026-10-10T12:00:00Z', value: 90, refund: 10 },
    { person: 'ada', at: '2026-10-11T12:00:00Z', value: 30 },
    { person: 'bo', at: '2026-09-11T12:00:00Z', value: 40 },
  ],
  spend: [
    {
      day: '2026-10-10',
      platform: 'meta',
      campaignId: '120214567890120101',
      campaign: 'Prospecting',
      spend: 60,
      claims: 3,
      claimedValue: 200,
    },
  ],
} as const

test('spend, orders and touchpoints meet on a day without multiplying each other', async () => {
  await using opened = await lakeOf(brand)
  const measures = [
    'net',
    'gross',
    'spend',
    'mer',
    'orders',
    'aov',
    'touchpoints',
    'people',
    'newCustomers',
    'cac',
    'claimedValue',
  ]
  const answer = await analyze(opened.lake, 'explore', { ...october, measures })
  expect(answer.rows).toEqual([
    {
      day: '2026-10-09',
      net: '0.00',
      gross: '0.00',
      spend: null,
      mer: null,
      orders: 0,
      aov: null,
      touchpoints: 1,
      people: 1,
      newCustomers: 0,
      cac: null,
      claimedValue: null,
    },
    {
      day: '2026-10-10',
      net: '90.00',
      gross: '100.00',
      spend: '60.00',
      mer: 1.5,
      orders: 1,
      aov: '90.00',
      touchpoints: 2,
      people: 2,
      newCustomers: 1,
      cac: '60.00',
      claimedValue: '200.00',
    },
    {
      day: '2026-10-11',
      net: '30.00',
      gross: '30.00',
      spend: null,
      mer: null,
      orders: 1,
      aov: '30.00',
      touchpoints: 0,
      people: 0,
      newCustomers: 0,
      cac: null,
      claimedValue: null,
    },
  ])
  expect(answer.totals).toMatchObject({
    net: '120.00',
    spend: '60.00',
    mer: 2,
    orders: 2,
    touchpoints: 3,
    people: 2,
  })
})

test('by channel, what has no channel is a row of its own, and what the channel cannot tell is unknown, not 0', async () => {
  await using opened = await lakeOf(brand)
  const answer = await analyze(opened.lake, 'explore', {
    ...october,
    measures: ['net', 'spend', 'touchpoints'],
    dimensions: ['channel'],
  })
  expect(answer.rows).toEqual([
    { channel: '(not allocated)', net: '120.00', spend: null, touchpoints: 0 },
    { channel: 'Email', net: null, spend: null, touchpoints: 2 },
    { channel: 'Paid Social', net: null, spend: '60.00', touchpoints: 1 },
  ])
})

test('a comparison period stands beside the first, told apart by its name', async () => {
  await using opened = await lakeOf(brand)
  const answer = await analyze(opened.lake, 'explore', {
    ...october,
    compare: [{ from: '2026-09-01', until: '2026-10-01' }],
    measures: ['net'],
    dimensions: [],
  })
  expect(answer.rows).toEqual([
    { net: '120.00', period: '2026-10-01/2026-11-01' },
    { net: '40.00', period: '2026-09-01/2026-10-01' },
  ])
})

test('a filter that orders cannot honour leaves their measures out and says so', async () => {
  await using opened = await lakeOf(brand)
  const filters = [{ dimension: 'channel', operator: '=', values: ['Email'] }]
  const answer = await analyze(opened.lake, 'explore', {
    ...october,
    measures: ['touchpoints', 'net'],
    dimensions: [],
    filters,
  })
  expect(answer.rows).toEqual([{ touchpoints: 2, net: '0.00' }])
  expect(answer.warnings.map((warning) => warning.code)).toEqual(['filter_not_honoured'])
})

test('a cell opens to raw rows with file and line, page by page', async () => {
  await using opened = await lakeOf(brand)
  const asked = {
    request: { ...october, measures: ['net', 'spend', 'touchpoints'] },
    cell: { day: '2026-10-10' },
    limit: 3,
  }
  const first = await openCell(opened.lake, 'explore', { ...asked, cursor: null })
  const second = await openCell(opened.lake, 'explore', { ...asked, cursor: first.cursor })
  expect([...first.rows, ...second.rows].map((row) => [row.table, row.amount, row.file, row.line])).toEqual([
    ['ad_performance_daily', '60.000000', 'rows.csv', 2],
    ['orders', '90.000000', 'rows.csv', 2],
    ['touchpoints', null, 'rows.csv', 3],
    ['touchpoints', null, 'rows.csv', 4],
  ])
  expect(second.cursor).toBeNull()
})

test('the days of any grouping add up to the whole, on any brand and across DST', async () => {
  const law = fc.asyncProperty(
    brands,
    fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin'),
    async (random, timeZone) => {
      await using opened = await lakeOf(random, { timeZone })
      const asked = {
        from: '2026-10-01',
        until: '2026-12-01',
        measures: ['net', 'orders', 'touchpoints', 'spend'],
      }
      const converting = (random.orders ?? []).filter(converts)
      const spent = (random.spend ?? []).reduce((sum, row) => sum + Math.round(row.spend * 100), 0)
      for (const dimensions of [[], ['day'], ['channel'], ['day', 'channel']]) {
        const { rows } = await analyze(opened.lake, 'explore', { ...asked, dimensions })
        const sum = (name: string, scale: number) =>
          rows.reduce((total, row) => total + Math.round(Number(row[name] ?? 0) * scale), 0)
        expect(sum('orders', 1)).toBe(converting.length)
        expect(sum('touchpoints', 1)).toBe((random.touches ?? []).length)
        expect(sum('net', 100)).toBe(
          converting.reduce((total, order) => total + Math.round(order.value * 100), 0),
        )
        expect(sum('spend', 100)).toBe(spent)
      }
    },
  )
  await fc.assert(law, { numRuns: 8 })
})
