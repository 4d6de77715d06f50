import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze, openCell } from '#engine/analyze.ts'
import type { ChannelRule } from '#engine/channels/contract.ts'
import { definitions } from '#engine/definitions.ts'
import { openLake } from '#engine/lake/open.ts'
import { brands } from '#fixtures/arbitraries.ts'
import { lakeOf } from '#fixtures/lake.ts'

const creators = {
  channel: 'Creators',
  conditions: [{ field: 'campaign', operator: 'startsWith', values: ['creator'] }],
}
const brand = {
  touches: [
    { person: 'ada', at: '2026-10-01T12:00:00Z', by: 'social', campaign: 'creator_may' },
    { person: 'ada', at: '2026-10-02T12:00:00Z', by: 'email' },
    { person: 'bo', at: '2026-10-02T12:00:00Z', by: 'referral' },
  ],
  orders: [
    { person: 'ada', at: '2026-10-03T12:00:00Z', value: 100 },
    { person: 'bo', at: '2026-10-03T12:00:00Z', value: 50 },
  ],
  spend: [{ day: '2026-10-01', platform: 'meta', campaignId: '12021', campaign: 'creator_may', spend: 7 }],
} as const

test('by hand: a rule moves a touchpoint with the half order that it earned; spend stays where it is', async () => {
  await using opened = await lakeOf(brand)
  const proposed = { channelRules: [creators] }
  const moves = await analyze(opened.lake, 'rules', { proposed, show: 'moves' })
  expect(moves.rows).toEqual([
    {
      fromChannel: 'Paid Social',
      toChannel: 'Creators',
      sources: 1,
      touchpoints: 1,
      ordersBefore: 0.5,
      ordersAfter: 0.5,
      revenueBefore: '50.00',
      revenueAfter: '50.00',
    },
  ])
  const channels = await analyze(opened.lake, 'rules', { proposed })
  expect(channels.rows.find((row) => row.channel === 'Paid Social')).toMatchObject({
    ordersAfter: 0,
    spend: '7.00',
  })
  expect(channels.totals).toMatchObject({ ordersBefore: 2, ordersAfter: 2, revenueAfter: '150.00' })
  const cell = { fromChannel: 'Paid Social', toChannel: 'Creators' }
  const rows = await openCell(opened.lake, 'rules', {
    request: { proposed, show: 'moves' },
    cell,
    cursor: null,
    limit: 10,
  })
  expect(rows.rows).toMatchObject([{ campaign: 'creator_may', file: 'rows.csv', line: 2 }])
})

test('an own domain takes its touchpoints out of all history, and what they earned goes to the others', async () => {
  await using opened = await lakeOf(brand)
  const proposed = { ownHosts: ['example.org'] }
  const hosts = await analyze(opened.lake, 'rules', { proposed, show: 'hosts' })
  expect(hosts.rows).toMatchObject([
    {
      host: 'example.org',
      before: null,
      after: 'own_domain',
      touchpoints: 1,
      ordersBefore: 1,
      ordersAfter: 0,
    },
  ])
  const moves = await analyze(opened.lake, 'rules', { proposed, show: 'moves' })
  expect(moves.rows).toMatchObject([{ fromChannel: 'Referral', toChannel: '(left out)', touchpoints: 1 }])
  const back = await analyze(opened.lake, 'rules', { show: 'moves' })
  expect(back.rows).toEqual([])
})

test('each rule says what it takes, and a rule that is never reached says which rules stand before it', async () => {
  await using opened = await lakeOf(brand)
  const social = {
    channel: 'Social',
    conditions: [{ field: 'medium', operator: 'contains', values: ['social'] }],
  }
  const nobody = { channel: 'Nobody', conditions: [{ field: 'source', operator: 'is', values: ['nobody'] }] }
  const proposed = { channelRules: [social, creators, nobody, { ...creators, isEnabled: false }] }
  const answer = await analyze(opened.lake, 'rules', { proposed, show: 'rules' })
  expect(
    answer.rows.map((row) => [row.channel, row.status, row.touchpoints, row.wouldTake, row.takenBy]),
  ).toEqual([
    ['Social', 'takes', 1, 1, ''],
    ['Creators', 'shadowed', 0, 1, '1'],
    ['Nobody', 'no_match', 0, 0, ''],
    ['Creators', 'off', 0, null, ''],
  ])
})

test('a template shows which tags find their campaign, and how much of the spend is matched', async () => {
  const touches = [
    { person: 'ada', at: '2026-10-01T12:00:00Z', by: 'social', campaign: 'Spring|Women' },
  ] as const
  const spend = ['Spring', 'Summer'].map((campaign, at) => ({
    day: '2026-10-01',
    platform: 'meta',
    campaignId: `12021${at}`,
    campaign,
    spend: at === 0 ? 30 : 10,
  }))
  await using opened = await lakeOf({ touches, spend })
  const proposed = { adNames: [{ field: 'utmCampaign', template: '{{campaign.name}}|{{adset.name}}' }] }
  const ads = await analyze(opened.lake, 'rules', { proposed, show: 'ads' })
  expect(ads.rows).toEqual([
    { foundBy: 'template', touchpointsBefore: 0, touchpointsAfter: 1 },
    { foundBy: null, touchpointsBefore: 1, touchpointsAfter: 0 },
  ])
  expect(ads.facts.map((fact) => fact.value)).toEqual([0, 0.75])
  const tags = await analyze(opened.lake, 'rules', { proposed, show: 'tags' })
  expect(tags.rows).toMatchObject([{ tag: 'Spring|Women', campaignBefore: null, campaignAfter: 'Spring' }])
})

test('a visit that somebody makes up meets the first rule that holds, and GA4’s group when none does', async () => {
  await using opened = await lakeOf({})
  const visit = { source: 'Instagram', medium: 'paid_social' }
  const ask = async (campaign: string | null) => {
    const sample = { ...visit, campaign }
    const answer = await analyze(opened.lake, 'rules', {
      proposed: { channelRules: [creators] },
      show: 'test',
      sample,
    })
    return answer.rows.map((row) => [row.channel, row.holds, row.wins])
  }
  expect(await ask('CREATOR_1')).toEqual([
    ['Creators', true, true],
    ['Paid Social', null, false],
  ])
  expect(await ask(null)).toEqual([
    ['Creators', false, false],
    ['Paid Social', null, true],
  ])
})

test('who leaves while proposed rules are being looked at stops the work; the next question is answered', async () => {
  await using opened = await lakeOf(brand)
  const asked = analyze(opened.lake, 'rules', { proposed: { channelRules: [creators] } })
  setTimeout(() => opened.lake.interrupt(), 100)
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  const answer = await analyze(opened.lake, 'rules', {
    show: 'rules',
    proposed: { channelRules: [creators] },
  })
  expect(answer.rows).toMatchObject([{ channel: 'Creators', touchpoints: 1 }])
})

const condition = fc.constantFrom(
  { field: 'source', operator: 'is', values: ['facebook'] },
  { field: 'source', operator: 'isNot', values: ['google'] },
  { field: 'medium', operator: 'contains', values: ['c'] },
  { field: 'medium', operator: 'matches', values: ['^(cpc|email)$'] },
  { field: 'campaign', operator: 'isNull', values: [] },
  { field: 'referrerHost', operator: 'endsWith', values: ['.org'] },
  { field: 'clickIdKind', operator: 'in', values: ['gclid', 'fbclid'] },
)
const rule = fc.record({
  channel: fc.constantFrom('A', 'B', 'Email'),
  match: fc.constantFrom('all', 'any'),
  conditions: fc.array(condition, { minLength: 1, maxLength: 2 }),
})
const proposals = fc.record({
  channelRules: fc.array(rule, { maxLength: 3 }),
  ownHosts: fc.constantFrom<string[]>([], ['example.org'], ['org']),
})
const period = { from: '1970-01-01', until: '2200-01-01' }

test('a preview is the difference of running attribution before and after saving; totals of orders never change', async () => {
  const law = fc.asyncProperty(brands, proposals, async (made, wanted) => {
    const body = definitions.parse(wanted)
    await using now = await lakeOf(made)
    const snapshot = { ...now.snapshot, definitions: { revision: 2, body } }
    await using saved = await openLake(snapshot, { threads: 1 })
    const preview = await analyze(now.lake, 'rules', { proposed: body })
    const [was, is] = [
      await analyze(now.lake, 'attribution', period),
      await analyze(saved, 'attribution', period),
    ]
    for (const [answer, side] of [
      [was, 'Before'],
      [is, 'After'],
    ] as const) {
      const credited = answer.rows.filter((row) => Number(row.conversions) !== 0 && row.reason === null)
      for (const row of credited) {
        const found = preview.rows.find((one) => one.channel === row.channel)
        expect(found?.[`orders${side}`]).toBeCloseTo(Number(row.conversions), 9)
        expect(found?.[`revenue${side}`]).toBe(row.revenue)
      }
      expect(preview.totals?.[`orders${side}`]).toBe(answer.totals?.conversions ?? 0)
    }
    expect(preview.totals?.ordersAfter).toBe(preview.totals?.ordersBefore)
    expect(preview.totals?.revenueAfter).toBe(preview.totals?.revenueBefore)
    const moves = await analyze(now.lake, 'rules', { proposed: body, show: 'moves' })
    for (const { channel, ...row } of preview.rows.filter((one) => !String(one.channel).startsWith('('))) {
      const sum = (name: string, key: string) =>
        moves.rows.filter((one) => one[key] === channel).reduce((all, one) => all + Number(one[name]), 0)
      const change = sum('ordersAfter', 'toChannel') - sum('ordersBefore', 'fromChannel')
      expect(Number(row.ordersAfter) - Number(row.ordersBefore)).toBeCloseTo(change, 6)
    }
  })
  await fc.assert(law, { numRuns: 4 })
})

test('of rules that take different traffic the order changes nothing', async () => {
  const apart: Partial<ChannelRule>[] = [
    { channel: 'Mail', conditions: [{ field: 'medium', operator: 'is', values: ['email'] }] },
    { channel: 'Ads', conditions: [{ field: 'medium', operator: 'is', values: ['cpc'] }] },
    { channel: 'Web', conditions: [{ field: 'medium', operator: 'is', values: ['referral'] }] },
  ]
  const law = fc.asyncProperty(
    brands,
    fc.shuffledSubarray(apart, { minLength: 3, maxLength: 3 }),
    async (made, shuffled) => {
      await using opened = await lakeOf(made)
      const [one, other] = [apart, shuffled].map((channelRules) =>
        analyze(opened.lake, 'rules', { proposed: { channelRules } }),
      )
      expect((await other)?.rows).toEqual((await one)?.rows)
    },
  )
  await fc.assert(law, { numRuns: 2 })
})
