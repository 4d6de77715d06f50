/** What a person reads. The only place where figures become text; shares become percent here and nowhere else. */
export interface Setting {
  /** BCP 47; the person's language. */
  readonly locale: string
  /** ISO 4217; the workspace's. */
  readonly currency: string
  /** IANA; the workspace's. */
  readonly timeZone: string
}

/** The first language that can be formatted in; browsers also report tags that are none, such as en-US@posix. */
export function personsLocale(languages: readonly string[]): string {
  const usable = languages.find((language) => {
    try {
      return Intl.NumberFormat.supportedLocalesOf(language).length > 0
    } catch {
      return false
    }
  })
  return usable ?? 'en-US'
}

/** Unknown. Always shown with a reason, never as 0. */
export const unknownMark = '–'

/** `auto` cents under 100 and none above; `exact` every digit stated; `cents` always; `short` three digits with k and M. */
export type MoneyStyle = 'auto' | 'exact' | 'cents' | 'short'

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  formats.set(key, made)
  return made
}

/** Negative figures carry a true minus, never a hyphen or brackets; a figure that rounds to zero carries none. */
const signed = (text: string): string => (/[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', ''))

/** Reads a decimal string or number; null when there is none. */
export function toNumber(value: unknown): number | null {
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** @param value a decimal string such as '1284316.40', or a number
 *  @param currency ISO 4217, when it is not the workspace's */
export function money(
  setting: Setting,
  value: unknown,
  style: MoneyStyle = 'auto',
  currency?: string,
): string {
  const number = toNumber(value)
  if (number === null) return unknownMark
  const options = {
    style: 'currency',
    currency: currency ?? setting.currency,
    currencyDisplay: 'narrowSymbol',
  } as const
  if (style === 'short' && Math.abs(number) >= 1000) {
    return signed(short(setting.locale, number, options))
  }
  if (style === 'exact' || style === 'cents') {
    return signed(numberFormat(setting.locale, options).format(number))
  }
  const whole = number === 0 || Math.abs(number) >= 99.995
  return signed(
    numberFormat(
      setting.locale,
      whole ? { ...options, maximumFractionDigits: 0, minimumFractionDigits: 0 } : options,
    ).format(number),
  )
}

function short(locale: string, number: number, options: Intl.NumberFormatOptions): string {
  const compact = numberFormat(locale, { ...options, notation: 'compact', maximumSignificantDigits: 3 })
  return compact
    .formatToParts(number)
    .map((part) => (part.type === 'compact' && part.value === 'K' ? 'k' : part.value))
    .join('')
}

/** Whole things have no decimals; shared-out things one below 100. `exact` writes up to six. */
export function count(
  setting: Setting,
  value: unknown,
  style: MoneyStyle = 'auto',
  fractional = false,
): string {
  const number = toNumber(value)
  if (number === null) return unknownMark
  if (style === 'short' && Math.abs(number) >= 10_000) return signed(short(setting.locale, number, {}))
  const whole = !fractional && Number.isInteger(number)
  const digits = number === 0 || whole || Math.abs(number) >= 99.95 ? 0 : 1
  const options =
    style === 'exact'
      ? { maximumFractionDigits: 6 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return signed(numberFormat(setting.locale, options).format(number))
}

/** Two decimals and a multiplication sign: 3.75×. */
export function ratio(setting: Setting, value: unknown): string {
  const number = toNumber(value)
  if (number === null) return unknownMark
  return `${signed(numberFormat(setting.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(number))}×`
}

/** @param value a share in [0, 1] @returns percent with one decimal; <0.1% for less than it can show */
export function percent(setting: Setting, value: unknown): string {
  const number = toNumber(value)
  if (number === null) return unknownMark
  if (number === 0) return '0%'
  if (Math.abs(number) < 0.0005) return '<0.1%'
  if (number < 1 && number >= 0.9995) return '>99.9%'
  return signed(
    numberFormat(setting.locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }).format(number),
  )
}

/** A plain number with a fixed number of decimals, such as a credit. */
export function decimals(setting: Setting, value: unknown, digits: number): string {
  const number = toNumber(value)
  if (number === null) return unknownMark
  const format = numberFormat(setting.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return signed(format.format(number))
}

/** Elapsed time in its two largest units: 3 d 4 h. */
export function duration(seconds: unknown): string {
  const number = toNumber(seconds)
  if (number === null) return unknownMark
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const
  let left = Math.abs(Math.round(number))
  const shown: string[] = []
  for (const [name, size] of units) {
    const amount = Math.floor(left / size)
    left -= amount * size
    if (amount > 0 && shown.length < 2) shown.push(`${amount} ${name}`)
    else if (shown.length > 0) break
  }
  return shown.length === 0 ? '0 s' : shown.join(' ')
}

export function bytes(setting: Setting, value: number): string {
  const units = ['B', 'kB', 'MB', 'GB'] as const
  const power = Math.min(units.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3))
  const amount = value / 1000 ** power
  return `${numberFormat(setting.locale, { maximumFractionDigits: amount < 10 && power > 0 ? 1 : 0 }).format(amount)} ${units[power] ?? 'B'}`
}

/** An exchange rate: six digits that matter, and none behind them. */
export function rate(setting: Setting, value: unknown): string {
  const number = toNumber(value)
  if (number === null) return unknownMark
  return numberFormat(setting.locale, { maximumSignificantDigits: 6 }).format(number)
}
