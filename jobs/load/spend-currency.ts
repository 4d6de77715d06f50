import { fault, Refused, shown } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Source, StageRequest } from './context.ts'
import { isCurrency } from './currency.ts'
import { currencyOfSigns } from './currency-signs.ts'

/** What the cells of a spend file say about the currency.
 * @property inRows  the currency that most rows name
 * @property signs   distinct currency signs and codes beside its amounts */
export interface SpendCurrency {
  readonly inRows: string | null
  readonly signs: readonly string[]
}

/** What a spend file says of its currency, null when it does not. */
export const currencySaid = (file: ReadFile, said: SpendCurrency): string | null =>
  said.inRows ?? file.match.currency ?? currencyOfSigns(said.signs).only

/** The currency of rows that name none: that of the heading, of the source, else of the signs in the cells.
 * @throws Refused when two of them say different ones, or none says it */
export function spendCurrency(
  file: ReadFile,
  source: Source,
  request: StageRequest,
  said: SpendCurrency,
): string | null {
  const stated = currencySaid(file, said)
  const named = request.options.currency ?? source.currency
  if (stated !== null && named !== null && stated !== named && isCurrency(stated))
    throw differs(file, stated, `${source.name} is in ${named}`)
  const currency = file.match.currency ?? named ?? currencyOfSigns(said.signs).only
  const decided = said.inRows ?? currency
  if (decided !== null && isCurrency(decided) && !currencyOfSigns(said.signs).fits(decided))
    throw differs(file, said.signs.map(shown).join(', '), `the file says ${decided}`)
  if (currency !== null || file.match.names.includes('currency')) return currency
  throw missing(file)
}

const differs = (file: ReadFile, stated: string, other: string): Refused =>
  new Refused(
    fault(
      'currency_differs',
      file.headerLine,
      `Line ${file.headerLine}: the amounts are in ${stated}, but ${other}. Choose another source, or load it as a new one.`,
      { value: stated },
    ),
  )

function missing(file: ReadFile): Refused {
  const code = file.match.format.id === 'generic_spend' ? 'missing_column' : 'missing_currency'
  return new Refused(
    fault(
      code,
      file.headerLine,
      `Line ${file.headerLine}: neither the file nor its source says in which currency it is. Load it again with --currency EUR, or the code it is in.`,
      { field: 'currency' },
    ),
  )
}
