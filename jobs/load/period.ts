/** First and last day of a report as its lines before the header state them: 'October 1, 2026 - October 14, 2026'. */
export interface Period {
  readonly from: string
  readonly until: string
}

const languages = ['en', 'de', 'fr', 'es', 'pt', 'nl', 'it']

const months = new Map<string, number>()
for (const language of languages) {
  for (const style of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' })
    for (let month = 1; month <= 12; month += 1) {
      months.set(wordKey(format.format(Date.UTC(2026, month - 1, 15))), month)
    }
  }
}

function wordKey(word: string): string {
  return word.toLowerCase().replace(/\.$/, '')
}

const iso = (year: number, month: number, day: number): string | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

/** Days that a text names, in order, in any of the languages of our platforms. */
function daysIn(text: string): string[] {
  const found: (string | null)[] = []
  const pattern =
    /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日|(\d{1,2})\.? (?:de )?(\p{L}+)\.?,? (?:de )?(\d{4})|(\p{L}+)\.? (\d{1,2}),? (\d{4})/gu
  for (const [, y, m, d, jy, jm, jd, day, word, year, word2, day2, year2] of text.matchAll(pattern)) {
    const name = word ?? word2
    if (name === undefined) found.push(iso(Number(y ?? jy), Number(m ?? jm), Number(d ?? jd)))
    else {
      const month = months.get(wordKey(name))
      found.push(month === undefined ? null : iso(Number(year ?? year2), month, Number(day ?? day2)))
    }
  }
  return found.flatMap((one) => (one === null ? [] : [one]))
}

/** @param preamble texts of the lines before the header */
export function periodOf(preamble: readonly (readonly string[])[]): Period | null {
  for (const texts of preamble) {
    const days = daysIn(texts.filter((text) => text !== '').join(', '))
    const [from, until = from] = days
    if (from !== undefined && until !== undefined && days.length <= 2) return { from, until }
  }
  return null
}
