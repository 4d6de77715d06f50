import { daysIn } from './days.ts'

/** First and last day of a report as its lines before the header state them: 'October 1, 2026 - October 14, 2026'. */
export interface Period {
  readonly from: string
  readonly until: string
}

const slashed =
  /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})\s*(?:[-–—~]|to|bis|au|al|a|até|t\/m)\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/u

const dayOf = (year = '', month = '', day = ''): string | null => {
  const [found] = daysIn(`${year}-${month}-${day}`).days
  return found ?? null
}

/** A period in slashed days, when only one order of day and month gives one. */
function slashedPeriod(text: string): Period | null {
  const [, a, b, y, c, d, z] = slashed.exec(text) ?? []
  if (a === undefined) return null
  const readings = [
    [dayOf(y, a, b), dayOf(z, c, d)],
    [dayOf(y, b, a), dayOf(z, d, c)],
  ].flatMap(([from = null, until = null]) =>
    from !== null && until !== null && from <= until ? [{ from, until }] : [],
  )
  const [only, other] = readings
  const isSame = other !== undefined && other.from === only?.from && other.until === only.until
  return only !== undefined && (other === undefined || isSame) ? only : null
}

/** @param preamble texts of the lines before the header */
export function periodOf(preamble: readonly (readonly string[])[]): Period | null {
  for (const texts of preamble) {
    const text = texts.filter((one) => one !== '').join(', ')
    const { days, rest } = daysIn(text)
    const [from, until] = days
    if (from === undefined) {
      const period = slashedPeriod(text)
      if (period !== null) return period
      continue
    }
    // One day with words beside it is when something happened, not what the report covers.
    if (until === undefined && !/\p{L}/u.test(rest)) return { from, until: from }
    if (until !== undefined && days.length === 2 && from <= until) return { from, until }
  }
  return null
}
