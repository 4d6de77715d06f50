import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { definitions } from '#engine/definitions.ts'
import { openRows } from '#fixtures/lake.ts'

const rules = [
  { channel: 'Influencers', field: 'campaign', operator: 'startsWith', value: 'creator_' },
] as const

/** source, medium, campaign, channel: the consequences that GA4's table spells out, and the workspace's own rule first. */
const cases = [
  ['(direct)', '(none)', null, 'Direct'],
  [null, null, null, 'Direct'],
  ['google', 'cpc', 'brand', 'Paid Search'],
  ['google', '(none)', null, 'Organic Search'],
  ['facebook', 'social_paid', null, 'Organic Social'],
  ['facebook', 'paid_social', null, 'Paid Social'],
  ['tiktok', 'cpm', null, 'Paid Social'],
  ['youtube', 'cpv', null, 'Paid Video'],
  ['example.com', 'CPM', null, 'Display'],
  ['newsletter', 'e-mail', 'Workshop May', 'Email'],
  ['partner', 'referral', 'Workshop May', 'Referral'],
  ['partner', 'referral', 'eshop deals', 'Organic Shopping'],
  ['instagram', 'paid_social', 'Creator_May', 'Influencers'],
  ['partner', 'cpc', 'Shop deals', 'Paid Shopping'],
  ['google', 'cpc', 'x cross-network y', 'Cross-network'],
  ['partner', 'affiliates', null, 'Unassigned'],
  ['firebase', 'x', null, 'Mobile Push Notifications'],
  ['klaviyo', 'sms', null, 'SMS'],
] as const

test('every source, medium and campaign has the channel of the first rule that matches, whatever the case', async () => {
  const rows = {
    traffic_sources: cases.map(([source, medium, campaign], at) => ({
      traffic_source_id: at + 1,
      source,
      medium,
      campaign,
    })),
    touchpoints: cases.map((_, at) => ({
      touchpoint_id: at + 1,
      identity_id: 1,
      occurred_at: dayOf(at),
      kind: 1,
      traffic_source_id: at + 1,
      is_bot: false,
      load_id: 1,
      file_no: 1,
      line: at + 2,
    })),
  }
  await using opened = await openRows(rows, { definitions: definitions.parse({ channelRules: rules }) })
  const answer = await analyze(opened.lake, 'explore', {
    from: '2026-10-01',
    until: '2026-11-01',
    measures: ['touchpoints'],
    dimensions: ['day', 'channel'],
  })
  expect(answer.rows.map((row) => row.channel)).toEqual(cases.map(([, , , channel]) => channel))
})

const dayOf = (at: number): string => new Date(Date.UTC(2026, 9, at + 1, 12)).toISOString()
