import { expect, test } from 'vitest'
import { placed } from '#ui/chart/waterfall.tsx'
import { barsOf, comparedBy, daysOf, differs, statedBy } from './model.ts'

const figures = {
  orders: 0,
  gross: '0.00',
  discounts: '0.00',
  returns: '0.00',
  net: '0.00',
  shipping: '0.00',
  duties: '0.00',
  fees: '0.00',
  taxes: '0.00',
  total: '0.00',
}
const row = (cause: string, more: Readonly<Record<string, string | number | null>>) => ({
  cause,
  reason: null,
  ...figures,
  ...more,
})
/** 100 here, 90 with the shop: 20 left out, 25.50 taken back, 4.50 that nothing explains. */
const rows = [
  row('ours', { orders: 2, net: '100.00' }),
  { ...row('excluded', { orders: 1, net: '20.00' }), reason: 'cancelled' },
  row('undated_refunds', { net: '-25.50' }),
  row('not_explained', { orders: 1, net: '-4.50' }),
  row('shop', { orders: 4, net: '90.00', fees: null }),
]
const shown = String

test('what the shop reports beyond ours is explained or not, figure by figure', () => {
  const of = (name: string) => comparedBy(rows).find((line) => line.measure === name)
  expect(of('net')).toEqual({
    measure: 'net',
    ours: 100,
    shop: 90,
    difference: -10,
    explained: -5.5,
    rest: -4.5,
  })
  expect(of('orders')).toMatchObject({ difference: 2, explained: 1, rest: 1 })
  expect(of('fees')).toMatchObject({ shop: null, difference: null, explained: null, rest: null })
})

test('charges that nobody makes are left out of the list', () => {
  expect(statedBy(rows).map((line) => line.measure)).not.toContain('duties')
  const withDuties = rows.map((one) => (one.cause === 'shop' ? { ...one, duties: '3.00' } : one))
  expect(statedBy(withDuties).map((line) => line.measure)).toContain('duties')
})

test('the steps come to the difference, and both ends are told without a bar', () => {
  const bars = barsOf(rows, 'net', shown)
  expect(bars.map((bar) => [bar.title, bar.kind, bar.label])).toEqual([
    ['Counted here', 'note', '100.00'],
    ['Left out here: cancelled', 'step', '+20.00'],
    ['Refunds without a day', 'step', '-25.50'],
    ['Not explained', 'rest', '-4.50'],
    ['Difference', 'total', '-10'],
    ['Shop reports', 'note', '90.00'],
  ])
  const drawn = placed(bars)
  const [, first, second, rest, sum] = drawn.bars
  expect(first?.left).toBeCloseTo(drawn.zero, 12)
  expect(second?.left).toBeCloseTo((20 - 25.5 + 10) / 30, 12)
  expect([rest?.left, sum?.left]).toEqual([0, 0])
})

test('a cause that does not touch the figure is no step', () => {
  expect(barsOf(rows, 'taxes', shown).map((bar) => bar.key)).toEqual(['ours', 'difference', 'shop'])
})

test('a day differs when the shop states another figure', () => {
  const dated = [
    { day: '2026-10-01', ...row('ours', { net: '5.00' }) },
    { day: '2026-10-01', ...row('shop', { net: '5.00' }) },
    { day: '2026-10-02', ...row('ours', { net: '5.00' }) },
    { day: '2026-10-02', ...row('tips', { net: '1.00' }) },
    { day: '2026-10-02', ...row('shop', { net: '6.00' }) },
  ]
  const lines = daysOf(dated, 'net')
  expect(lines.map(differs)).toEqual([false, true])
  expect(lines[1]?.causes.get('tips')).toBe(1)
})
