import { expect, test } from 'vitest'
import type { Row } from '#engine/analysis.ts'
import { creditLines, measured, shareOf, summed } from './model.ts'
import { lineRows, openCellName } from './table-rows.ts'

const row = (values: Row): Row => ({
  reason: null,
  model: 'linear',
  conversions: 1,
  revenue: '10.00',
  spend: null,
  roas: null,
  cpa: null,
  claimedConversions: null,
  claimedValue: null,
  ...values,
})

const byChannel = [
  row({ channel: 'Email', revenue: '10.10', model: 'linear' }),
  row({ channel: 'Email', revenue: '20.20', model: 'last_touch' }),
  row({ channel: '(unattributed)', reason: 'no_touch', revenue: '0.10', conversions: 2 }),
  row({ channel: '(unattributed)', reason: 'outside_window', revenue: '0.20', conversions: 1 }),
]

test('a channel is one line with a figure per model', () => {
  const [email] = creditLines(byChannel, null)
  expect(email).toMatchObject({ name: 'Email', kind: 'channel', cell: { channel: 'Email' } })
  expect(email && measured(email, 'linear', 'revenue')).toBe('10.10')
  expect(email && measured(email, 'last_touch', 'revenue')).toBe('20.20')
})

test('what nobody earned is one line that unfolds into its reasons and sums to the cent', () => {
  const unattributed = creditLines(byChannel, null).find((line) => line.kind === 'unattributed')
  expect(unattributed && measured(unattributed, 'linear', 'revenue')).toBe('0.300000')
  expect(unattributed && measured(unattributed, 'linear', 'conversions')).toBe(3)
  expect(unattributed?.children.map((line) => line.name)).toEqual(['no_touch', 'outside_window'])
})

test('campaigns of one name and two ids stay apart', () => {
  const campaigns = [
    row({ channel: 'Email', campaign: 'Spring', campaignId: '1' }),
    row({ channel: 'Email', campaign: 'Spring', campaignId: '2' }),
    row({ channel: 'Email', campaign: '(campaign not identified)', campaignId: null }),
  ]
  const [email] = creditLines(byChannel, campaigns)
  expect(email?.children.map((line) => line.cell?.campaignId)).toEqual(['1', '2', null])
  expect(email?.children.at(-1)?.name).toBe('Campaign not identified')
})

test('every line of the table can be named by the drawer in the URL', () => {
  const lines = creditLines(byChannel, [row({ channel: 'Email', campaign: 'Spring', campaignId: '1' })])
  const open = (cell: Row) => openCellName({ measure: 'revenue', cell }, lines)
  expect(open({ channel: 'Email', model: 'linear' })).toBe('Email/linear')
  expect(open({ channel: 'Email', campaign: 'Spring', campaignId: '1', model: 'linear' })).toMatch(
    /Spring.*\/linear$/,
  )
  expect(open({ channel: 'Email' })).toBe('Email/revenue')
  expect(open({ channel: 'SMS', model: 'linear' })).toBeNull()
  expect(lineRows(lines).map((line) => line.kind)).toEqual([undefined, 'unknown'])
})

test('a sum of unknown parts is unknown', () => {
  expect(summed([row({ spend: null }), row({ spend: null })]).spend).toBeNull()
  expect(shareOf('5', '0')).toBeNull()
  expect(shareOf('5', '20')).toBe(0.25)
})
