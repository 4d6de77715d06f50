import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { definitions } from '#engine/definitions.ts'
import { lakeOf, type TestBrand } from '#fixtures/lake.ts'
import { templatePieces } from './contract.ts'

const touch = (campaign: string, more: object = {}) =>
  ({ person: campaign, at: '2026-10-10T12:00:00Z', by: 'social', campaign, ...more }) as const
const brandOf = (...campaigns: string[]): TestBrand => ({
  touches: campaigns.map((campaign) => touch(campaign)),
  spend: ['Spring', 'Spring|DE', 'Summer'].map((campaign, at) => ({
    day: '2026-10-10',
    platform: 'meta',
    campaignId: `12021100000000${at}`,
    campaign,
    spend: 10,
  })),
})

async function campaignsOf(brand: TestBrand, template: string | null): Promise<(string | null)[]> {
  const adNames = template === null ? [] : [{ field: 'utmCampaign', template }]
  await using opened = await lakeOf(brand, { definitions: definitions.parse({ adNames }) })
  const answer = await analyze(opened.lake, 'explore', {
    from: '2026-10-01',
    until: '2026-11-01',
    measures: ['touchpoints'],
    dimensions: ['campaign'],
  })
  return answer.rows
    .map((row) => (row.touchpoints === null ? null : String(row.campaign)))
    .filter((name) => name !== null)
}

test('a template says which part of a tag is the campaign; without one the tag names nothing', async () => {
  const brand = brandOf('Spring|Women 18-24|Video')
  expect(await campaignsOf(brand, null)).toEqual(['(campaign not identified)'])
  expect(await campaignsOf(brand, '{{campaign.name}}|{{adset.name}}|{{ad.name}}')).toEqual(['Spring'])
})

test.each([
  ['{{campaign.name}}|{{adset.name}}', 'Spring|DE|Broad', '(campaign not identified)'],
  ['{{campaign.name}}|{{adset.name}}', 'Summer|DE|Broad', 'Summer'],
  ['{{any}}_{{campaign.id}}', 'x_y_120211000000002', 'Summer'],
  ['fb-{{campaign.name}}', 'fb-Summer', 'Summer'],
  ['fb-{{campaign.name}}', 'Summer', 'Summer'],
  ['{{campaign.name}}.{{ad.name}}', 'SummerXVideo', '(campaign not identified)'],
  ['{{campaign.name}}|{{ad.name}}', 'summer|Video', '(campaign not identified)'],
])('%s reads %s as %s', async (template, tag, campaign) => {
  expect(await campaignsOf(brandOf(tag), template)).toEqual([campaign])
})

test.each([
  ['{{campaign.nme}}', '{{campaign.nme}} is not known'],
  ['plain text', 'no part of it says campaign, ad set or ad'],
  ['{{any}}', 'no part of it says campaign, ad set or ad'],
  ['{{campaign.name}}{{ad.name}}', 'nothing separates {{campaign.name}} from {{ad.name}}'],
  ['{{ad.name}}|{{ad.name}}', 'it names a part twice'],
])('the template %s is refused: %s', (template, why) => {
  expect(templatePieces(template)).toEqual(expect.stringContaining(why))
  const parsed = definitions.safeParse({ adNames: [{ field: 'utmTerm', template }] })
  expect(parsed.error?.issues[0]).toMatchObject({ path: ['adNames', 0, 'template'] })
})
