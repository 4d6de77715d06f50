import { z } from 'zod'
import { patternFault } from './pattern.contract.ts'

/** What a rule may look at: the fields of a traffic source. */
export const ruleFields = [
  'source',
  'medium',
  'campaign',
  'utmId',
  'term',
  'content',
  'clickIdKind',
  'referrerHost',
] as const
export type RuleField = (typeof ruleFields)[number]

/** Each negative holds exactly where its positive does not, so a field that is missing `isNot` anything. */
export const ruleOperators = [
  'is',
  'isNot',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'startsWith',
  'endsWith',
  'matches',
  'isNull',
  'isNotNull',
] as const
export type RuleOperator = (typeof ruleOperators)[number]

/** How many values an operator compares with: none, one, or a list. */
export function valuesOf(operator: RuleOperator): 'none' | 'one' | 'list' {
  if (operator === 'isNull' || operator === 'isNotNull') return 'none'
  return operator === 'in' || operator === 'notIn' ? 'list' : 'one'
}

const countFits = (operator: RuleOperator, given: number): boolean => {
  const wanted = valuesOf(operator)
  if (wanted === 'list') return given >= 1
  return given === (wanted === 'one' ? 1 : 0)
}

export const ruleCondition = z
  .strictObject({
    field: z.enum(ruleFields),
    operator: z.enum(ruleOperators),
    values: z.array(z.string().min(1).max(500)).max(200).default([]),
  })
  .superRefine(({ operator, values }, context) => {
    if (!countFits(operator, values.length)) {
      context.addIssue({
        code: 'custom',
        path: ['values'],
        message: 'wants one value; `in` and `notIn` at least one, `isNull` and `isNotNull` none',
      })
    }
    const fault = operator === 'matches' ? patternFault(values[0] ?? '') : null
    if (fault !== null) {
      const message = `is no regular expression: at character ${fault.position}, ${fault.message}`
      context.addIssue({ code: 'custom', path: ['values', 0], message })
    }
  })
export type RuleCondition = z.infer<typeof ruleCondition>

const rule = z.strictObject({
  /** The channel of what it takes: one of GA4's or a name of the workspace's own. */
  channel: z.string().trim().min(1).max(80),
  /** Whether all conditions must hold or any one of them. */
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(ruleCondition).min(1).max(20),
  isEnabled: z.boolean().default(true),
  note: z.string().max(500).default(''),
})

const earlier = z.strictObject({
  channel: z.string(),
  field: z.string(),
  operator: z.string(),
  value: z.string(),
})

/** A rule of one condition as the first revisions wrote it. */
function upgraded(given: unknown): unknown {
  const old = earlier.safeParse(given)
  if (!old.success) return given
  const { channel, value, ...condition } = old.data
  return { channel, conditions: [{ ...condition, values: [value] }] }
}

/** One of the workspace's own channel rules: the first that takes a traffic source decides, GA4's default channel group after all
 * of them. Case never matters. */
export const channelRule = z.preprocess(upgraded, rule)
export type ChannelRule = z.infer<typeof channelRule>
