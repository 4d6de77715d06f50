import { z } from 'zod'
import type { Parameters } from '#engine/analysis.ts'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import type { ChannelRule } from './contract.ts'

/** Joins the values of a list; no file and no form can hold it. */
export const unitSeparator = '\u001f'

/** Makes the tables that say which of the workspace's rules take which traffic sources. */
export async function mountChannelRules(
  connection: Connection,
  channelRules: readonly ChannelRule[],
): Promise<void> {
  const run = (name: string, parameters: Parameters = {}) => query(connection, z.unknown(), name, parameters)
  const rules = channelRules
    .map((rule, at) => ({ ...rule, position: at + 1 }))
    .filter((rule) => rule.isEnabled)
  const conditions = rules.flatMap(({ position, conditions: all }) =>
    all.map((condition, at) => ({ ...condition, position, number: at + 1 })),
  )
  await run('lake/channel_rules', {
    positions: rules.map((rule) => rule.position),
    channels: rules.map((rule) => rule.channel),
    allNeeded: rules.map((rule) => (rule.match === 'all' ? 1 : 0)),
    conditionCounts: rules.map((rule) => rule.conditions.length),
  })
  await run('lake/channel_conditions', {
    positions: conditions.map((condition) => condition.position),
    numbers: conditions.map((condition) => condition.number),
    fields: conditions.map((condition) => condition.field),
    operators: conditions.map((condition) => condition.operator),
    needles: conditions.map((condition) => condition.values.join(unitSeparator)),
  })
  await run('lake/traffic_subjects')
  await run('lake/channel_matches')
  for (const { position, number, field, operator, values } of conditions) {
    if (operator !== 'matches') continue
    await run('lake/channel_pattern_matches', { position, number, field, pattern: values[0] ?? '' })
  }
  await run('lake/ruled_sources')
}
