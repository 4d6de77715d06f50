import { attributionModels } from '#engine/attribution/contract.ts'
import type { AnalysisId } from '#engine/contracts.ts'

/** One question, asked in several forms. SQL lies in `scan/<id>.sql` and `naive/<id>.sql`. */
export interface Case {
  readonly id: string
  /** What a stranger reads. */
  readonly title: string
  readonly analysis: AnalysisId
  readonly request: Readonly<Record<string, unknown>>
  /** Columns in which the naive rows and ours must be equal, and the figures that are compared. */
  readonly keys: readonly string[]
  readonly figures: readonly string[]
}

/** Periods end with the generated brand's; `period` is its whole length. */
const period = { from: '2024-11-01', until: '2026-11-01' }
const halfYear = { from: '2026-05-01', until: '2026-11-01' }
const quarter = { from: '2026-08-01', until: '2026-11-01' }

export const cases: readonly Case[] = [
  {
    id: 'attribution_all',
    title: 'Attribution, 2 years, 7 models, by channel, campaign and day',
    analysis: 'attribution',
    request: {
      ...period,
      models: attributionModels,
      dimensions: ['channel', 'campaign', 'day'],
      limit: 100_000,
    },
    keys: ['model', 'channel', 'campaign', 'day'],
    figures: ['conversions'],
  },
  {
    id: 'attribution_quarter',
    title: 'Attribution, 92 days, 1 model, by channel',
    analysis: 'attribution',
    request: { ...quarter, models: ['linear'], dimensions: ['channel'] },
    keys: ['model', 'channel'],
    figures: ['conversions', 'revenue'],
  },
  {
    id: 'explore_people',
    title: 'Touchpoints and exact people, 6 months, by day and channel',
    analysis: 'explore',
    request: { ...halfYear, measures: ['touchpoints', 'people'], dimensions: ['day', 'channel'] },
    keys: ['day', 'channel'],
    figures: ['touchpoints', 'people'],
  },
  {
    id: 'explore_money',
    title: 'Spend, orders, net revenue and MER, 2 years, by day',
    analysis: 'explore',
    request: { ...period, measures: ['spend', 'orders', 'net', 'mer'], dimensions: ['day'] },
    keys: ['day'],
    figures: ['spend', 'orders', 'net'],
  },
  {
    id: 'reconcile_unmatched',
    title: 'Claims against orders, 92 days, what no claiming platform reached, by day',
    analysis: 'reconcile',
    request: {
      ...quarter,
      dimensions: ['day'],
      filters: [{ dimension: 'platform', operator: 'is null', values: [] }],
    },
    keys: ['day', 'bar'],
    figures: ['orders'],
  },
  {
    id: 'parity_days',
    title: 'Our sales against the shop’s report, 2 years, with causes, by day',
    analysis: 'parity',
    request: { ...period, dimensions: ['day'] },
    keys: ['day', 'cause'],
    figures: ['orders', 'gross'],
  },
  {
    id: 'tagging_clicks',
    title: 'What is wrong with tags, 2 years: clicks that name no campaign',
    analysis: 'tagging',
    request: {
      ...period,
      filters: [{ dimension: 'issue', operator: '=', values: ['click_id_without_utm'] }],
    },
    keys: ['issue', 'platform', 'field', 'value'],
    figures: ['touchpoints'],
  },
]
