import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { count, detail, dimension, money } from '#engine/columns.ts'
import { filtersOn, from, until } from '#engine/request.ts'

/** What can be wrong with the tags of links. */
export const tagIssues = [
  'untagged_spend',
  'unexpanded_macro',
  'click_id_without_utm',
  'unknown_campaign',
  'unassigned',
  'spelling',
  'self_referral',
  'not_set',
] as const
export type TagIssue = (typeof tagIssues)[number]

export const tagging = defineContract({
  id: 'tagging',
  title: 'Tagging',
  summary: 'What is wrong with the tags of links, by the money that it concerns, each with the fix in words.',
  runs: 'interactive',
  feature: 'core',
  request: z
    .strictObject({
      from,
      until,
      filters: filtersOn(['issue', 'platform', 'field', 'value']),
      lookbackDays: z
        .int()
        .min(1)
        .max(365)
        .default(30)
        .meta({ description: 'Days before an order in which a touchpoint concerns it.' }),
      limit: z.int().min(1).max(10_000).default(500),
    })
    .refine((asked) => asked.from < asked.until, {
      message: 'must be after `from`: the range is half-open, so one day is [day, next day)',
      path: ['until'],
    }),
  columns: () => [
    dimension({ name: 'issue', title: 'Issue', definition: `What is wrong: ${tagIssues.join(', ')}.` }),
    dimension({
      name: 'platform',
      title: 'Platform',
      definition: 'Ad platform of the campaign or of the link; null where it could be any.',
    }),
    dimension({ name: 'field', title: 'Field', definition: 'Part of the link that is at fault.' }),
    dimension({ name: 'value', title: 'Value', definition: 'What stands there.' }),
    dimension({
      name: 'campaignId',
      title: 'Campaign id',
      definition: 'The platform’s id, of untagged spend.',
    }),
    money({
      name: 'atStake',
      title: 'At stake',
      better: 'down',
      definition:
        'The larger of the spend and the revenue concerned. Findings overlap, so they do not add up.',
    }),
    money({
      name: 'spend',
      title: 'Spend concerned',
      better: 'neutral',
      definition:
        'Of the campaigns that such touchpoints lead to; where they lead to none, of the platform’s campaigns to which no touchpoint leads. Null where no campaign is concerned.',
    }),
    money({
      name: 'revenue',
      title: 'Revenue concerned',
      better: 'neutral',
      definition: 'Net revenue of orders with such a touchpoint in the window before them.',
    }),
    count({
      name: 'orders',
      title: 'Orders',
      definition: 'Converting orders of the range with such a touchpoint in the window before them.',
    }),
    count({ name: 'touchpoints', title: 'Touchpoints', definition: 'Touchpoints of the range at fault.' }),
    detail({ name: 'firstDay', title: 'First seen', definition: 'First day in the range.' }, 'date'),
    detail({ name: 'lastDay', title: 'Last seen', definition: 'Last day in the range.' }, 'date'),
    detail({ name: 'example', title: 'Example', definition: 'A page that such a link led to.' }, 'string'),
    detail({ name: 'fix', title: 'Fix', definition: 'What to do, in words.' }, 'string'),
    detail(
      { name: 'paste', title: 'Text to paste', definition: 'The exact text for the platform.' },
      'string',
    ),
  ],
  rowColumns: () => [
    detail(
      { name: 'what', title: 'Tags', definition: 'Source, medium, campaign and id; or the campaign.' },
      'string',
    ),
    detail(
      { name: 'detail', title: 'Landing', definition: 'Click id and landing page; or the campaign’s id.' },
      'string',
    ),
    detail({ name: 'happenedAt', title: 'When', definition: 'Instant, or the platform’s day.' }, 'string'),
    detail({ name: 'amount', title: 'Spend', definition: 'Spend of the ad day.' }, 'decimal', 'currency'),
    detail({ name: 'file', title: 'File', definition: 'File that the row came from.' }, 'string'),
    detail({ name: 'line', title: 'Line', definition: 'Physical line in that file.' }, 'integer'),
    count({ name: 'load', title: 'Load', definition: 'Load that brought the row in.' }),
  ],
})
