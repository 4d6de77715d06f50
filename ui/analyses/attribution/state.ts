import { type AttributionModel, attributionModels } from '#engine/attribution/contract.ts'
import type { RequestOf } from '#ui/api/analysis.ts'
import { pageSchema } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { choice, choices } from '#ui/state/url.ts'

export const windows = ['1', '3', '7', '14', '28', '30', '60', '90', 'lifetime'] as const
export const windowNames: Readonly<Record<(typeof windows)[number], string>> = {
  '1': '1 day',
  '3': '3 days',
  '7': '7 days',
  '14': '14 days',
  '28': '28 days',
  '30': '30 days',
  '60': '60 days',
  '90': '90 days',
  lifetime: 'Lifetime',
}
export const valueNames = { net: 'Net revenue', gross: 'Gross sales', total: 'Total paid' } as const

export const attributionSchema = pageSchema({
  models: choices(attributionModels, ['first_touch', 'last_non_direct', 'linear', 'position_based']),
  window: choice(windows, '30'),
  value: choice(['net', 'gross', 'total'], 'net'),
  mode: choice(['cash', 'accrual'], 'cash'),
  customers: choice(['all', 'new', 'returning'], 'all'),
  /** What the model columns show. */
  measure: choice(['revenue', 'conversions'], 'revenue'),
  /** Model by which lines are ordered, and which ROAS and change belong to. */
  by: choice(attributionModels, 'linear'),
})
export type AttributionState = ReturnType<typeof attributionSchema.parse>

/** The model that leads: the chosen one while it is shown, else the last shown. */
export const leading = (state: AttributionState): AttributionModel =>
  state.models.includes(state.by) ? state.by : (state.models.at(-1) ?? 'linear')

export function attributionRequest(
  state: AttributionState,
  period: Period,
  before: Period | null,
  dimensions: ('channel' | 'campaign')[],
): RequestOf<'attribution'> {
  return {
    ...period,
    compare: before === null ? [] : [before],
    models: [...state.models],
    dimensions,
    lookbackDays: state.window === 'lifetime' ? 'lifetime' : Number(state.window),
    dateMode: state.mode,
    customers: state.customers,
    value: state.value,
  }
}
