import { expect, test } from 'vitest'
import { placed, type WaterfallBar } from '#ui/chart/waterfall.tsx'
import { drilled, groupsOf, none, onlyFilters, titleOf } from './model.ts'

const bar = (kind: WaterfallBar['kind'], amount: number): WaterfallBar => ({
  key: `${kind}${amount}`,
  title: kind,
  hint: '',
  kind,
  amount,
  label: '',
})

test('each step begins where the last ended, and totals stand on the ground', () => {
  const drawn = placed([
    bar('total', 100),
    bar('step', -40),
    bar('rest', -10),
    bar('step', 30),
    bar('total', 80),
  ])
  expect(drawn.zero).toBe(0)
  expect(drawn.bars.map((one) => [one.left, one.right])).toEqual([
    [0, 1],
    [0.6, 1],
    [0.5, 0.6],
    [0.5, 0.8],
    [0, 0.8],
  ])
})

test('the scale holds levels below nothing', () => {
  const drawn = placed([bar('total', 100), bar('rest', -150), bar('step', 70), bar('total', 20)])
  expect(drawn.zero).toBeCloseTo(1 / 3, 12)
  expect(drawn.bars[1]?.left).toBe(0)
  expect(placed([bar('total', 0)]).bars.map((one) => one.right)).toEqual([0])
})

test('reasons of orders that do not count are one figure of a group, and steps of their own in the whole', () => {
  const row = (platform: string, bar: string, reason: string | null, orders: number, revenue: string) => ({
    platform,
    bar,
    reason,
    orders,
    revenue,
  })
  const groups = groupsOf(
    [
      row('google_ads', 'claimed', null, 1.5, '10.10'),
      row('meta', 'claimed', null, 3, '20.20'),
      row('meta', 'excluded', 'test', -1, '-0.10'),
      row('meta', 'excluded', 'voided', -1, '-0.20'),
    ],
    ['platform'],
  )
  expect(groups.map((group) => group.cell.platform)).toEqual(['meta', 'google_ads'])
  expect(groups[0]?.bars.get('excluded')).toEqual({ orders: -2, revenue: -0.3 })
  expect(titleOf('excluded', 'voided')).toBe('Not counted: payment voided')
})

test('looking into a group keeps it as a filter, also the group of what no platform reached', () => {
  expect(drilled('platform', { platform: 'meta' })).toEqual({ by: 'campaign', platform: 'meta' })
  const deeper = drilled('campaign', { platform: 'meta', campaign: null, campaignId: null })
  expect(deeper).toEqual({ by: 'day', platform: 'meta', campaign: none })
  expect(onlyFilters({ platform: 'meta', campaign: none })).toEqual([
    { dimension: 'platform', operator: '=', values: ['meta'] },
    { dimension: 'campaign', operator: 'is null' },
  ])
  expect(onlyFilters({ platform: '', campaign: '' })).toEqual([])
})
