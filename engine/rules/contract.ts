import { z } from 'zod'
import { defineContract } from '#engine/analysis.ts'
import { attributionModels } from '#engine/attribution/contract.ts'
import { definitions } from '#engine/definitions.ts'
import { columnsOf, rowColumnsOf } from './columns.contract.ts'

/** What of a change is asked for. */
export const ruleViews = ['channels', 'moves', 'sources', 'rules', 'hosts', 'ads', 'tags', 'test'] as const
export type RuleView = (typeof ruleViews)[number]

/** Channel of what starts no touch. */
export const leftOut = '(left out)'

const text = z.string().max(500).nullable().default(null)

/** A visit that somebody made up. */
export const sample = z.strictObject({
  source: text,
  medium: text,
  campaign: text,
  utmId: text,
  term: text,
  content: text,
  clickIdKind: text,
  referrerHost: text,
})

const request = z
  .strictObject({
    proposed: definitions.optional().meta({
      description: 'Rules that are not saved; without them today’s are shown. Nothing of them is kept.',
    }),
    show: z.enum(ruleViews).default('channels').meta({
      description:
        'channels: figures per channel before and after. moves: which traffic moves between channels. sources: the traffic sources. rules: what each channel rule takes. hosts: referring hosts. ads, tags: how paid visits find their campaign. test: a visit that you make up.',
    }),
    from: z.iso.date().default('1970-01-01'),
    until: z.iso.date().default('2200-01-01'),
    model: z.enum(attributionModels).default('linear'),
    lookbackDays: z.union([z.number().positive().max(3650), z.literal('lifetime')]).default(30),
    value: z.enum(['net', 'gross', 'total']).default('net'),
    fromChannel: z.string().max(200).optional(),
    toChannel: z.string().max(200).optional(),
    rule: z.int().min(1).max(200).optional().meta({ description: 'Place of a proposed rule, from 1.' }),
    onlyMoved: z.boolean().default(false),
    search: z.string().max(200).default(''),
    sample: sample.optional(),
    limit: z.int().min(1).max(1000).default(200),
  })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'must be after `from`' })
  .refine(({ show, sample: visit }) => show !== 'test' || visit !== undefined, {
    path: ['sample'],
    message: 'wants a visit to test',
  })

export const rules = defineContract({
  id: 'rules',
  title: 'Rules',
  summary:
    'What rules do over all history, and what would move if proposed ones were saved: by channel, traffic source, rule, host and campaign.',
  runs: 'interactive',
  feature: 'core',
  isKept: false,
  request,
  columns: ({ show }) => columnsOf(show),
  rowColumns: () => rowColumnsOf,
})
