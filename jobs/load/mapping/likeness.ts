import { isCurrency } from '#jobs/load/currency.ts'

const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR', '₩': 'KRW', zł: 'PLN' }

/** The code that a heading of money states: 'Kosten (EUR)', 'Cost EUR', 'Ausgaben in €'. A $ is of many countries. */
export function currencyIn(heading: string): string | null {
  const code = [...heading.matchAll(/(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])/g)].map(([, text = '']) => text)
  const stated = code.find(isCurrency)
  if (stated !== undefined) return stated
  return Object.entries(signs).find(([sign]) => heading.includes(sign))?.[1] ?? null
}

/** Words of a heading: no accents, one case, no currency. 'adSpend_EUR' is 'ad spend'. */
export function wordsOf(heading: string): string[] {
  const code = currencyIn(heading)
  const bare = code === null ? heading : heading.replace(new RegExp(`\\b${code}\\b`), ' ')
  return bare
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Whether two words differ by one letter added, lost, changed or swapped with its neighbour. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  const swapped = a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at]
  if (swapped) return a.slice(at + 2) === b.slice(at + 2)
  if (a.length === b.length) return a.slice(at + 1) === b.slice(at + 1)
  return a.length > b.length ? a.slice(at + 1) === b.slice(at) : a.slice(at) === b.slice(at + 1)
}

/** How much a heading is like a word for a meaning, in [0, 1]; below 0.5 it is chance. */
export function likeness(heading: readonly string[], word: readonly string[]): number {
  const [a, b] = [heading.join(''), word.join('')]
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const inside = word.every((one) => heading.includes(one))
  if (inside) return 0.55 + 0.4 * (word.length / heading.length)
  const around = heading.every((one) => word.includes(one))
  if (around) return 0.45 + 0.4 * (heading.length / word.length)
  if (Math.min(a.length, b.length) >= 5 && isSlip(a, b)) return 0.85
  // Werbekosten, Mediaspend: the last part of a compound says what it is.
  if (b.length >= 4 && heading.some((one) => one.length > b.length && one.endsWith(b))) return 0.65
  return 0
}
