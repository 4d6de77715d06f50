/** A share as a person types it: 0.029 is 2.9. */
export const percentText = (share: number): string =>
  Number.isFinite(share) ? String(Number((share * 100).toFixed(4))) : ''

/** The share that typed percent stand for, to a millionth; blank is 0, what is no number is NaN. */
export function shareOfPercent(text: string): number {
  const bare = text.replace('%', '').replace(',', '.').trim()
  return Math.round(Number(bare) * 10_000) / 1_000_000
}

/** Typed money as definitions write it: a point, no sign of a currency; blank is 0. */
export function amountOf(text: string): string {
  const bare = text.replaceAll(/[^\d.,-]/g, '').replace(',', '.')
  return bare === '' ? '0' : bare
}
