import { expect, test } from 'vitest'
import type { Row } from '#engine/analysis.ts'
import { analyze, openCell } from '#engine/analyze.ts'
import { openRows, rowsOf, type TestBrand } from '#fixtures/lake.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }

interface Link {
  readonly source?: string
  readonly medium?: string
  readonly campaign?: string
  readonly utm_id?: string
  readonly term?: string
  readonly content?: string
  readonly click_id_kind?: string
  readonly referrer_host?: string
}

/** Each link is visited once by a person of its own on 5 October; `times` more on the 6th. The landing page is the brand's. */
function lakeOfLinks(links: readonly (Link & { times?: number })[], brand: TestBrand = {}) {
  const rows = rowsOf(brand)
  const visits = links.flatMap((link, at) =>
    Array.from({ length: link.times ?? 1 }, (_, time) => ({ at, time })),
  )
  return openRows({
    ...rows,
    names: [{ kind: 'landing_page', name_id: 1, name: 'shop.example.com/sale' }],
    traffic_sources: links.map(({ times: _, ...link }, at) => ({ traffic_source_id: at + 1, ...link })),
    touchpoints: visits.map(({ at, time }, place) => ({
      touchpoint_id: String(place + 1),
      identity_id: at + 1,
      occurred_at: time === 0 ? '2026-10-05T12:00:00Z' : '2026-10-06T12:00:00Z',
      kind: 1,
      traffic_source_id: at + 1,
      landing_page_id: 1,
      is_bot: false,
      load_id: 1,
      file_no: 1,
      line: place + 2,
    })),
  })
}

const told = (rows: readonly Row[]) =>
  rows.map((row) => [row.issue, row.platform, row.field, row.value, row.touchpoints])
const meta = (campaignId: string, campaign: string, spend: number) => ({
  day: '2026-10-05',
  platform: 'meta',
  campaignId,
  campaign,
  spend,
})

test('placeholders of every platform that were not filled are found, also when they are encoded', async () => {
  const macros = [
    '{{campaign.name}}',
    '{campaignid}',
    '__CAMPAIGN_NAME__',
    '%ebuy!',
    '%7B%7Bcampaign.name%7D%7D',
    '%257Bcampaignid%257D',
    '$' + '{CAMPAIGN_ID}',
    '[CAMPAIGN]',
    '%%CAMPAIGN%%',
  ]
  const fine = ['Sale {50 % off}', 'a_b', '100%', 'Spring [new]']
  await using opened = await lakeOfLinks(
    [...macros, ...fine].map((campaign) => ({ source: 'x', medium: 'email', campaign })),
  )
  const { rows } = await analyze(opened.lake, 'tagging', {
    ...october,
    filters: [{ dimension: 'issue', operator: '=', values: ['unexpanded_macro'] }],
  })
  expect(rows.map((row) => row.value).sort()).toEqual([...macros].sort())
})

test('spend of a campaign that no touchpoint leads to is untagged, and opens to the ad days', async () => {
  const spend = [meta('120000000000000001', 'Told', 70), meta('120000000000000002', 'Untold', 30)]
  await using opened = await lakeOfLinks(
    [{ source: 'facebook', medium: 'paid_social', utm_id: '120000000000000001', campaign: 'Told' }],
    { spend },
  )
  const answer = await analyze(opened.lake, 'tagging', october)
  expect(answer.rows).toMatchObject([
    {
      issue: 'untagged_spend',
      platform: 'meta',
      value: 'Untold',
      campaignId: '120000000000000002',
      spend: '30.00',
      atStake: '30.00',
      firstDay: '2026-10-05',
    },
  ])
  expect(answer.rows[0]?.paste).toContain('utm_id={{campaign.id}}')
  const facts = Object.fromEntries(answer.facts.map((fact) => [fact.column.name, fact.value]))
  expect(facts).toMatchObject({ visits: 1, taggedShare: 1, spend: '100.00', untaggedSpend: '30.00' })
  const page = await openCell(opened.lake, 'tagging', {
    request: october,
    cell: { issue: 'untagged_spend', platform: 'meta', value: 'Untold', campaignId: '120000000000000002' },
    cursor: null,
    limit: 10,
  })
  expect(page.rows).toMatchObject([{ what: 'meta › Untold', amount: '30.000000', file: 'rows.csv', line: 3 }])
})

test('a paid campaign that matches no ad and a click id without any tag concern the spend that nothing leads to', async () => {
  await using opened = await lakeOfLinks(
    [
      { source: 'facebook', medium: 'paid_social', campaign: 'Old name' },
      { source: 'google', medium: 'cpc', click_id_kind: 'gclid' },
      { source: 'klaviyo', medium: 'email', campaign: 'letter' },
    ],
    { spend: [meta('120000000000000002', 'New name', 30)] },
  )
  const { rows } = await analyze(opened.lake, 'tagging', october)
  expect(rows.map((row) => [row.issue, row.platform, row.value, row.spend])).toEqual([
    ['unknown_campaign', 'meta', 'Old name', '30.00'],
    ['untagged_spend', 'meta', 'New name', '30.00'],
    ['click_id_without_utm', 'google_ads', 'gclid', null],
  ])
  expect(rows[0]?.fix).toContain('No campaign of Meta Ads is called “Old name”')
})

test('spellings of one source are set against the usual one; referring sites are not spellings', async () => {
  await using opened = await lakeOfLinks([
    { source: 'facebook', medium: 'social', times: 3 },
    { source: 'Facebook', medium: 'social' },
    { source: 'fb', medium: 'social', times: 2 },
    { source: 'm.facebook.com', medium: 'referral', referrer_host: 'm.facebook.com' },
  ])
  const { rows } = await analyze(opened.lake, 'tagging', october)
  expect(told(rows)).toEqual([
    ['spelling', 'meta', 'source', 'fb', 2],
    ['spelling', 'meta', 'source', 'Facebook', 1],
  ])
  expect(rows[0]).toMatchObject({ paste: 'utm_source=facebook', example: 'shop.example.com/sale' })
})

test('a campaign is spelled as its ad is called, and two ads may have names that are nearly the same', async () => {
  const link = { source: 'facebook', medium: 'paid_social' }
  await using opened = await lakeOfLinks(
    [
      { ...link, campaign: 'Advantage+ US' },
      { ...link, campaign: 'Advantage US', times: 4 },
      { ...link, campaign: 'advantage+ us' },
    ],
    {
      spend: [meta('120000000000000001', 'Advantage+ US', 7), meta('120000000000000002', 'advantage+ us', 5)],
    },
  )
  const { rows } = await analyze(opened.lake, 'tagging', {
    ...october,
    filters: [{ dimension: 'issue', operator: '=', values: ['spelling'] }],
  })
  expect(told(rows)).toEqual([['spelling', 'meta', 'campaign', 'Advantage US', 4]])
  expect(rows[0]?.paste).toMatch(/^utm_campaign=(A|a)dvantage%2B%20(US|us)$/)
})

test('own and payment hosts as referrers, values that name nothing and media that no channel takes are told', async () => {
  await using opened = await lakeOfLinks([
    { source: 'blog.example.com', medium: 'referral', referrer_host: 'blog.example.com' },
    { source: 'live.adyen.com', medium: 'referral', referrer_host: 'live.adyen.com' },
    { source: 'partner.org', medium: 'referral', referrer_host: 'partner.org' },
    { source: 'news', medium: 'email', campaign: 'undefined' },
    { source: 'flyer', medium: 'print' },
    { source: '(direct)', medium: '(none)' },
  ])
  const { rows } = await analyze(opened.lake, 'tagging', october)
  expect(told(rows)).toEqual([
    ['not_set', null, 'campaign', 'undefined', 1],
    ['self_referral', null, 'referrer', 'blog.example.com', 1],
    ['self_referral', null, 'referrer', 'live.adyen.com', 1],
    ['unassigned', null, 'medium', 'flyer / print', 1],
  ])
  expect(rows.map((row) => row.fix)).toEqual([
    expect.stringContaining('utm_campaign says “undefined”'),
    expect.stringContaining('own domains'),
    expect.stringContaining('payment hosts'),
    expect.stringContaining('channel rule'),
  ])
})

test('orders and revenue are those with such a touchpoint in the window before them; most money comes first', async () => {
  const order = { at: '2026-10-20T12:00:00Z', value: 80 }
  await using opened = await lakeOfLinks(
    [
      { source: 'flyer', medium: 'print', times: 2 },
      { source: 'poster', medium: 'print', times: 5 },
    ],
    { orders: [{ ...order, person: 'flyer reader' }] },
  )
  const ask = (lookbackDays: number) => analyze(opened.lake, 'tagging', { ...october, lookbackDays })
  expect((await ask(30)).rows.map((row) => [row.value, row.orders, row.revenue, row.atStake])).toEqual([
    ['flyer / print', 1, '80.00', '80.00'],
    ['poster / print', 0, '0.00', '0.00'],
  ])
  expect((await ask(13)).rows.map((row) => row.orders)).toEqual([0, 0])
})

test('without visits nothing is called untagged, and the answer says which file to add', async () => {
  await using opened = await lakeOfLinks([], { spend: [meta('120000000000000002', 'Any', 30)] })
  const answer = await analyze(opened.lake, 'tagging', october)
  expect(answer.rows).toEqual([])
  expect(answer.warnings.map((one) => one.code)).toEqual(['no_touchpoints'])
})

test('the rows behind each finding are the touchpoints that it counts', async () => {
  await using opened = await lakeOfLinks([
    { source: 'facebook', medium: 'Social', campaign: '{{campaign.name}}', times: 3 },
    { source: 'FB', medium: 'social', campaign: 'null', times: 2 },
    { source: 'google', medium: 'cpc', click_id_kind: 'gclid', times: 2 },
    { source: 'x', medium: 'odd', campaign: 'Sale' },
    { source: 'x', medium: 'odd', campaign: 'sale', times: 2 },
  ])
  const { rows } = await analyze(opened.lake, 'tagging', october)
  expect(new Set(rows.map((row) => row.issue)).size).toBe(5)
  for (const row of rows) {
    const { issue, platform, field, value } = row
    const page = await openCell(opened.lake, 'tagging', {
      request: october,
      cell: { issue: issue ?? null, platform: platform ?? null, field: field ?? null, value: value ?? null },
      cursor: null,
      limit: 50,
    })
    expect(page.rows.length).toBe(row.touchpoints)
    expect(page.rows.every((one) => one.file === 'rows.csv' && Number(one.line) >= 2)).toBe(true)
  }
})
