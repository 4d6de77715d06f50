import { expect, test } from 'vitest'
import { countOf, kindsOf, requestOf, tableDimensions, things } from './model.ts'
import { chosenMeasure, restatementsSchema } from './state.ts'

const period = { from: '2026-10-01', until: '2026-11-01' }
const state = (given: object = {}) => restatementsSchema.parse(given)

test('restated is everything but what is new', () => {
  const kinds = kindsOf([
    { change: 'appeared', changes: 120 },
    { change: 'changed', changes: 30 },
    { change: 'vanished', changes: 2 },
  ])
  expect(countOf(kinds, 'restated')).toBe(32)
  expect(countOf(kinds, 'all')).toBe(152)
  expect(countOf(kinds, 'vanished')).toBe(2)
})

test('the earlier state is named by number, by day, or left to the server', () => {
  expect(requestOf(state(), period, []).since).toBeNull()
  expect(requestOf(state({ since: '3' }), period, []).since).toBe(3)
  expect(requestOf(state({ since: '2026-10-05' }), period, []).since).toBe('2026-10-05')
})

test('a measure of the other subject gives way to the first of this one', () => {
  expect(chosenMeasure(state({ measure: 'clicks' }), null)).toBe('clicks')
  expect(chosenMeasure(state({ measure: 'clicks', subject: 'orders' }), null)).toBe('net')
})

test('unless one is chosen, the first measure that moved is shown', () => {
  const totals = { spendDifference: '0.00', claimedValueDifference: '12.50', clicksDifference: 3 }
  expect(chosenMeasure(state(), totals)).toBe('claimedValue')
  expect(chosenMeasure(state({ measure: 'spend' }), totals)).toBe('spend')
  expect(chosenMeasure(state(), { spendDifference: '0.00' })).toBe('spend')
})

test('orders are listed one by one, whatever ads are grouped by', () => {
  expect(tableDimensions(state({ subject: 'orders', by: 'platform' }))).toEqual(['order', 'day', 'change'])
})

test('one campaign day, two campaign days', () => {
  expect([things('ads', '1', 1), things('orders', '2', 2)]).toEqual(['1 campaign day', '2 orders'])
})
