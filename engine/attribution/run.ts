import type { Lake, Row, Run, Warning } from '#engine/analysis.ts'
import { foreignWarnings } from '#engine/currencies/foreign.ts'
import { filterFragment } from '#engine/duck/filter.ts'
import { EngineError } from '#engine/errors.ts'
import { minorDigits, toMinor } from '#engine/money.ts'
import { type Period, periodName } from '#engine/request.ts'
import { type attribution, filterColumns } from './contract.ts'
import { factsOf, warningsOf } from './facts.ts'
import { type AttributionRequest, creditParameters } from './parameters.ts'
import { shownRow, shownTotals } from './rows.ts'
import { answerRow, rangeRow, statedRow } from './statements.ts'

/** Credit within one order sums to 1, so rows + unattributed = total, to the cent, under every model. */
export const runAttribution: Run<typeof attribution> = async (lake, asked) => {
  if (asked.lookbackDays !== 'lifetime' && asked.lookbackDays > 1000 * asked.halfLifeDays) {
    throw new EngineError(
      'invalid_request',
      'A half-life below a thousandth of the lookback window cannot be weighed.',
      { field: 'halfLifeDays' },
    )
  }
  const periods: Period[] = [{ from: asked.from, until: asked.until }, ...asked.compare]
  const answers = []
  for (const range of periods) answers.push(await answerPeriod(lake, asked, range))
  const [first] = answers
  if (first === undefined) throw new Error('a request has a first period')
  const rows = answers.flatMap((answer, at) => named(answer.rows, asked, periods[at]))
  return {
    rows,
    totals: first.totals,
    facts: first.facts,
    warnings: answers.flatMap((answer) => answer.warnings),
  }
}

const named = (rows: Row[], asked: AttributionRequest, range: Period | undefined): Row[] =>
  asked.compare.length === 0 || range === undefined
    ? rows
    : rows.map((row) => ({ ...row, period: periodName(range) }))

const truncated = (found: number, shown: number): Warning => ({
  code: 'truncated',
  message: `${found} rows answer this; ${shown} are shown. The totals cover all of them.`,
})

async function answerPeriod(lake: Lake, asked: AttributionRequest, range: Period) {
  const digits = minorDigits(lake.currency)
  const parameters = creditParameters(asked, range)
  const inRange = await lake.rows(rangeRow, 'attribution/orders_in_range', parameters)
  const counted = inRange.find((row) => row.excludedReason === null) ?? null
  const isWhole = asked.filters.length === 0 && asked.dateMode === 'cash'
  const filters = filterFragment(asked.filters, filterColumns)
  const [level1 = '', level2 = '', level3 = ''] = asked.dimensions
  const found = await lake.rows(
    answerRow,
    'attribution/answer',
    {
      ...parameters,
      byChannel: asked.dimensions.includes('channel'),
      byCampaign: asked.dimensions.includes('campaign'),
      byDay: asked.dimensions.includes('day'),
      keepDay: asked.dimensions.includes('day') || asked.filters.some((filter) => filter.dimension === 'day'),
      level1,
      level2,
      level3,
      models: asked.models,
      unit: 10 ** digits,
      totalMinor: isWhole ? toMinor(counted?.value ?? '0', digits) : null,
      take: asked.limit,
    },
    { filters },
  )
  const [stated = { spend: null, claimedConversions: null, claimedValue: null }] = await lake.rows(
    statedRow,
    'attribution/stated_totals',
    parameters,
    { filters },
  )
  const foreign = await foreignWarnings(lake, range, { ads: true, orders: true })
  const missing = (found[0]?.found ?? 0) - found.length
  return {
    rows: found.map((row) => shownRow(row, asked, digits)),
    totals: shownTotals(found[0], stated, isWhole ? counted : null, digits),
    facts: factsOf(inRange, digits),
    warnings: [
      ...warningsOf(inRange),
      ...foreign,
      ...(missing > 0 ? [truncated(found.length + missing, found.length)] : []),
    ],
  }
}
