/** Exact money of any currency inside a run: millionths as BigInt, so that no sum of a level loses what another shows. */

const scale = 6
const unit = 10n ** BigInt(scale)

/** Decimal text with at most six digits after the point to millionths. */
export function toMicros(decimal: string): bigint {
  const negative = decimal.startsWith('-')
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const size = BigInt(whole) * unit + BigInt(fraction.slice(0, scale).padEnd(scale, '0'))
  return negative ? -size : size
}

/** Millionths to decimal text that keeps every digit that is not zero, and at least those of the currency.
 * 12500000 with 2 digits is '12.50', 12345678 is '12.345678'.
 * @param digits of the currency's minor unit */
export function fromMicros(micros: bigint, digits: number): string {
  const size = micros < 0n ? -micros : micros
  const fraction = (size % unit).toString().padStart(scale, '0').replace(/0+$/, '').padEnd(digits, '0')
  return `${micros < 0n ? '-' : ''}${size / unit}${fraction === '' ? '' : `.${fraction}`}`
}
