import { columnTitle, type Format, type HeaderMatch, headingKey, matchHeader } from '#jobs/load/format.ts'
import { fault, Refused } from './fault.ts'
import { RecordScanner } from './scanner.ts'

/** @property preamble  texts of the lines before the header
 *  @property line      physical line of the header */
export interface Header extends HeaderMatch {
  readonly delimiter: string
  readonly line: number
  readonly preamble: readonly (readonly string[])[]
}

/** Lines in which a header is looked for, and columns that a report can have. */
const searchedRecords = 40
export const mostColumns = 512

const delimiters = [',', ';', '\t', '|'] as const

/** Finds delimiter, header line and format together: the reading that makes sense of most columns is the right one.
 * @param head UTF-8 text of the beginning of the file
 * @throws Refused when no line is a header that one of the formats knows */
export function findHeader(head: Buffer, formats: readonly Format[]): Header {
  const candidates = delimiters.flatMap((delimiter) => headersIn(head, delimiter, formats))
  const complete = candidates.filter((header) => header.missing.length === 0).sort(byColumns)[0]
  const partial = candidates.filter((one) => one.missing.length > 0 && isNearlyOne(one)).sort(byColumns)[0]
  // Another format's own words outweigh a reading word by word: then a column is missing.
  if (complete !== undefined && (partial === undefined || partial.exact <= complete.found))
    return checked(complete)
  const first = firstLine(head)
  if (partial === undefined) throw new Refused(unrecognised(first.line, first.texts))
  throw new Refused(...partial.missing.map((name) => missingColumn(partial, name)))
}

/** Most of the header is known: then a column is missing. Else it is a header of something that we cannot load. */
const isNearlyOne = ({ format, found, missing, headings }: Header): boolean =>
  format.mapped !== undefined ||
  (found >= 3 && found > missing.length && (found >= 10 || found * 2 >= headings.length))

/** A mapping was made by a person for this very header: it goes before what formats know. */
const byColumns = (a: Header, b: Header): number =>
  Number(b.format.mapped !== undefined) - Number(a.format.mapped !== undefined) ||
  b.found - a.found ||
  b.exact - a.exact ||
  a.missing.length - b.missing.length ||
  a.line - b.line

function checked(header: Header): Header {
  const columns = header.headings.length
  if (columns > mostColumns) {
    const text = `Line ${header.line}: the header has ${columns.toLocaleString('en-US')} columns. A report has at most ${mostColumns}.`
    throw new Refused(fault('too_many_columns', header.line, text))
  }
  const twice = headingTwice(header)
  if (twice === null) return header
  const text = `Line ${header.line}: the column "${twice}" is there twice, and nothing says which one counts.`
  throw new Refused(fault('duplicate_column', header.line, text, { field: twice }))
}

/** A heading of a column that we use which occurs again, word for word. */
function headingTwice(header: Header): string | null {
  const used = new Set(header.headings.filter((_, at) => header.names[at] !== null).map(headingKey))
  const again = header.headings.find(
    (heading, at) => header.names[at] === null && used.has(headingKey(heading)),
  )
  return again ?? null
}

function headersIn(head: Buffer, delimiter: string, formats: readonly Format[]): Header[] {
  const scanner = new RecordScanner([head], delimiter.charCodeAt(0))
  const preamble: string[][] = []
  const found: Header[] = []
  for (let record = 0; record < searchedRecords && scanner.next(); record += 1) {
    const texts = scanner.texts().map((text) => text.trim())
    for (const format of formats) {
      const match = matchHeader(format, texts)
      if (match.found >= 2) found.push({ ...match, delimiter, line: scanner.line, preamble: [...preamble] })
    }
    preamble.push(texts)
  }
  return found
}

function firstLine(head: Buffer): { line: number; texts: string[] } {
  const scanner = new RecordScanner([head], 0x2c)
  while (scanner.next()) {
    if (scanner.texts().some((text) => text.trim() !== ''))
      return { line: scanner.line, texts: scanner.texts() }
  }
  return { line: 1, texts: [] }
}

const unrecognised = (line: number, texts: readonly string[]) =>
  fault(
    'header_not_recognised',
    line,
    `Line ${line} is no header that we know, and none of the next lines is. Export the file again with its column names, or say what they hold: on the page Mapping, or with \`omnitrack map\`. With --as you say which platform's export it is.`,
    { value: texts.join(', ') },
  )

function missingColumn(header: Header, name: string) {
  const title = columnTitle(header.format, name)
  return fault(
    'missing_column',
    header.line,
    `Line ${header.line}: the column "${title}" is missing. Add it to the export and load the file again.`,
    { field: title },
  )
}
