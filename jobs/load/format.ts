import { readingsOf } from '#jobs/load/headings/read-heading.ts'
import { isCurrency } from './currency.ts'
import type { PlatformId, PlatformKind } from './platforms.ts'

/** @property name     the column as sql/duckdb/load names it
 *  @property holds    what its cells must be; decides evidence and faults
 *  @property aliases  what platforms head it, by interface language; case, spacing and underscores do not matter. Of several
 *                     columns of a file that fit, the one whose alias stands first is used
 *  @property means    what its heading says in any language, word by word: 'campaign name'; see headings/read-heading.ts */
export interface FileColumn {
  readonly name: string
  readonly holds: 'text' | 'count' | 'money' | 'number' | 'date' | 'time'
  readonly aliases: Readonly<Partial<Record<Language, readonly string[]>>>
  readonly means: readonly string[]
}

export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'nl' | 'it' | 'ja' | 'other'

/** How one platform's file is told by its header, and what its rows mean. */
export interface Format {
  readonly id: PlatformId
  readonly kind: PlatformKind
  readonly columns: readonly FileColumn[]
  /** Each inner list wants one of its columns; a file without any of them lacks its first. */
  readonly required: readonly (readonly string[])[]
  /** Headings of our own template, word for word: a file with all of them but one has lost that one. */
  readonly template?: readonly string[]
  /** A row whose day is no day and one of whose texts matches is a total of the platform. */
  readonly totals?: RegExp
  /** How a person said that files with this header are read; see `mapping/format.ts`. */
  readonly mapped?: Mapped
  /** Reads a header in place of the aliases. */
  find?(headings: readonly string[]): FoundColumns
}

/** What a mapping says beyond its columns.
 * @property print   identity of the reading
 *  @property header  identity of the header that it was made for
 *  @property platform  of spend rows that name none, in lower case
 *  @property campaign  of spend whose rows name none; null where they do */
export interface Mapped {
  readonly id: string
  readonly name: string
  readonly print: string
  readonly header: string
  readonly platform: string | null
  readonly campaign: string | null
  readonly timeZone: string | null
  readonly dayOrder: 'dmy' | 'mdy' | null
  readonly decimalMark: '.' | ',' | null
}

export const column = (
  name: string,
  holds: FileColumn['holds'],
  en: readonly string[],
  others: Omit<FileColumn['aliases'], 'en'> = {},
  means: readonly string[] = [],
): FileColumn => ({ name, holds, aliases: { en, ...others }, means: means.map(inOrder) })

const inOrder = (meaning: string): string => meaning.split(' ').sort().join(' ')

/** A heading as it is compared: one case, one kind of blank, no underscores. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f_\ufeff]+/g, ' ')
    .trim()
    .toLowerCase()

/** @property names     canonical name of each column of the file, null where the file's column is not used
 *  @property currency  the code that a heading states: 'Amount spent (EUR)'
 *  @property missing   required columns that the header lacks */
export interface HeaderMatch extends FoundColumns {
  readonly format: Format
  readonly headings: readonly string[]
  /** Columns that are told by an alias, word for word. */
  readonly exact: number
}

export interface FoundColumns {
  readonly names: readonly (string | null)[]
  readonly currency: string | null
  readonly found: number
  readonly missing: readonly string[]
}

/** A column and how well its heading fits: 0 is the best. */
interface Fit {
  readonly column: FileColumn
  readonly rank: number
}

interface Table {
  readonly aliases: ReadonlyMap<string, Fit>
  readonly meanings: ReadonlyMap<string, Fit>
}

const tables = new Map<Format, Table>()

function tableOf(format: Format): Table {
  const known = tables.get(format)
  if (known !== undefined) return known
  const aliases = new Map<string, Fit>()
  const meanings = new Map<string, Fit>()
  for (const column of format.columns) {
    for (const own of Object.values(column.aliases)) {
      for (const [rank, alias] of own.entries()) aliases.set(headingKey(alias), { column, rank })
    }
    for (const [rank, meaning] of column.means.entries()) meanings.set(meaning, { column, rank })
  }
  const table = { aliases, meanings }
  tables.set(format, table)
  return table
}

/** A wider line is read by its aliases alone. */
const mostRead = 2000

interface Heading extends Fit {
  readonly currency: string | null
  /** Told by an alias, not word by word. */
  readonly isExact: boolean
}

function fitOf(table: Table, key: string, byWords: boolean): Omit<Heading, 'currency'> | null {
  const exact = table.aliases.get(key)
  if (exact !== undefined) return { ...exact, isExact: true }
  if (!byWords || table.meanings.size === 0) return null
  for (const reading of readingsOf(key)) {
    const fit = table.meanings.get(reading)
    if (fit !== undefined) return { ...fit, isExact: false }
  }
  // 'Pays/Territoire (Lieu de l’utilisateur)': what stands in brackets changes a number, not a breakdown.
  const [, base = ''] = /^([^(]{2,60}) \([^()]*\)$/.exec(key) ?? []
  for (const reading of base === '' ? [] : readingsOf(base)) {
    const fit = table.meanings.get(reading)
    if (fit?.column.name.startsWith('split_') === true) return { ...fit, isExact: false }
  }
  return null
}

const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₺': 'TRY',
  zł: 'PLN',
  r$: 'BRL',
}

function headingOf(format: Format, text: string, byWords: boolean): Heading | null {
  const table = tableOf(format)
  const key = headingKey(text)
  const whole = fitOf(table, key, byWords)
  if (whole !== null) return { ...whole, currency: null }
  const [, base, said] = /^(.+?) ?[(（]([^()（）]{1,3})[)）]$/.exec(key) ?? []
  if (base === undefined || said === undefined) return null
  const currency = symbols[said] ?? said.toUpperCase()
  const money = isCurrency(currency) ? fitOf(table, base, byWords) : null
  return money?.column.holds === 'money' ? { ...money, currency } : null
}

/** Reads a line as the header of `format`. Of several columns with one meaning the one that fits best is used, wherever it
 * stands; of two that fit equally, the first. */
export function matchHeader(format: Format, headings: readonly string[]): HeaderMatch {
  if (format.find !== undefined) return { format, headings, exact: 0, ...format.find(headings) }
  const byWords = headings.length <= mostRead
  const read = headings.map((text) => headingOf(format, text, byWords))
  const best = new Map<string, number>()
  for (const [place, heading] of read.entries()) {
    if (heading === null) continue
    const before = read[best.get(heading.column.name) ?? -1]
    if (before === undefined || before === null || heading.rank < before.rank)
      best.set(heading.column.name, place)
  }
  const names = read.map((heading, place) =>
    heading !== null && best.get(heading.column.name) === place ? heading.column.name : null,
  )
  const used = read.filter((_, place) => names[place] !== null)
  return {
    format,
    headings,
    names,
    currency: used.find((heading) => heading?.currency)?.currency ?? null,
    found: best.size,
    exact: used.filter((heading) => heading?.isExact).length,
    missing: missingOf(format, new Set(best.keys()), headings),
  }
}

function missingOf(format: Format, seen: ReadonlySet<string>, headings: readonly string[]): string[] {
  const lacking = format.required.flatMap((options) =>
    options.some((name) => seen.has(name)) ? [] : options.slice(0, 1),
  )
  return [...new Set([...lacking, ...lostOf(format, headings)])]
}

/** The one column that a file in the words of the template lacks. */
function lostOf(format: Format, headings: readonly string[]): string[] {
  const own = new Set(headings.map((text) => text.trim().toLowerCase()))
  const lost = (format.template ?? []).filter((heading) => !own.has(heading))
  const [only] = lost
  if (only === undefined || lost.length > 1) return []
  const fit = tableOf(format).aliases.get(headingKey(only))
  return fit === undefined ? [] : [fit.column.name]
}

/** What a column is called in the English interface, for messages. */
export const columnTitle = (format: Format, name: string): string =>
  format.columns.find((one) => one.name === name)?.aliases.en?.[0] ?? name
