import type { AttributionModel } from '#engine/attribution/contract.ts'

/** How each model shares an order, as the second half of a sentence. */
const rules: Record<AttributionModel, string> = {
  first_touch: 'is credited whole to the first touchpoint',
  last_touch: 'is credited whole to the last touchpoint',
  last_non_direct:
    'is credited whole to the last touchpoint that is not direct, or to the last one when all are direct',
  linear: 'is shared equally over the touchpoints',
  linear_paid: 'is shared equally over the paid touchpoints',
  time_decay: 'is shared over the touchpoints, each weighing half as much for every 7 days earlier',
  position_based: 'gives 40 % to the first touchpoint, 40 % to the last and 20 % to those between',
}

interface Choices {
  readonly model: AttributionModel
  readonly value: 'net' | 'gross' | 'total'
  readonly mode: 'cash' | 'accrual'
  readonly customers: 'all' | 'new' | 'returning'
  readonly lookbackDays: number | 'lifetime'
  /** Oct 25 – Nov 21 */
  readonly days: string
}

const values = { net: 'Net revenue', gross: 'Gross sales', total: 'What customers paid' } as const
const buyers = {
  all: 'orders',
  new: 'orders of new customers',
  returning: 'orders of returning customers',
} as const

/** What an attributed figure is, under exactly the choices made. */
export function attributedDefinition(choices: Choices): string {
  const { model, mode, days, lookbackDays } = choices
  const when = mode === 'cash' ? `placed ${days}` : `whose credited touchpoint fell in ${days}`
  const window =
    lookbackDays === 'lifetime'
      ? 'before it'
      : `of the ${lookbackDays} ${lookbackDays === 1 ? 'day' : 'days'} before it`
  const net =
    choices.value === 'net'
      ? ' Net is gross sales less discounts and refunds of goods, without shipping, taxes and duties.'
      : ''
  return `${values[choices.value]} of ${buyers[choices.customers]} ${when}; each order ${rules[model]} ${window}. Every order’s shares sum to 1.${net}`
}

export const unattributedDefinition = (choices: Choices): string =>
  `${attributedDefinition(choices)} These orders have no touchpoint that this rule could credit, and the reason is counted.`
