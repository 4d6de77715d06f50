import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '#jobs/load/context.ts'
import type { RowsFileShape } from '#jobs/load/database.ts'
import { type Format, type HeaderMatch, matchHeader } from '#jobs/load/format.ts'
import { type ReadRows, readDelimited } from '#jobs/load/read/delimited.ts'
import { textForm, utf8Chunks } from '#jobs/load/read/encoding.ts'
import { fault, Refused } from '#jobs/load/read/fault.ts'
import { mostColumns } from '#jobs/load/read/header.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import { contentOf } from '#jobs/load/read/sniff.ts'
import { type TableColumns, tableColumns } from './columns.ts'
import { ga4 } from './format.ts'
import { type Preamble, preambleOf } from './preamble.ts'
import { commentOf, delimiterOf, type ReportTable, tablesOf } from './tables.ts'

/** One table of a report whose structure is read.
 * @property totals  physical lines of its grand totals */
export interface ReadTable {
  readonly columns: TableColumns
  readonly shape: RowsFileShape
  readonly totals: readonly number[]
  readonly preamble: Preamble
}

/** A GA4 download: one or more tables, and the headings of tables that have no measure that we know. */
export interface ReadReport extends ReadFile {
  readonly tables: readonly ReadTable[]
  readonly skipped: readonly { readonly line: number; readonly headings: readonly string[] }[]
}

const headBytes = 1 << 18
/** GA4 gives at most some hundred thousand rows; a larger file is none of its reports. */
const mostBytes = 64 << 20

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, readSync(file, head, 0, headBytes, 0))
  } finally {
    closeSync(file)
  }
}

/** Reads a file that begins with comments as a GA4 report.
 * @param isSure  the file is known to be one
 * @returns null when it is something else
 * @throws Refused when no table of it can be read */
export function readReport(
  input: Input,
  formats: readonly Format[],
  staging: string,
  isSure: boolean,
): ReadReport | null {
  if (!formats.includes(ga4) || input.bytes > mostBytes) return null
  const raw = headOf(input.path)
  if (contentOf(raw) !== 'text') return null
  const form = textForm(input.path, raw)
  const head = firstChunk(utf8Chunks(input.path, form))
  const delimiter = delimiterOf(head)
  if (!isSure && !(startsWithComment(head) && isReport(head))) return null
  const path = (number: number, part: string) => join(staging, `report-${input.fileNo}-${number}-${part}.csv`)
  const cut = tablesOf(utf8Chunks(input.path, form), delimiter, (number) => path(number, 'text'))
  const plain = { encoding: 'utf-8', skip: 0, isRepeated: false, isDamaged: form.isDamaged } as const
  const read = cut.map((table, at) => {
    const match = matchHeader(ga4, table.headings)
    const header = { ...match, delimiter, line: table.line, preamble: [] }
    return {
      table,
      match,
      rows: readDelimited(table.path, plain, header, path(at + 1, 'rows')),
      rowsPath: path(at + 1, 'rows'),
    }
  })
  return assembled(read, delimiter)
}

interface Cut {
  readonly table: ReportTable
  readonly match: HeaderMatch
  readonly rows: ReadRows
  readonly rowsPath: string
}

function assembled(cut: readonly Cut[], delimiter: string): ReadReport {
  const [first] = cut
  if (first === undefined) throw new Refused(fault('no_rows', 1, 'The report has comments but no table.'))
  let before: Preamble | null = null
  const tables: (ReadTable & { match: HeaderMatch; line: number })[] = []
  const skipped: { line: number; headings: readonly string[] }[] = []
  for (const { table, match, rows, rowsPath } of cut) {
    checkHeadings(table)
    const preamble = continued(before, preambleOf(table.comments))
    before = preamble
    const columns = tableColumns(match, {
      isNthDay: () => countsDays(table, preamble),
      isDay: (at) => table.dayColumns.includes(at),
    })
    if (columns === null) {
      skipped.push({ line: table.line, headings: table.headings })
      continue
    }
    const shape = {
      path: rowsPath,
      delimiter,
      columns: ['line', ...columns.names],
      isParallel: !rows.isMultiline,
    }
    const used = { ...match, names: columns.names.map((name) => (name.startsWith('unused_') ? null : name)) }
    tables.push({ columns, shape, preamble, totals: table.totals, match: used, line: table.line })
  }
  const [usable] = tables
  if (usable === undefined) throw new Refused(noMeasure(first))
  const sum = (count: (rows: ReadRows) => number) => cut.reduce((total, one) => total + count(one.rows), 0)
  return {
    rows: sum((rows) => rows.rows),
    blank: 0,
    totals: 0,
    isMultiline: cut.some((one) => one.rows.isMultiline),
    faults: cut.flatMap((one) => one.rows.faults),
    faulty: sum((rows) => rows.faulty),
    match: usable.match,
    headerLine: usable.line,
    preamble: [],
    delimiter,
    shape: usable.shape,
    tables,
    skipped,
  }
}

/** @throws Refused when a heading stands there twice, or there are more columns than a report has */
function checkHeadings({ headings, line }: ReportTable): void {
  if (headings.length > mostColumns) {
    const text = `Line ${line}: the header has ${headings.length.toLocaleString('en-US')} columns. A report has at most ${mostColumns}.`
    throw new Refused(fault('too_many_columns', line, text))
  }
  const twice = headings.find((heading, at) => heading !== '' && headings.indexOf(heading) < at)
  if (twice === undefined) return
  const text = `Line ${line}: the column "${twice}" is there twice, and nothing says which one counts.`
  throw new Refused(fault('duplicate_column', line, text, { field: twice }))
}

/** A further table may state only what changes. */
const continued = (before: Preamble | null, own: Preamble): Preamble =>
  before === null
    ? own
    : {
        ...own,
        property: own.property ?? before.property,
        period: own.period ?? before.period,
        report: before.report,
      }

/** Days counted from the report's first are 0000, 0001 ... : more of them than the period has weeks, never more than it has days. */
function countsDays({ firstCells }: ReportTable, { period }: Preamble): boolean {
  if (period === null || firstCells.length < 3 || !firstCells.every((text) => /^\d{4}$/.test(text)))
    return false
  const days = (Date.parse(period.until) - Date.parse(period.from)) / 86_400_000 + 1
  const highest = Math.max(...firstCells.map(Number))
  return highest < days && highest >= Math.ceil(days / 7) + 1
}

const noMeasure = ({ table, match }: Cut) =>
  fault(
    'header_not_recognised',
    table.line,
    `Line ${table.line}: no column of this report is a measure that we know, such as Sessions, Key events or Total revenue. Add one and export it again.`,
    { value: match.headings.join(', ') },
  )

function firstChunk(chunks: Iterable<Buffer>): Buffer {
  for (const chunk of chunks) return chunk.subarray(0, headBytes)
  return Buffer.alloc(0)
}

function startsWithComment(head: Buffer): boolean {
  return /^[\ufeff\s]*"?#/.test(head.subarray(0, 4096).toString())
}

/** The comments state a period or GA4, or the header below them has measures of GA4. */
function isReport(head: Buffer): boolean {
  const lines = head
    .toString()
    .split(/\r\n?|\n/)
    .slice(0, 60)
  const comments = lines.flatMap((line) => commentOf([line.replaceAll('"', '')]) ?? [])
  if (comments.some((text) => /\d{8}|GA4|Analytics/.test(text))) return true
  return (
    matchHeader(
      ga4,
      lines.find((line) => line !== '' && !line.startsWith('#'))?.split(delimiterOf(head)) ?? [],
    ).missing.length === 0
  )
}
