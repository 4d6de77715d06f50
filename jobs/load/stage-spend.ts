import { z } from 'zod'
import { readingsOf } from '#jobs/load/headings/read-heading.ts'
import { saidForms } from '#jobs/load/mapping/said.ts'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, Source, StageRequest } from './context.ts'
import { currencies } from './currency.ts'
import type { Database } from './database.ts'
import type { HeaderMatch } from './format.ts'
import { endOfDay, yearsAfter } from './instants.ts'
import { type Period, periodOf } from './period.ts'
import { refuseFaults } from './refuse-faults.ts'
import { dropped } from './report.ts'
import { currencySaid, spendCurrency } from './spend-currency.ts'
import { type SpendRules, spendRules } from './spend-rules.ts'
import { spendWarnings } from './spend-warnings.ts'
import type { Accepted, Choose } from './staged-file.ts'
import { readWordedDays } from './worded-days.ts'

const evidence = z.object({
  accountIds: z.array(z.string()).nullable(),
  accounts: z.array(z.string()),
  currency: z.string().nullable(),
  ranged: z.number(),
  rows: z.number(),
})

const signsFound = z.object({ signs: z.array(z.string()) })

const sums = z.object({
  rows: z.number(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  reportEnd: z.string().nullable(),
  currency: z.string().nullable(),
  spend: z.string().nullable(),
  impressions: z.number().nullable(),
  clicks: z.number().nullable(),
  linkClicks: z.number().nullable(),
  landingPageViews: z.number().nullable(),
  conversions: z.string().nullable(),
  conversionValue: z.string().nullable(),
  idsFromNames: z.number(),
  dropped: z.array(dropped),
})
type Sums = z.infer<typeof sums>

/** Days before this are mistakes: no platform of ours is older. */
const firstDay = '2000-01-01'

/** Reads a spend file's values and adds its rows to the load.
 * @throws Refused with every fault: a spend file is accepted whole or not at all */
export async function stageSpend(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  choose: Choose,
): Promise<Accepted> {
  const { id, mapped } = file.match.format
  const known = spendRules[id]
  if (known === undefined) throw new Error(`no spend rules for ${id}`)
  const rules = { ...known, lakePlatform: mapped?.platform ?? known.lakePlatform }
  await database.read('load/spend/rows_read', file.shape)
  await readWordedDays(database)
  if (mapped?.campaign) await database.run('load/spend/campaign_said', { campaign: mapped.campaign })
  await database.run('load/spend/rows_dropped', { totals: rules.totals, blankIsTotal: rules.blankIsTotal })
  const says = await database.row(evidence, 'load/spend/file_evidence', { platform: rules.lakePlatform })
  if (says.rows === 0)
    throw new Refused(
      fault(
        'no_rows',
        file.headerLine,
        'The file has totals but no rows of data. Choose a range with data and export it again.',
      ),
    )
  const period = periodOf(file.preamble)
  const hasDay = file.match.names.includes('day')
  const onlyDay = hasDay ? null : singleDay(file, period, says.ranged)
  const { signs } = await database.row(signsFound, 'load/spend/file_signs')
  const money = { inRows: says.currency, signs }
  const source = await choose({
    accountId: says.accountIds?.length === 1 ? (says.accountIds[0] ?? null) : null,
    accounts: says.accounts,
    currency: currencySaid(file, money),
  })
  const currency = spendCurrency(file, source, request, money)
  await typeRows(database, file, request, rules, source, {
    period,
    hasDay,
    onlyDay,
    currency,
    hasAccounts: (says.accountIds?.length ?? 0) > 1,
  })
  await refuseFaults(database, file)
  return finish(database, input, file, request, rules, source, period)
}

/** The day of a report without a column of days, which only a report over one day has. */
function singleDay(file: ReadFile, period: Period | null, ranged: number): string | null {
  const isRange = file.match.names.includes('range_start')
  if (!isRange && file.match.names.includes('report_start') && ranged === 0) return null
  if (!isRange && period !== null && period.from === period.until) return period.from
  throw new Refused(
    fault(
      'range_without_days',
      file.headerLine,
      `Line ${file.headerLine}: this report covers a range without saying what happened on which day. Add the breakdown by day and export it again.`,
    ),
  )
}

interface Reading {
  readonly period: Period | null
  readonly hasDay: boolean
  readonly onlyDay: string | null
  readonly currency: string | null
  readonly hasAccounts: boolean
}

async function typeRows(
  database: Database,
  file: ReadFile,
  request: StageRequest,
  rules: SpendRules,
  source: Source,
  reading: Reading,
): Promise<void> {
  const { period, hasDay, onlyDay, currency, hasAccounts } = reading
  await database.run('load/spend/number_cells')
  await database.run('load/number_form', { delimiter: file.delimiter })
  await database.run('load/spend/day_form', {
    hasDay: hasDay || onlyDay !== null,
    periodFrom: period?.from ?? null,
    periodUntil: period?.until ?? null,
  })
  await saidForms(database, file)
  await database.run('load/spend/rows_typed', {
    hasDay,
    onlyDay,
    currency,
    hasAccounts,
    platform: rules.lakePlatform,
    accountId: source.account,
  })
  await database.run('load/spend/file_faults', {
    firstDay,
    lastDay: yearsAfter(request.startedAt, 3),
    currencies: [...currencies],
    periodFrom: period?.from ?? null,
    periodUntil: period?.until ?? null,
  })
}

async function finish(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
  rules: SpendRules,
  source: Source,
  period: Period | null,
): Promise<Accepted> {
  const found = await database.row(sums, 'load/spend/file_sums')
  const reportEnd = found.reportEnd ?? period?.until ?? null
  const extractedAt =
    request.options.extractedAt ??
    (reportEnd === null ? request.startedAt : endOfDay(reportEnd, source.timeZone))
  await database.run('load/spend/add_file', {
    fileNo: input.fileNo,
    accountTz: source.timeZone,
    extractedAt,
    timeBasis: rules.timeBasis,
    actionType: actionTypeOf(rules, file.match),
    hasClaims: file.match.names.includes('conversions') || file.match.names.includes('conversion_value'),
  })
  return {
    source,
    rows: found.rows,
    firstDay: found.firstDay,
    lastDay: found.lastDay,
    extractedAt,
    currency: found.currency,
    dropped: found.dropped,
    rejected: [],
    rejectedRows: 0,
    sums: numbersOf(found),
    warnings: await spendWarnings(database, file, found),
  }
}

/** What the conversions of this very file are. */
function actionTypeOf(rules: SpendRules, match: HeaderMatch): SpendRules['actionType'] {
  if (rules.saysPurchases !== true) return rules.actionType
  const heading = match.headings[match.names.indexOf('conversions')] ?? ''
  const saysSo = readingsOf(heading).some((reading) => /purchase|payment/.test(reading))
  return heading === '' || saysSo ? rules.actionType : 'conversion'
}

const numbersOf = (found: Sums): Record<string, string> => {
  const entries = {
    spend: found.spend,
    impressions: found.impressions,
    clicks: found.clicks,
    link_clicks: found.linkClicks,
    landing_page_views: found.landingPageViews,
    conversions: found.conversions,
    conversion_value: found.conversionValue,
  }
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  )
}
