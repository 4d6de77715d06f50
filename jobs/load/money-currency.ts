import { fault, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Source, StageRequest } from './context.ts'
import { isCurrency } from './currency.ts'
import { currencyOfSigns } from './currency-signs.ts'

/** What a file says about the currency of its amounts.
 * @property stated  in a column or heading
 * @property signs   distinct currency signs of its amounts
 * @property nearby  what the same shop's other files say */
export interface CurrencyEvidence {
  readonly stated: readonly string[]
  readonly signs: readonly string[]
  readonly nearby: readonly string[]
}

/** The currency of a file's amounts: stated in it, else by its signs, else told or known of its source, else that of the shop's
 * orders.
 * @throws Refused when nothing says it, or two say different ones */
export function moneyCurrency(
  file: ReadFile,
  source: Source,
  request: StageRequest,
  said: CurrencyEvidence,
): string {
  const signed = currencyOfSigns(said.signs)
  const stated = statedIn(file, said) ?? signed.only
  const named = request.options.currency ?? source.currency
  const nearby = said.nearby.length === 1 ? (said.nearby[0] ?? null) : null
  const currency = stated ?? named ?? nearby
  if (currency === null) throw missing(file)
  if (stated !== null && named !== null && stated !== named)
    throw differs(file, stated, `${source.name} is in ${named}`)
  if (!signed.fits(currency)) throw differs(file, said.signs.join(', '), `it is to be read in ${currency}`)
  return currency
}

function statedIn(file: ReadFile, said: CurrencyEvidence): string | null {
  const all = [...new Set([...said.stated, ...(file.match.currency === null ? [] : [file.match.currency])])]
  const unknown = all.find((code) => !isCurrency(code))
  if (unknown !== undefined) {
    const text = `Line ${file.headerLine}: "${unknown}" is no currency of ISO 4217.`
    throw new Refused(fault('unknown_currency', file.headerLine, text, { value: unknown }))
  }
  if (all.length > 1) {
    const text = `Line ${file.headerLine}: the file is in ${all.join(' and ')}. Load each currency as a file of its own source.`
    throw new Refused(fault('mixed_currency', file.headerLine, text, { value: all.join(', ') }))
  }
  return all[0] ?? null
}

const missing = (file: ReadFile): Refused =>
  new Refused(
    fault(
      'missing_currency',
      file.headerLine,
      `Line ${file.headerLine}: neither the file nor its source says in which currency its amounts are. Load it again with --currency EUR, or the code it is in.`,
      { field: 'currency' },
    ),
  )

const differs = (file: ReadFile, stated: string, other: string): Refused =>
  new Refused(
    fault(
      'currency_differs',
      file.headerLine,
      `Line ${file.headerLine}: the file is in ${stated}, but ${other}. Choose another source, or load it as a new one.`,
      { value: stated },
    ),
  )
