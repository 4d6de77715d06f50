import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { lakeOf } from '#fixtures/lake.ts'

const brand = {
  touches: [{ person: 'ada', at: '2026-10-09T12:00:00Z', by: 'social' }],
  orders: [
    { person: 'ada', at: '2026-10-10T12:00:00Z', value: 90, refund: 10 },
    { person: 'ada', at: '2026-10-11T12:00:00Z', value: 30 },
    { person: 'bo', at: '2026-10-12T12:00:00Z', value: 40, test: true },
    { person: 'guest', at: '2026-10-13T12:00:00Z', value: 50, unidentified: true },
  ],
} as const

test('orders come newest first, with what they count for and where they came from', async () => {
  await using opened = await lakeOf(brand)
  const answer = await analyze(opened.lake, 'orders', {})
  expect(
    answer.rows.map((row) => [
      row.order,
      row.customer,
      row.excludedReason,
      row.net,
      row.refunded,
      row.touchpoints,
      row.line,
    ]),
  ).toEqual([
    ['#1004', 'unidentified', null, '50.00', '0.00', 0, 5],
    ['#1003', null, 'test', '40.00', '0.00', 0, 4],
    ['#1002', 'returning', null, '30.00', '0.00', 1, 3],
    ['#1001', 'new', null, '90.00', '10.00', 1, 2],
  ])
})

test('pages follow each other without gap or repeat', async () => {
  await using opened = await lakeOf(brand)
  const first = await analyze(opened.lake, 'orders', { limit: 3 })
  const cursor = first.facts.find((fact) => fact.column.name === 'cursor')?.value
  const second = await analyze(opened.lake, 'orders', { limit: 3, cursor: String(cursor) })
  expect([...first.rows, ...second.rows].map((row) => row.order)).toEqual([
    '#1004',
    '#1003',
    '#1002',
    '#1001',
  ])
  expect(second.facts[0]?.value).toBeNull()
})

test('search finds part of a name in any case, and only converting orders when asked', async () => {
  await using opened = await lakeOf(brand)
  const found = await analyze(opened.lake, 'orders', { search: '#100', converting: false })
  expect(found.rows.map((row) => row.order)).toEqual(['#1003'])
})
