import { createHash } from 'node:crypto'
import { column, type Format, type FoundColumns } from '#jobs/load/format.ts'
import { formatOf } from '#jobs/load/formats.ts'
import { headerText, type MappingBody, type SavedMapping, sameHeading } from './contract.ts'
import { meaningTitle, targetOf } from './targets.contract.ts'

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** A header's identity: its columns in no order. */
export const headerPrint = (header: readonly string[]): string => fingerprint(headerText(header))

/** Identity of how a mapping reads a file; a new name is not another reading. */
export function mappingPrint(body: MappingBody): string {
  const columns = body.columns.map((one) => [sameHeading(one.column), one.meaning]).sort()
  const { target, platform, currency, timeZone, dayOrder, decimalMark } = body
  const said = [target, columns, platform?.toLowerCase() ?? null, currency, timeZone, dayOrder, decimalMark]
  return fingerprint(JSON.stringify(said))
}

/** A saved mapping as a format, so that mapped files go the way of all others.
 * @param anyHeader  the file need not have the mapping's whole header, only the columns that it reads */
export function mappedFormat({ id, name, body }: SavedMapping, anyHeader: boolean): Format {
  const base = formatOf(body.target)
  const meanings = targetOf(body.target).meanings
  const columns = body.columns.flatMap((one) => {
    const known = meanings.find((meaning) => meaning.name === one.meaning)
    return known === undefined ? [] : [column(known.name, known.holds, [one.column])]
  })
  const header = headerPrint(body.header)
  const { totals } = base
  return {
    id: base.id,
    kind: base.kind,
    columns,
    required: columns.map((one) => [one.name]),
    ...(totals === undefined ? {} : { totals }),
    mapped: {
      id,
      name,
      print: mappingPrint(body),
      header,
      platform: body.platform?.toLowerCase() ?? null,
      campaign: campaignOf(body),
      timeZone: body.timeZone,
      dayOrder: body.dayOrder,
      decimalMark: body.decimalMark,
    },
    find: (headings) =>
      anyHeader || headerPrint(headings) === header ? found(body, headings) : nothing(body, headings),
  }
}

/** Spend whose rows name no campaign is one campaign of its platform. */
function campaignOf(body: MappingBody): string | null {
  const has = (name: string): boolean => body.columns.some((one) => one.meaning === name)
  const named = ['campaign', 'campaign_id', 'adset', 'adset_id', 'ad', 'ad_id'].some(has)
  return body.target !== 'generic_spend' || named
    ? null
    : (body.platform ?? meaningTitle(body.target, 'spend'))
}

function found(body: MappingBody, headings: readonly string[]): FoundColumns {
  const meanings = new Map(body.columns.map((one) => [sameHeading(one.column), one.meaning]))
  const seen = new Set<string>()
  const names = headings.map((text) => {
    const name = meanings.get(sameHeading(text))
    if (name === undefined || seen.has(name)) return null
    seen.add(name)
    return name
  })
  const missing = body.columns.map((one) => one.meaning).filter((name) => !seen.has(name))
  return { names, currency: body.currency, found: seen.size, missing }
}

const nothing = (body: MappingBody, headings: readonly string[]): FoundColumns => ({
  names: headings.map(() => null),
  currency: null,
  found: 0,
  missing: body.columns.map((one) => one.meaning),
})
