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

interface Visit {
  readonly source?: string
  readonly medium?: string
  readonly campaign?: string
  readonly utm_id?: string
  readonly term?: string
  readonly content?: string
  readonly click_id_kind?: string
  readonly referrer_host?: string
}

const rowsOf = (visit: Visit) => ({
  traffic_sources: [{ traffic_source_id: 1, ...visit }],
  touchpoints: [
    {
      touchpoint_id: 1,
      identity_id: 1,
      occurred_at: dayOf(0),
      kind: 1,
      traffic_source_id: 1,
      is_bot: false,
      load_id: 1,
      file_no: 1,
      line: 2,
    },
  ],
})

/** Channel that a visit has under rules as a person writes them. */
async function channelOf(visit: Visit, channelRules: readonly unknown[]): Promise<unknown> {
  await using opened = await openRows(rowsOf(visit), { definitions: definitions.parse({ channelRules }) })
  const answer = await analyze(opened.lake, 'explore', {
    from: '2026-10-01',
    until: '2026-11-01',
    measures: ['touchpoints'],
    dimensions: ['channel'],
  })
  return answer.rows[0]?.channel
}

const visit = {
  source: 'Partner-Site',
  medium: 'Referral',
  campaign: 'Spring Sale 2026',
  content: 'ad_7',
  click_id_kind: 'gclid',
  referrer_host: 'blog.example.org',
}

test('each operator holds for what it says, in any case; a negative exactly where its positive does not', async () => {
  const conditions = [
    ['source', 'is', ['partner-site'], true],
    ['source', 'isNot', ['PARTNER-SITE'], false],
    ['source', 'in', ['x', 'PARTNER-site'], true],
    ['source', 'notIn', ['x', 'y'], true],
    ['campaign', 'contains', ['SALE'], true],
    ['campaign', 'doesNotContain', ['sale'], false],
    ['campaign', 'startsWith', ['spring'], true],
    ['campaign', 'endsWith', ['2026'], true],
    ['campaign', 'matches', ['sale \\d{4}$'], true],
    ['campaign', 'matches', ['^sale'], false],
    ['term', 'isNull', [], true],
    ['term', 'isNotNull', [], false],
    ['term', 'isNot', ['x'], true],
    ['term', 'contains', ['x'], false],
    ['term', 'matches', ['.*'], false],
    ['content', 'isNotNull', [], true],
    ['clickIdKind', 'is', ['GCLID'], true],
    ['referrerHost', 'endsWith', ['.example.org'], true],
    ['utmId', 'notIn', ['7'], true],
  ] as const
  const channelRules = conditions.map(([field, operator, values]) => ({
    channel: 'Own',
    conditions: [{ field, operator, values }],
  }))
  await using opened = await openRows(rowsOf(visit))
  const answer = await analyze(opened.lake, 'rules', { show: 'rules', proposed: { channelRules } })
  expect(answer.rows.map((row) => row.wouldTake === 1)).toEqual(conditions.map(([, , , holds]) => holds))
})

test('all conditions or any one; the first rule that holds decides; one that is off takes nothing', async () => {
  const yes = { field: 'medium', operator: 'is', values: ['referral'] }
  const no = { field: 'medium', operator: 'is', values: ['email'] }
  const rule = (channel: string, conditions: unknown[], more: object = {}) => ({
    channel,
    conditions,
    ...more,
  })
  const found = [
    await channelOf(visit, [rule('All', [yes, no]), rule('Any', [no, yes], { match: 'any' })]),
    await channelOf(visit, [rule('Off', [yes], { isEnabled: false }), rule('B', [yes]), rule('C', [yes])]),
    await channelOf(visit, [rule('Never', [no])]),
  ]
  expect(found).toEqual(['Any', 'B', 'Referral'])
})

test('a rule of one condition, as the first revisions wrote it, means what it meant', () => {
  const old = { channel: 'Influencers', field: 'campaign', operator: 'startsWith', value: 'creator_' }
  expect(definitions.parse({ channelRules: [old] }).channelRules).toEqual([
    {
      channel: 'Influencers',
      match: 'all',
      conditions: [{ field: 'campaign', operator: 'startsWith', values: ['creator_'] }],
      isEnabled: true,
      note: '',
    },
  ])
})

test.each([
  [{ field: 'source', operator: 'is', values: [] }, ['values']],
  [{ field: 'source', operator: 'isNull', values: ['x'] }, ['values']],
  [{ field: 'source', operator: 'matches', values: ['(a'] }, ['values', 0]],
  [{ field: 'colour', operator: 'is', values: ['x'] }, ['field']],
])('a condition that says nothing is refused by name: %j', (condition, path) => {
  const parsed = definitions.safeParse({ channelRules: [{ channel: 'X', conditions: [condition] }] })
  expect(parsed.error?.issues[0]?.path).toEqual(['channelRules', 0, 'conditions', 0, ...path])
})
