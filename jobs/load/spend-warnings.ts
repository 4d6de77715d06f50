import { z } from 'zod'
import { lineName, shown } from '#jobs/load/read/fault.ts'
import { notUnderstood } from '#jobs/load/read/header-faults.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Database } from './database.ts'
import { columnTitle, type HeaderMatch } from './format.ts'

const differing = z.object({
  line: z.int(),
  label: z.string(),
  field: z.string(),
  stated: z.string(),
  summed: z.string(),
})
const counted = z.object({ line: z.int(), label: z.string(), stated: z.number(), rows: z.number() })
const numberForm = z.object({ isAssumed: z.boolean(), mark: z.string() })

const mostNamed = 5

export const rowsHave = (count: number): string =>
  count === 1 ? '1 row has' : `${count.toLocaleString('en-US')} rows have`

/** `5564.700000` → `5,564.70`: exact, as it is read out. */
function amountName(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.')
  const cut = fraction.replace(/0+$/, '')
  const shownFraction = cut === '' ? '' : `.${cut.padEnd(2, '0')}`
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${shownFraction}`
}

const headingOf = (match: HeaderMatch, field: string): string =>
  match.headings[match.names.indexOf(field)] ?? columnTitle(match.format, field)

/** What a careful reader of a spend file would want to know, though it refuses nothing. */
export async function spendWarnings(
  database: Database,
  file: ReadFile,
  found: { readonly idsFromNames: number; readonly dropped: readonly { readonly reason: string }[] },
): Promise<string[]> {
  const { idsFromNames } = found
  const hasTotals = found.dropped.some(({ reason }) => reason.endsWith('_row') || reason.endsWith('_total'))
  const form = await database.row(numberForm, 'load/number_form_read')
  return [
    ...(hasTotals ? await totalsDiffer(database, file.match) : []),
    ...(idsFromNames === 0
      ? []
      : [
          `${rowsHave(idsFromNames)} no campaign id; ${idsFromNames === 1 ? 'its campaign is' : 'their campaigns are'} told apart by name.`,
        ]),
    ...(form.isAssumed
      ? [`No number proves whether "${form.mark}" is the decimal mark; it was taken as such.`]
      : []),
    ...unreadMeasures(file.match),
  ]
}

async function totalsDiffer(database: Database, match: HeaderMatch): Promise<string[]> {
  const found = await database.rows(differing, 'load/spend/totals_differ')
  const counts = await database.rows(counted, 'load/spend/totals_count')
  const said = [
    ...counts.map(
      ({ line, label, stated, rows }) =>
        `Line ${lineName(line)}, "${shown(label)}": the report says ${lineName(stated)} results, but the file has ${rows === 1 ? '1 row' : `${lineName(rows)} rows`} of data. It may be cut off or filtered.`,
    ),
    ...found.map(
      ({ line, label, field, stated, summed }) =>
        `Line ${lineName(line)}, "${shown(label)}": ${shown(headingOf(match, field))} says ${amountName(stated)}, but the rows add up to ${amountName(summed)}. The report may be cut off, filtered or edited.`,
    ),
  ]
  return said.length <= mostNamed
    ? said
    : [...said.slice(0, mostNamed), `${said.length - mostNamed} more totals differ from the rows.`]
}

const measures = [
  { names: ['impressions'], title: 'impressions' },
  { names: ['clicks', 'link_clicks'], title: 'clicks' },
  { names: ['conversions', 'conversion_value'], title: 'conversions' },
]

/** A measure that no heading was understood to be, while headings were not understood. */
function unreadMeasures(match: HeaderMatch): string[] {
  if (match.format.mapped !== undefined) return []
  const lacking = measures.filter(({ names }) => names.every((name) => !match.names.includes(name)))
  const unread = notUnderstood(match)
  if (lacking.length === 0 || unread.length === 0) return []
  const named = unread.slice(0, 12).map((heading) => `"${shown(heading)}"`)
  const more = unread.length > 12 ? ` and ${unread.length - 12} more` : ''
  return [
    `No column of ${lacking.map((one) => one.title).join(', ')} was found. Columns that were not loaded: ${named.join(', ')}${more}.`,
  ]
}
