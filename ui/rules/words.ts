import {
  type ChannelRule,
  type RuleCondition,
  type RuleField,
  type RuleOperator,
  valuesOf,
} from '#engine/channels/contract.ts'

export const fieldNames: Readonly<Record<RuleField, string>> = {
  source: 'Source',
  medium: 'Medium',
  campaign: 'Campaign',
  utmId: 'utm_id',
  term: 'Term',
  content: 'Content',
  clickIdKind: 'Click id',
  referrerHost: 'Referrer',
}

export const operatorNames: Readonly<Record<RuleOperator, string>> = {
  is: 'is',
  isNot: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'contains',
  doesNotContain: 'does not contain',
  startsWith: 'starts with',
  endsWith: 'ends with',
  matches: 'matches pattern',
  isNull: 'is missing',
  isNotNull: 'is present',
}

const valueWords = ({ operator, values }: RuleCondition): string => {
  if (valuesOf(operator) === 'none') return ''
  const shown = values.slice(0, 3).join(', ')
  return values.length > 3 ? `${shown} and ${values.length - 3} more` : shown
}

export interface ConditionWords {
  readonly field: string
  readonly operator: string
  readonly value: string
}

export const conditionWords = (condition: RuleCondition): ConditionWords => ({
  field: fieldNames[condition.field],
  operator: operatorNames[condition.operator],
  value: valueWords(condition),
})

/** A rule as a sentence, for a screen reader. */
export function ruleSentence(rule: ChannelRule): string {
  const parts = rule.conditions.map((condition) => {
    const { field, operator, value } = conditionWords(condition)
    return `${field} ${operator} ${value}`.trim()
  })
  return `${rule.channel || 'No channel'} when ${parts.join(rule.match === 'all' ? ' and ' : ' or ')}`
}

/** GA4's default channel group, in its order, in words. */
export const defaultGroup: readonly (readonly [channel: string, when: string])[] = [
  ['Direct', 'source is (direct) and medium is (none) or (not set)'],
  ['Cross-network', 'campaign contains cross-network'],
  ['Paid Shopping', 'shopping site or shop campaign, and a paid medium'],
  ['Paid Search', 'search site and a paid medium'],
  ['Paid Social', 'social site and a paid medium'],
  ['Paid Video', 'video site and a paid medium'],
  ['Display', 'medium is display, banner, expandable, interstitial or cpm'],
  ['Paid Other', 'a paid medium: cp…, ppc, retargeting, paid…'],
  ['Organic Shopping', 'shopping site or shop campaign'],
  ['Organic Social', 'social site, or medium is social, social-network, social-media or sm'],
  ['Organic Video', 'video site or medium contains video'],
  ['Organic Search', 'search site or medium is organic'],
  ['Referral', 'medium is referral, app or link'],
  ['Email', 'source or medium is email, e-mail, e_mail or e mail'],
  ['Affiliates', 'medium is affiliate'],
  ['Audio', 'medium is audio'],
  ['SMS', 'source or medium is sms'],
  [
    'Mobile Push Notifications',
    'medium ends with push or contains mobile or notification, or source is firebase',
  ],
  ['AI Assistant', 'medium is ai-assistant'],
  ['Unassigned', 'anything else'],
]
