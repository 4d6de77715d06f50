import { readingsOf } from '#jobs/load/headings/read-heading.ts'
import { isCurrency } from './currency.ts'
import type { PlatformId } from './platforms.ts'

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
  readonly kind: 'spend' | 'orders' | 'touchpoints'
  readonly columns: readonly FileColumn[]
  /** Each inner list wants one of its columns; a file without any of them lacks its first. */
  readonly required: readonly (readonly string[])[]
  /** With one column of `any`, all of `all` are required. */
  readonly together?: { readonly any: readonly string[]; readonly all: readonly string[] }
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
}

export interface FoundColumns {
  readonly names: readonly (string | null)[]
  readonly currency: string | null
  readonly found: number
  readonly missing: readonly string[]
}

const tables = new Map<Format, ReadonlyMap<string, FileColumn>>()

function aliasTable(format: Format): ReadonlyMap<string, FileColumn> {
  const known = tables.get(format)
  if (known !== undefined) return known
  const table = new Map<string, FileColumn>()
  for (const one of format.columns) {
    for (const alias of Object.values(one.aliases).flat()) table.set(headingKey(alias), one)
  }
  tables.set(format, table)
  return table
}

interface Heading {
  readonly column: FileColumn
  readonly currency: string | null
}

function headingOf(format: Format, text: string): Heading | null {
  const table = aliasTable(format)
  const key = headingKey(text)
  const exact = table.get(key)
  if (exact !== undefined) return { column: exact, currency: null }
  const [, base, code] = /^(.+?) ?\(([a-z]{3})\)$/.exec(key) ?? []
  if (base === undefined || code === undefined) return null
  const money = table.get(base)
  if (money?.holds !== 'money' || !isCurrency(code.toUpperCase())) return null
  return { column: money, currency: code.toUpperCase() }
}

/** Reads a line as the header of `format`. The first of two columns with one meaning is used. */
export function matchHeader(format: Format, headings: readonly string[]): HeaderMatch {
  if (format.find !== undefined) return { format, headings, ...format.find(headings) }
  const seen = new Set<string>()
  let currency: string | null = null
  const names = headings.map((text) => {
    const heading = headingOf(format, text)
    if (heading === null || seen.has(heading.column.name)) return null
    seen.add(heading.column.name)
    currency ??= heading.currency
    return heading.column.name
  })
  return { format, headings, names, currency, found: seen.size, missing: missingOf(format, seen) }
}

function missingOf(format: Format, seen: ReadonlySet<string>): string[] {
  const lacking = format.required.flatMap((options) =>
    options.some((name) => seen.has(name)) ? [] : options.slice(0, 1),
  )
  const together = format.together ?? { any: [], all: [] }
  const isFull = together.any.some((name) => seen.has(name))
  const partial = isFull ? together.all.filter((name) => !seen.has(name)) : []
  return [...new Set([...lacking, ...partial])]
}

/** What a column is called in the English interface, for messages. */
export const columnTitle = (format: Format, name: string): string =>
  format.columns.find((one) => one.name === name)?.aliases.en?.[0] ?? name
