import { type Format, type HeaderMatch, headingKey, matchHeader } from '#jobs/load/format.ts'
import { type Fault, Refused } from './fault.ts'
import { duplicateColumn, missingColumn, tooManyColumns, unrecognised } from './header-faults.ts'
import { RecordScanner } from './scanner.ts'
import { flawFault } from './structural-faults.ts'

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
export function findHeader(
  head: Buffer,
  formats: readonly Format[],
  separators: readonly string[] = delimiters,
): Header {
  const candidates = separators.flatMap((delimiter) => headersIn(head, delimiter, formats))
  const complete = candidates.filter((header) => header.missing.length === 0).sort(byColumns)[0]
  const partial = candidates.filter((one) => one.missing.length > 0 && isNearlyOne(one)).sort(byColumns)[0]
  // Another format's own words outweigh a reading word by word: then a column is missing.
  if (complete !== undefined && (partial === undefined || partial.exact <= complete.found))
    return checked(complete)
  if (partial !== undefined) throw new Refused(...partial.missing.map((name) => missingColumn(partial, name)))
  throw new Refused(...whyNone(head, separators, candidates))
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
    throw new Refused(tooManyColumns(header.line, columns, mostColumns))
  }
  const twice = headingTwice(header)
  if (twice === null) return header
  throw new Refused(duplicateColumn(header.line, twice))
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

/** What is wrong with a file in which no header was found: a quote that swallows it, more columns than a report has, or
 * headings that no format knows. The line that is meant is the widest, of equals the first. */
function whyNone(head: Buffer, separators: readonly string[], candidates: readonly Header[]): Fault[] {
  let line = 1
  let texts: readonly string[] = []
  let unclosed: Fault | null = null
  for (const delimiter of separators) {
    const scanner = new RecordScanner([head], delimiter.charCodeAt(0))
    for (let record = 0; record < searchedRecords && scanner.next(); record += 1) {
      const flaw = scanner.flaws.find((one) => one.code === 'unclosed_quote')
      if (flaw !== undefined) unclosed ??= flawFault(flaw, [], scanner)
      if (scanner.fields <= texts.length || scanner.texts().every((text) => text.trim() === '')) continue
      line = scanner.line
      texts = scanner.texts()
    }
  }
  if (unclosed !== null) return [unclosed]
  if (texts.length > mostColumns) return [tooManyColumns(line, texts.length, mostColumns)]
  const [nearest = null] = candidates.filter((one) => one.line === line && one.found > 1).sort(byColumns)
  return [unrecognised(line, texts, nearest)]
}
