/** Days as people and spreadsheets write them, in the languages of ad platforms. */
const languages = [
  ...[
    'en',
    'en-GB',
    'en-AU',
    'de',
    'de-AT',
    'fr',
    'fr-CA',
    'es',
    'es-MX',
    'pt',
    'pt-PT',
    'it',
    'nl',
    'pl',
    'sv',
    'da',
    'nb',
    'fi',
    'cs',
  ],
  ...[
    'sk',
    'sl',
    'hr',
    'hu',
    'ro',
    'tr',
    'ru',
    'uk',
    'bg',
    'el',
    'et',
    'lv',
    'lt',
    'id',
    'ms',
    'ca',
    'th',
    'fil',
    'vi',
    'he',
    'ar',
    'hi',
  ],
]

const wordKey = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.’']/g, '')
    .replaceAll('ı', 'i')
    .trim()

/** Month by its name, long or short, standing alone or in a date. Two languages that disagree, as `listopad`, leave a word out. */
function monthNames(): ReadonlyMap<string, number> {
  const found = new Map<string, Set<number>>()
  const learn = (name: string, month: number): void => {
    const key = wordKey(name)
    if (/\p{L}/u.test(key)) found.set(key, (found.get(key) ?? new Set()).add(month))
  }
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const calendar = `${language}-u-ca-gregory-nu-latn`
      const alone = new Intl.DateTimeFormat(calendar, { month: style, timeZone: 'UTC' })
      const dated = new Intl.DateTimeFormat(calendar, {
        day: 'numeric',
        month: style,
        year: 'numeric',
        timeZone: 'UTC',
      })
      for (let month = 1; month <= 12; month += 1) {
        const day = Date.UTC(2026, month - 1, 15)
        learn(alone.format(day), month)
        const part = dated.formatToParts(day).find(({ type }) => type === 'month')
        if (part !== undefined) learn(part.value, month)
      }
    }
  }
  for (const [word, month] of [
    ['sept', 9],
    ['mrt', 3],
    ['marz', 3],
    ['maerz', 3],
    ['janner', 1],
  ] as const)
    learn(word, month)
  return new Map(
    [...found].flatMap(([word, all]) =>
      [...all].slice(0, all.size === 1 ? 1 : 0).map((month) => [word, month]),
    ),
  )
}

const months = monthNames()
export const monthOf = (word: string): number | null => months.get(wordKey(word)) ?? null

function iso(year: string, month: string | number | null, day: string): string | null {
  const full = year.length === 2 ? `20${year}` : year
  if (month === null) return null
  const text = `${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

const word = "[\\p{L}][\\p{L}\\p{M}.’']*"
const year = "(\\d{4}|['’]?\\d{2})"
const link = "(?:\\s+|\\s*[-/]\\s*|\\s*,\\s*|\\s+de[l]?\\s+|\\s+d['’])"

interface Form {
  readonly pattern: string
  read(parts: readonly string[]): string | null
}

const forms: readonly Form[] = [
  {
    pattern: '(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일号]?',
    read: ([y = '', m = '', d = '']) => iso(y, m, d),
  },
  {
    pattern: '(\\d{4})[-/.]\\s?(\\d{1,2})[-/.]\\s?(\\d{1,2})\\.?',
    read: ([y = '', m = '', d = '']) => iso(y, m, d),
  },
  {
    pattern: '(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d{2})',
    read: ([d = '', m = '', y = '']) => iso(y, m, d),
  },
  {
    pattern: '(?:ngày\\s)?(\\d{1,2})\\s(?:tháng|thg)\\.?\\s(\\d{1,2}),?\\s(?:năm\\s)?(\\d{4})',
    read: ([d = '', m = '', y = '']) => iso(y, m, d),
  },
  {
    pattern: `(\\d{1,2})(?:st|nd|rd|th|er|º|ª)?\\.?${link}?(${word})${link}?${year}`,
    read: ([d = '', name = '', y = '']) => iso(y.replace(/\D/g, ''), monthOf(name), d),
  },
  {
    pattern: `(${word})${link}?(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,\\s*|\\s+)${year}`,
    read: ([name = '', d = '', y = '']) => iso(y.replace(/\D/g, ''), monthOf(name), d),
  },
  {
    pattern: `(\\d{4})\\.?\\s(?:m\\.\\s)?(${word})\\s(\\d{1,2})\\.?(?:\\sd\\.)?`,
    read: ([y = '', name = '', d = '']) => iso(y, monthOf(name), d),
  },
]

const whole = forms.map(({ pattern, read }) => ({ pattern: new RegExp(`^${pattern}$`, 'iu'), read }))
const anywhere = new RegExp(forms.map(({ pattern }) => `(?<!\\d)${pattern}(?!\\d)`).join('|'), 'giu')

/** Midnight, with or without a zone; the name of the weekday before a day; the word for year behind it. */
const midnight =
  /[ T,]+(?:00?:00(?::00(?:\.0+)?)?|12:00(?::00)?\s?a\.?m\.?)(?:\s?(?:Z|UTC|GMT|[-+]\d\d:?(?:\d\d)?))?$/iu
const weekday = /^\p{L}{2,12}\.?,\s+(?=.*\d)/u
const yearWord = /\s?(?:г\.?|р\.?|г\s?ода)$/u

/** The day that a text names, as ISO. A slashed day stays slashed, without midnight and with the whole year: which of its
 * numbers is the month is decided by the file. Null when it names none that we know. */
export function dayText(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\u00a0\u2000-\u200b\u202f]/g, ' ')
    .trim()
    .replace(midnight, '')
    .replace(weekday, '')
    .replace(yearWord, '')
    .trim()
  const [, first, second, y] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(bare) ?? []
  if (y !== undefined) return `${first}/${second}/${y.length === 2 ? `20${y}` : y}`
  for (const { pattern, read } of whole) {
    const parts = pattern.exec(bare)
    const day = parts === null ? null : read(parts.slice(1))
    if (day !== null) return day
  }
  return null
}

/** All days that a text names, in order, and what of it is left.
 * @returns null where a part looks like a day and is none */
export function daysIn(text: string): { readonly days: readonly string[]; readonly rest: string } {
  const days: string[] = []
  const plain = text.normalize('NFKC').replace(/[\u00a0\u2000-\u200b\u202f]/g, ' ')
  const rest = plain.replace(anywhere, (found) => {
    const day = dayText(found)
    if (day === null || day.includes('/')) return found
    days.push(day)
    return ''
  })
  return { days, rest }
}
