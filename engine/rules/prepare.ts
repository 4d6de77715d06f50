import { z } from 'zod'
import type { Lake, Proposal } from '#engine/analysis.ts'
import { attribution } from '#engine/attribution/contract.ts'
import { type AttributionRequest, creditParameters } from '#engine/attribution/parameters.ts'
import type { rules } from './contract.ts'

export type RulesRequest = z.output<typeof rules.request>

const done = z.unknown()

/** The question that the page Attribution asks, over the period of this one. */
export const attributionOf = (asked: RulesRequest): AttributionRequest =>
  attribution.request.parse({
    from: asked.from,
    until: asked.until,
    models: [asked.model],
    dimensions: ['channel'],
    lookbackDays: asked.lookbackDays,
    value: asked.value,
  })

/** Fields that only change what traffic is called, never what it earns. */
const namesOnly: readonly string[] = ['channelRules', 'adNames']

function changesCredit({ before, after }: Proposal): boolean {
  const is: Readonly<Record<string, unknown>> = after.definitions.body
  return Object.entries(before.definitions.body).some(
    ([name, value]) => !namesOnly.includes(name) && JSON.stringify(value) !== JSON.stringify(is[name]),
  )
}

/** Rules as proposed, beside today's, with what every traffic source is and earned under both in `rules_changes`. */
export async function prepared(lake: Lake, asked: RulesRequest): Promise<Proposal> {
  const proposal = await lake.propose(asked.proposed ?? lake.definitions.body)
  const { before, after } = proposal
  const range = { from: asked.from, until: asked.until }
  const parameters = { ...creditParameters(attributionOf(asked), range), model: asked.model }
  await proposal.once(JSON.stringify(parameters), async () => {
    await after.rows(done, 'rules/special_days', {})
    await after.rows(done, 'rules/touch_counts', parameters)
    await before.rows(done, 'rules/credits', parameters)
    await before.rows(done, 'rules/side', {})
    if (changesCredit(proposal)) await after.rows(done, 'rules/credits', parameters)
    else await after.rows(done, 'rules/credits_of_today', {})
    await after.rows(done, 'rules/side', {})
    await after.rows(done, 'rules/changes', {})
  })
  return proposal
}
