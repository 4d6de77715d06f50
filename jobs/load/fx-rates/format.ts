import { isCurrency } from '#jobs/load/currency.ts'
import { column, type Format, type FoundColumns, headingKey } from '#jobs/load/format.ts'

const columns = [
  column('day', 'date', [
    'date',
    'day',
    'rate_date',
    'effective_date',
    'valid_on',
    'as_of',
    'time_period',
    'datum',
    'tag',
    'fecha',
    'data',
  ]),
  column('from_currency', 'text', [
    'from',
    'from_currency',
    'currency_from',
    'base',
    'base_currency',
    'source_currency',
    'from_code',
    'von',
    'de',
  ]),
  column('to_currency', 'text', [
    'to',
    'to_currency',
    'currency_to',
    'quote',
    'quote_currency',
    'target',
    'target_currency',
    'counter_currency',
    'to_code',
    'nach',
    'vers',
  ]),
  column('pair', 'text', ['pair', 'currency_pair', 'symbol', 'ticker']),
  column('rate', 'number', [
    'rate',
    'exchange_rate',
    'fx_rate',
    'conversion_rate',
    'value',
    'close',
    'mid',
    'kurs',
    'wechselkurs',
    'taux',
    'tasa',
  ]),
]
const byKey = new Map(
  columns.flatMap((one) => (one.aliases.en ?? []).map((alias) => [headingKey(alias), one.name] as const)),
)

/** A table of rates as the ECB publishes it: the day, then one column a currency, each in units per 1 EUR. */
export const isWide = (names: readonly (string | null)[]): boolean =>
  names.some((name) => name !== null && /^[A-Z]{3}$/.test(name))

/** Exchange rates by day: one rate a row (day, from, to, rate; or a pair), or the ECB's eurofxref table. */
export const fxRates: Format = {
  id: 'fx_rates',
  kind: 'fx_rates',
  columns,
  required: [],
  find: (headings) => wide(headings) ?? long(headings),
}

function wide(headings: readonly string[]): FoundColumns | null {
  const [first = '', ...others] = headings.map((text) => text.trim())
  const filled = others.filter((text) => text !== '')
  const codes = filled.filter((text) => /^[A-Z]{3}$/.test(text) && isCurrency(text))
  if (byKey.get(headingKey(first)) !== 'day' || codes.length < 2 || codes.length * 2 < filled.length)
    return null
  const names = headings.map((text, at) => {
    if (at === 0) return 'day'
    return /^[A-Z]{3}$/.test(text.trim()) ? text.trim() : null
  })
  return { names, currency: null, found: new Set(names.filter((name) => name !== null)).size, missing: [] }
}

function long(headings: readonly string[]): FoundColumns {
  const seen = new Set<string>()
  const names = headings.map((text) => {
    const name = byKey.get(headingKey(text)) ?? null
    if (name === null || seen.has(name)) return null
    seen.add(name)
    return name
  })
  const wanted = seen.has('pair') ? ['day', 'rate'] : ['day', 'from_currency', 'to_currency', 'rate']
  return { names, currency: null, found: seen.size, missing: wanted.filter((name) => !seen.has(name)) }
}
