import { z } from 'zod'
import type { Lake, Row } from '#engine/analysis.ts'
import { type ChannelRule, ruleFields } from '#engine/channels/contract.ts'
import { unitSeparator } from '#engine/channels/mount.ts'
import type { RulesRequest } from './prepare.ts'

const conditionRow = z.object({
  position: z.number(),
  number: z.number(),
  field: z.string(),
  shown: z.string(),
  holds: z.boolean(),
})
type ConditionRow = z.infer<typeof conditionRow>
type Sample = NonNullable<RulesRequest['sample']>

/** Without a source a visit is (direct), without a medium (none) or (not set), as in GA4. */
function shownIn(visit: Sample): Sample {
  const { source, medium } = visit
  return {
    ...visit,
    source: source ?? '(direct)',
    medium: medium ?? (source === null ? '(none)' : '(not set)'),
  }
}

function holdsWhole(rule: ChannelRule | undefined, conditions: readonly ConditionRow[]): boolean {
  if (rule === undefined || !rule.isEnabled) return false
  return rule.match === 'all' ? conditions.every((one) => one.holds) : conditions.some((one) => one.holds)
}

function conditionsOf(lake: Lake, rules: readonly ChannelRule[], visit: Sample): Promise<ConditionRow[]> {
  const all = rules.flatMap((rule, at) =>
    rule.conditions.map((condition, index) => ({ ...condition, position: at + 1, number: index + 1 })),
  )
  const shown = shownIn(visit)
  return lake.rows(conditionRow, 'rules/test_conditions', {
    positions: all.map((one) => one.position),
    numbers: all.map((one) => one.number),
    fields: all.map((one) => one.field),
    operators: all.map((one) => one.operator),
    needles: all.map((one) => one.values.join(unitSeparator)),
    sampleFields: [...ruleFields],
    sampleTexts: ruleFields.map((field) => shown[field] ?? ''),
    sampleMissing: ruleFields.map((field) => (visit[field] === null ? 1 : 0)),
  })
}

/** Which rule a visit that somebody made up would meet, and what each condition says of it. */
export async function testVisit(lake: Lake, rules: readonly ChannelRule[], visit: Sample): Promise<Row[]> {
  const conditions = await conditionsOf(lake, rules, visit)
  const shown = shownIn(visit)
  const [ga4] = await lake.rows(z.object({ channel: z.string() }), 'rules/test_default', {
    source: (shown.source ?? '').toLowerCase(),
    medium: (shown.medium ?? '').toLowerCase(),
    campaign: (shown.campaign ?? '').toLowerCase(),
  })
  const matching = rules.map((rule, at) =>
    holdsWhole(
      rule,
      conditions.filter((one) => one.position === at + 1),
    ),
  )
  const winner = matching.indexOf(true) + 1
  const rows = conditions.map(({ position, number, ...condition }) => ({
    rule: position,
    channel: rules[position - 1]?.channel ?? null,
    condition: number,
    ...condition,
    matches: matching[position - 1] ?? false,
    wins: position === winner,
  }))
  const none = { rule: null, condition: null, field: null, shown: null, holds: null, matches: true }
  return [...rows, { ...none, channel: ga4?.channel ?? null, wins: winner === 0 }]
}
