/** Money outside SQL: whole minor units of one currency inside, decimal strings at the edges. */

const digitsCache = new Map<string, number>()

/** Digits after the point that a currency is shown with: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  const known = digitsCache.get(currency)
  if (known !== undefined) return known
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digitsCache.set(currency, digits)
  return digits
}

/** Exact decimal text to whole minor units, half away from zero. '12.345000' with 2 digits is 1235. */
export function toMinor(decimal: string, digits: number): number {
  const negative = decimal.startsWith('-')
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const kept = `${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`
  const up = Number(fraction[digits] ?? '0') >= 5 ? 1 : 0
  const minor = Number(kept) + up
  return negative && minor !== 0 ? -minor : minor
}

/** Whole minor units to decimal text: 1235 with 2 digits is '12.35'. */
export function fromMinor(minor: number, digits: number): string {
  const text = Math.abs(minor)
    .toString()
    .padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** A ratio of two minor amounts as money, rounded half away from zero; null without a divisor. */
export function perUnit(minor: number, units: number, digits: number): string | null {
  if (units === 0) return null
  const each = minor / units
  return fromMinor(Math.sign(each) * Math.round(Math.abs(each)), digits)
}

const scale = 6

/** Exact sum of two decimal texts of at most six digits after the point. */
export function addDecimals(a: string, b: string): string {
  const sum = micros(a) + micros(b)
  const text = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0')
  return `${sum < 0n ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

function micros(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const size = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'))
  return decimal.startsWith('-') ? -size : size
}
