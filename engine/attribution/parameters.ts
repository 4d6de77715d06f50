import type { z } from 'zod'
import type { Parameters } from '#engine/analysis.ts'
import type { Period } from '#engine/request.ts'
import type { attribution } from './contract.ts'

export type AttributionRequest = z.output<typeof attribution.request>

const dayUs = 86_400 * 1_000_000
/** Longer than any data: 300 years. */
const lifetimeUs = 300 * 366 * dayUs

const windowUs = (days: number | 'lifetime'): number =>
  days === 'lifetime' ? lifetimeUs : Math.round(days * dayUs)

type Window = Pick<AttributionRequest, 'lookbackDays' | 'viewLookbackDays' | 'halfLifeDays' | 'position'>

/** Windows and weights as the credit statements bind them: elapsed microseconds, -1 for no views. */
export const windowParameters = (asked: Window): Parameters => ({
  lookbackUs: windowUs(asked.lookbackDays),
  viewLookbackUs: asked.viewLookbackDays === 0 ? -1 : windowUs(asked.viewLookbackDays),
  halfLifeUs: Math.round(asked.halfLifeDays * dayUs),
  weightFirst: asked.position.first,
  weightLast: asked.position.last,
})

/** Parameters of attribution_credits for one period. */
export function creditParameters(asked: AttributionRequest, range: Period): Parameters {
  return {
    ...windowParameters(asked),
    firstDay: range.from,
    endDay: range.until,
    orderEndDay: asked.dateMode === 'cash' ? range.until : lastOrderDay(asked, range.until),
    accrual: asked.dateMode === 'accrual',
    customers: asked.customers,
    basis: asked.value,
  }
}

/** In accrual an order may credit a touch of the range until the longer window has run out; one day more covers DST. */
function lastOrderDay(asked: AttributionRequest, until: string): string {
  const windows = [asked.lookbackDays, asked.viewLookbackDays]
  if (windows.includes('lifetime')) return '9000-01-01'
  const days = Math.max(...windows.map(Number))
  return new Date(Date.parse(`${until}T00:00:00Z`) + ((Math.ceil(days) + 1) * dayUs) / 1000)
    .toISOString()
    .slice(0, 10)
}
