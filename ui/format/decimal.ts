const scale = 6

/** Exact sum of decimal strings with up to six decimals; unknown parts are left out, and null when all are unknown. */
export function sumDecimals(values: readonly unknown[]): string | null {
  const known = values.filter((value) => value !== null && value !== undefined)
  if (known.length === 0) return null
  const sum = known.reduce<bigint>((total, value) => total + micros(String(value)), 0n)
  const text = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0')
  return `${sum < 0n ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

/** Sum of numbers; null when all are unknown. */
export function sumNumbers(values: readonly unknown[]): number | null {
  const known = values.filter((value) => typeof value === 'number')
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}

function micros(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new Error(`not a decimal: ${text}`)
  const size = BigInt((match[2] ?? '0') + (match[3] ?? '').slice(0, scale).padEnd(scale, '0'))
  return match[1] === '-' ? -size : size
}
