import type { JSX } from 'solid-js'
import { type RefundRule, refundRules } from '#engine/explore/contract.ts'
import { Choose } from './menu.tsx'

const names: Readonly<Record<RefundRule, string>> = { orderDay: 'Order day', refundDay: 'Refund day' }

/** Which day takes the money of a refund. The button always says the rule that holds. */
export const RefundRuleChoice = (props: {
  value: RefundRule
  align?: 'start' | 'end'
  onChange: (rule: RefundRule) => void
}): JSX.Element => (
  <Choose
    label="Refunds on"
    align={props.align ?? 'start'}
    value={props.value}
    options={refundRules.map((rule) => [rule, names[rule]] as const)}
    onChange={props.onChange}
  />
)
