import type { Fact, Lake, Row, Run, Warning } from '#engine/analysis.ts'
import { detail } from '#engine/columns.ts'
import { foreignWarnings } from '#engine/currencies/foreign.ts'
import { minorDigits } from '#engine/money.ts'
import { type Period, periodName } from '#engine/request.ts'
import { withRest } from './bars.ts'
import type { reconcile } from './contract.ts'
import {
  barRow,
  lineFilters,
  lineParameters,
  type PlatformRow,
  platformRow,
  type ReconcileRequest,
} from './statements.ts'

/** Of each group, all bars but `shop` add up to `shop`, in orders and to the cent. */
export const runReconcile: Run<typeof reconcile> = async (lake, asked) => {
  const periods: Period[] = [{ from: asked.from, until: asked.until }, ...asked.compare]
  const answers = []
  for (const range of periods) answers.push(await answerPeriod(lake, asked, range))
  return {
    rows: answers.flatMap((answer) => answer.rows),
    totals: null,
    facts: answers[0]?.facts ?? [],
    warnings: answers[0]?.warnings ?? [],
  }
}

async function answerPeriod(lake: Lake, asked: ReconcileRequest, range: Period) {
  const parameters = lineParameters(asked, range)
  const by = {
    byPlatform: asked.dimensions.includes('platform'),
    byCampaign: asked.dimensions.includes('campaign'),
    byDay: asked.dimensions.includes('day'),
  }
  const found = await lake.rows(barRow, 'reconcile/bars', { ...parameters, ...by }, lineFilters(asked))
  const platforms = await lake.rows(platformRow, 'reconcile/claiming_platforms', {
    ...parameters,
    timeZone: lake.timeZone,
  })
  const bars = withRest(found, asked.dimensions, minorDigits(lake.currency))
  const rows: Row[] =
    asked.compare.length === 0 ? bars : bars.map((row) => ({ ...row, period: periodName(range) }))
  return {
    rows,
    facts: platforms.map((row) => windowFact(row, asked)),
    warnings: [
      ...warningsOf(platforms, asked, lake),
      ...(await foreignWarnings(lake, range, { ads: true, orders: true })),
    ],
  }
}

const windowDays = detail(
  {
    name: 'windowDays',
    title: 'Window',
    definition: 'Days before an order in which a click or visit of the platform counts.',
  },
  'integer',
  'days',
)

const windowFact = (row: PlatformRow, asked: ReconcileRequest): Fact => ({
  column: windowDays,
  value: row.clickDays ?? asked.lookbackDays,
  key: row.platform,
})

function warningsOf(platforms: readonly PlatformRow[], asked: ReconcileRequest, lake: Lake): Warning[] {
  if (platforms.length === 0)
    return [
      {
        code: 'no_claims',
        message:
          'No ad platform claims orders in these days, so only the shop is shown. Add an export of Meta Ads or Google Ads with its purchases or conversions.',
      },
    ]
  const warnings: Warning[] = []
  if (platforms.every((row) => !row.hasTouches))
    warnings.push({
      code: 'no_touchpoints',
      message:
        'No touchpoint reaches these days, so overlap, excluded and unmatched orders cannot be counted and stay in the rest. Add a touchpoints file, or an orders file with landing pages or UTM notes.',
    })
  const unstated = platforms.filter((row) => !row.isStated).map((row) => row.platform)
  if (unstated.length > 0)
    warnings.push({
      code: 'window_not_stated',
      message: `The files of ${unstated.join(', ')} do not state an attribution window for every claim: views cannot be told apart there, and ${asked.lookbackDays} days are looked back where no click window is stated.`,
    })
  for (const row of platforms.filter((one) => one.otherZones !== null))
    warnings.push({
      code: 'other_time_zone',
      message: `Days of ${row.platform} are days in ${row.otherZones}; they are set against days in ${lake.timeZone}.`,
    })
  return warnings
}
