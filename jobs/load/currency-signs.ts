/** Currencies that a sign before or after an amount can mean. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '₹': ['INR'],
  US$: ['USD'],
  CA$: ['CAD'],
  C$: ['CAD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  NZ$: ['NZD'],
  HK$: ['HKD'],
  S$: ['SGD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  zł: ['PLN'],
  Kč: ['CZK'],
  '₩': ['KRW'],
  '₺': ['TRY'],
  '₪': ['ILS'],
  CHF: ['CHF'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP', 'TWD'],
  '¥': ['JPY', 'CNY'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
}

/** What the signs of a file's amounts say. @property only the one currency that they can mean; null: none or several
 * @property fits whether amounts with these signs may be in a currency */
export interface Signed {
  readonly only: string | null
  fits(currency: string): boolean
}

/** @param signs distinct signs of a file's amounts; an ISO code is a sign too */
export function currencyOfSigns(signs: readonly string[]): Signed {
  const said = signs.map((sign) => meanings[sign] ?? [sign])
  const [first = []] = said
  const common = first.filter((code) => said.every((codes) => codes.includes(code)))
  return {
    only: common.length === 1 ? (common[0] ?? null) : null,
    fits: (currency) => said.every((codes) => codes.includes(currency)),
  }
}
