import type { Lake, Row, Run, Warning } from '#engine/analysis.ts'
import { filterFragment } from '#engine/duck/filter.ts'
import { EngineError } from '#engine/errors.ts'
import { minorDigits } from '#engine/money.ts'
import { type Period, periodName } from '#engine/request.ts'
import { type attribution, filterColumns } from './contract.ts'
import { factsOf, warningsOf } from './facts.ts'
import { type AttributionRequest, creditParameters } from './parameters.ts'
import { convertedTotal, finished, joined, totalsOf } from './rows.ts'
import { creditRow, foreignRow, rangeRow, spendRow } from './statements.ts'

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
  const cut = rows.length > asked.limit ? [truncated(rows.length, asked.limit)] : []
  return {
    rows: rows.slice(0, asked.limit),
    totals: first.totals,
    facts: first.facts,
    warnings: [...first.warnings, ...cut],
  }
}

const named = (rows: Row[], asked: AttributionRequest, range: Period | undefined): Row[] =>
  asked.compare.length === 0 || range === undefined
    ? rows
    : rows.map((row) => ({ ...row, period: periodName(range) }))

const truncated = (rows: number, limit: number): Warning => ({
  code: 'truncated',
  message: `${rows} rows answer this; the first ${limit} are shown. The totals cover all of them.`,
})

async function answerPeriod(lake: Lake, asked: AttributionRequest, range: Period) {
  const digits = minorDigits(lake.currency)
  const parameters = creditParameters(asked, range)
  const by = {
    byChannel: asked.dimensions.includes('channel'),
    byCampaign: asked.dimensions.includes('campaign'),
    byDay: asked.dimensions.includes('day'),
    keepDay: asked.dimensions.includes('day') || asked.filters.some((filter) => filter.dimension === 'day'),
  }
  const filters = filterFragment(asked.filters, filterColumns)
  const credits = await lake.rows(
    creditRow,
    'attribution/credit_by_dimensions',
    { ...parameters, ...by, models: asked.models },
    { filters },
  )
  const stated = await lake.rows(
    spendRow,
    'attribution/spend_by_dimensions',
    { ...parameters, ...by },
    { filters },
  )
  const inRange = await lake.rows(rangeRow, 'attribution/orders_in_range', parameters)
  const foreign = await lake.rows(foreignRow, 'attribution/foreign_money', parameters)

  const exactTotals =
    asked.filters.length === 0 && asked.dateMode === 'cash' ? convertedTotal(inRange, digits) : null
  const rows = asked.models.flatMap((model) => {
    const lines = joined(
      credits.filter((row) => row.model === model),
      stated,
      model,
    )
    const total = exactTotals ?? Math.round(lines.reduce((sum, line) => sum + line.value * 10 ** digits, 0))
    return finished(lines, total, asked, digits)
  })
  return {
    rows,
    totals: totalsOf(rows, stated, asked, exactTotals, inRange, digits),
    facts: factsOf(inRange, digits),
    warnings: warningsOf(inRange, foreign, lake.currency),
  }
}
