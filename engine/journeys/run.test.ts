import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { lakeOf } from '#fixtures/lake.ts'

test('one order’s journey is its person’s touchpoints in time, each with the credit of every model', async () => {
  await using brand = await lakeOf({
    touches: [
      { person: 'ada', at: '2026-08-01T12:00:00Z', by: 'organic' },
      { person: 'ada', at: '2026-10-08T12:00:00Z', by: 'social' },
      { person: 'ada', at: '2026-10-09T12:00:00Z', by: 'direct' },
      { person: 'bo', at: '2026-10-09T12:00:00Z', by: 'email' },
    ],
    orders: [{ person: 'ada', at: '2026-10-10T12:00:00Z', value: 90 }],
  })
  const answer = await analyze(brand.lake, 'journeys', {
    orderKey: '1',
    models: ['linear', 'last_non_direct'],
  })
  expect(answer.rows.map((row) => [row.channel, row.inWindow, row.model, row.credit])).toEqual([
    ['Organic Search', false, 'linear', 0],
    ['Organic Search', false, 'last_non_direct', 0],
    ['Paid Social', true, 'linear', 0.5],
    ['Paid Social', true, 'last_non_direct', 1],
    ['Direct', true, 'linear', 0.5],
    ['Direct', true, 'last_non_direct', 0],
  ])
  expect(answer.rows[0]).toMatchObject({ file: 'rows.csv', line: 2, kind: 'visit' })
})

test('an order that does not convert or does not exist has no journey, and the answer says so', async () => {
  await using brand = await lakeOf({
    orders: [{ person: 'ada', at: '2026-10-10T12:00:00Z', value: 90, test: true }],
  })
  for (const orderKey of ['1', '77']) {
    await expect(analyze(brand.lake, 'journeys', { orderKey })).rejects.toMatchObject({
      code: 'not_found',
      field: 'orderKey',
    })
  }
})

test('an order nobody touched says why it is unattributed', async () => {
  await using brand = await lakeOf({ orders: [{ person: 'ada', at: '2026-10-10T12:00:00Z', value: 90 }] })
  const answer = await analyze(brand.lake, 'journeys', { orderKey: '1' })
  expect(answer.rows).toEqual([])
  expect(answer.warnings[0]?.message).toContain('no touchpoint precedes the order')
})
