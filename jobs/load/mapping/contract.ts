import { z } from 'zod'
import { meaningTitle, targetIds, targetOf } from './targets.contract.ts'

const heading = z.string().min(1).max(300)

/** How a file with a header of its own is read.
 * @property header       all columns of the file, as it heads them, in its order
 * @property columns      those that are read; others stay unread
 * @property platform     what spend was paid to, where no column says it: 'Podcast'
 * @property currency     of the file's money, where no column says it
 * @property timeZone     of its times and days; null: that of its source
 * @property dayOrder     which number of 03/04/2026 is the day, where the file proves neither
 * @property decimalMark  where the file proves neither */
export const mappingBody = z.strictObject({
  target: z.enum(targetIds),
  header: z.array(heading).min(2).max(512),
  columns: z.array(z.strictObject({ column: heading, meaning: z.string().min(1).max(60) })).max(512),
  platform: z.string().trim().min(1).max(60).nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is no code such as EUR')
    .nullable()
    .default(null),
  timeZone: z.string().min(1).max(64).nullable().default(null),
  dayOrder: z.enum(['dmy', 'mdy']).nullable().default(null),
  decimalMark: z.enum(['.', ',']).nullable().default(null),
})
export type MappingBody = z.infer<typeof mappingBody>

/** A heading as it is compared: one case, one kind of blank. */
export const sameHeading = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f\ufeff]+/g, ' ')
    .trim()
    .toLowerCase()

/** A header's identity before it is hashed: its columns in no order. */
export const headerText = (header: readonly string[]): string =>
  JSON.stringify(header.map(sameHeading).sort())

/** What is wrong with a mapping. `field` is a path into its body; `column` is the file's column at fault. */
export interface MappingFault {
  readonly code:
    | 'unknown_column'
    | 'unknown_meaning'
    | 'meaning_twice'
    | 'column_twice'
    | 'missing_meaning'
    | 'missing_platform'
    | 'missing_currency'
  readonly field: string
  readonly column: string | null
  readonly message: string
}

/** How many letters must change, at most `limit + 1`. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** The word of a list that is most like a text; null when the list is empty. */
export function nearest(text: string, among: readonly string[]): string | null {
  const key = sameHeading(text)
  const ranked = among
    .map((word, at) => ({ word, at, far: distance(key, sameHeading(word)) }))
    .sort((a, b) => a.far - b.far || a.at - b.at)
  return ranked[0]?.word ?? null
}

const nearestWords = (text: string, among: readonly string[]): string => {
  const found = nearest(text, among)
  return found === null ? '' : ` The nearest is "${found}".`
}

type Column = MappingBody['columns'][number]

function columnFaults(body: MappingBody, one: Column, at: number): MappingFault[] {
  const { target, header, columns } = body
  const key = sameHeading(one.column)
  const known = targetOf(target).meanings.map((meaning) => meaning.name)
  const inHeader = header.filter((heading) => sameHeading(heading) === key).length
  const before = columns.slice(0, at)
  const field = `columns.${at}`
  const found = (code: MappingFault['code'], part: string, message: string): MappingFault[] => [
    { code, field: `${field}.${part}`, column: one.column, message },
  ]
  const rival = before.find((other) => other.meaning === one.meaning)
  if (inHeader === 0) {
    const message = `The file has no column "${one.column}".${nearestWords(one.column, header)}`
    return found('unknown_column', 'column', message)
  }
  if (inHeader > 1) {
    const message = `The file has the column "${one.column}" ${inHeader} times, and nothing says which one is meant. Rename one of them in the file.`
    return found('column_twice', 'column', message)
  }
  if (before.some((other) => sameHeading(other.column) === key)) {
    return found(
      'column_twice',
      'column',
      `The column "${one.column}" is named twice. A column has one meaning.`,
    )
  }
  if (!known.includes(one.meaning)) {
    const message = `"${one.meaning}" is no meaning of ${targetOf(target).title}.${nearestWords(one.meaning, known)}`
    return found('unknown_meaning', 'meaning', message)
  }
  if (rival !== undefined) {
    const title = meaningTitle(target, one.meaning)
    const message = `Two columns hold ${title}: "${rival.column}" and "${one.column}". Choose one.`
    return found('meaning_twice', 'meaning', message)
  }
  return []
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

function missing(body: MappingBody): MappingFault[] {
  const { target, columns } = body
  const has = (name: string): boolean => columns.some((one) => one.meaning === name)
  const wanted = targetOf(target).required.filter((options) => !options.some(has))
  return wanted.map((options) => {
    const names = options.slice(0, 6).map((name) => meaningTitle(target, name))
    const message = `No column holds ${listed(names)}, which ${targetOf(target).title} needs.`
    return { code: 'missing_meaning', field: 'columns', column: null, message }
  })
}

/** All that is wrong with a mapping, in the order of its columns; none: it can be saved. */
export function mappingFaults(body: MappingBody): MappingFault[] {
  const faults = body.columns.flatMap((one, at) => columnFaults(body, one, at))
  const has = (name: string): boolean => body.columns.some((one) => one.meaning === name)
  const isSpend = body.target === 'generic_spend'
  const platform: MappingFault = {
    code: 'missing_platform',
    field: 'platform',
    column: null,
    message: 'Say what the money was paid to, such as Podcast or Taboola, or choose the column that says it.',
  }
  const currency: MappingFault = {
    code: 'missing_currency',
    field: 'currency',
    column: null,
    message: 'Say which currency the file is in, such as EUR, or choose the column that says it.',
  }
  return [
    ...faults,
    ...missing(body),
    ...(isSpend && body.platform === null && !has('platform') ? [platform] : []),
    ...(targetOf(body.target).needsCurrency && body.currency === null && !has('currency') ? [currency] : []),
  ]
}

/** A saved mapping as a load gets it. */
export const savedMapping = z.strictObject({ id: z.string(), name: z.string(), body: mappingBody })
export type SavedMapping = z.infer<typeof savedMapping>
