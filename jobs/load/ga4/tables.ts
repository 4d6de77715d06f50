import { writeFileSync } from 'node:fs'
import { matchHeader } from '#jobs/load/format.ts'
import { RecordScanner } from '#jobs/load/read/scanner.ts'
import { ga4 } from './format.ts'

/** One table of a report as its text stands in the file.
 * @property comments    texts of the comments before it
 *  @property headings    of its columns
 *  @property line        physical line of its header
 *  @property totals      physical lines of its grand totals
 *  @property firstCells  texts of its first column, for telling a day that is counted
 *  @property dayColumns  places of columns whose every cell is a day such as 20261031 */
export interface ReportTable {
  readonly comments: readonly string[]
  readonly headings: readonly string[]
  readonly line: number
  readonly totals: readonly number[]
  readonly firstCells: readonly string[]
  readonly dayColumns: readonly number[]
  /** Its header and rows at their physical lines, without the extra cell of totals. */
  readonly path: string
}

const delimiters = [',', ';', '\t'] as const
const totalText =
  /^(grand total|totals?|total général|gesamtsumme|gesamt|insgesamt|total general|totales|total geral|eindtotaal|totaal|totale complessivo|totale|総計|合計)$/i

/** Comments of the lines before the first table: a quoted or split comment is still one. */
export const commentOf = (texts: readonly string[]): string | null => {
  const text = texts
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join(', ')
  return text.startsWith('#') ? text.replace(/^#+\s?/, '') : null
}

/** The delimiter by which the first line after the comments makes most sense. */
export function delimiterOf(head: Buffer): string {
  const scores = delimiters.map((delimiter) => {
    const scanner = new RecordScanner([head], delimiter.charCodeAt(0))
    while (scanner.next()) {
      const texts = scanner.texts()
      if (commentOf(texts) !== null || texts.every((text) => text.trim() === '')) continue
      return { delimiter, found: matchHeader(ga4, texts).found, columns: texts.length }
    }
    return { delimiter, found: 0, columns: 0 }
  })
  return scores.sort((a, b) => b.found - a.found || b.columns - a.columns)[0]?.delimiter ?? ','
}

const compactDay = /^20\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/
const isNumeric = (text: string): boolean =>
  /^[-+(]?[\d.,'\u00a0\u202f ]*\d[\d.,'\u00a0\u202f ]*[)%]?$/.test(text.trim())

class Table {
  readonly totals: number[] = []
  readonly firstCells: string[] = []
  private dayColumns: readonly number[]
  private readonly parts: Buffer[] = []
  private line = 1
  readonly comments: readonly string[]
  readonly headings: readonly string[]
  readonly headerLine: number
  /** Places of the columns before the first measure. */
  private readonly dimensions: number

  constructor(scanner: RecordScanner, comments: readonly string[]) {
    this.comments = comments
    this.headings = scanner.texts().map((text) => text.trim())
    this.headerLine = scanner.line
    this.dayColumns = this.headings.map((_, at) => at)
    const { names } = matchHeader(ga4, this.headings)
    const first = names.findIndex((name) => name !== null && name !== 'day' && name !== 'nth_day')
    this.dimensions = first < 0 ? names.length : first
    this.write(scanner.line, scanner.bytes.subarray(scanner.start, scanner.end))
  }

  /** Adds a row at its physical line. */
  add(scanner: RecordScanner, delimiter: string): void {
    const texts = scanner.texts()
    const cells = texts.map((text) => text.trim())
    if (this.isTotal(cells)) {
      this.totals.push(scanner.line)
      const kept = cells.slice(0, this.headings.length).map((text, at) => (at < this.dimensions ? '' : text))
      this.write(
        scanner.line,
        Buffer.from(kept.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)),
      )
      return
    }
    if (this.firstCells.length < 5000) this.firstCells.push(cells[0] ?? '')
    this.dayColumns = this.dayColumns.filter((at) => compactDay.test(cells[at] ?? ''))
    this.write(scanner.line, scanner.bytes.subarray(scanner.start, scanner.end))
  }

  /** A grand total names itself in one cell more than the header has, or where the first dimension stands; its dimensions are blank. */
  private isTotal(cells: readonly string[]): boolean {
    const columns = this.headings.length
    const dimensions = cells.slice(0, this.dimensions)
    const isBlank = this.dimensions > 0 && dimensions.every((text) => text === '')
    const unheaded = cells.filter((text, at) => text !== '' && (this.headings[at] ?? '') === '')
    if (cells.length < columns || unheaded.length > 1) return false
    if (unheaded.length === 1) return isBlank || this.dimensions === 0
    if (cells.length > columns) return false
    const isNamed = totalText.test(dimensions[0] ?? '') && dimensions.slice(1).every((text) => text === '')
    return isNamed || (isBlank && this.firstCells.length === 0 && this.totals.length === 0)
  }

  private write(line: number, bytes: Buffer): void {
    this.parts.push(Buffer.alloc(line - this.line, 0x0a), bytes, Buffer.from('\n'))
    this.line = line + 1 + lineBreaks(bytes)
  }

  save(path: string): ReportTable {
    writeFileSync(path, Buffer.concat(this.parts))
    const { comments, headings, headerLine: line, totals, firstCells } = this
    const dayColumns = firstCells.length > 0 ? this.dayColumns : []
    return { comments, headings, line, totals, firstCells, dayColumns, path }
  }
}

function lineBreaks(bytes: Buffer): number {
  let count = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) count += 1
  }
  return count
}

/** Cuts a report into its tables: each begins after comments, or after a blank line with a row in which no cell is a number.
 * @param pathOf where the text of a table is kept, by its number from 1 */
export function tablesOf(
  chunks: Iterable<Buffer>,
  delimiter: string,
  pathOf: (number: number) => string,
): ReportTable[] {
  const scanner = new RecordScanner(chunks, delimiter.charCodeAt(0))
  const tables: ReportTable[] = []
  let table: Table | null = null
  let comments: string[] = []
  let next = 1
  const close = (): void => {
    if (table !== null) tables.push(table.save(pathOf(tables.length + 1)))
    table = null
  }
  while (scanner.next()) {
    const texts = scanner.texts()
    const afterBlank = scanner.line > next
    const isBlank = texts.every((text) => text.trim() === '')
    const comment = commentOf(texts)
    if (!isBlank) next = scanner.line + 1 + lineBreaks(scanner.bytes.subarray(scanner.start, scanner.end))
    if (comment !== null) {
      close()
      comments.push(comment)
    } else if (!isBlank) {
      if (table !== null && afterBlank && !texts.some(isNumeric)) close()
      if (table === null) {
        table = new Table(scanner, comments)
        comments = []
      } else table.add(scanner, delimiter)
    }
  }
  close()
  return tables
}
