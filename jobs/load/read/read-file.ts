import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '#jobs/load/context.ts'
import type { RowsFileShape } from '#jobs/load/database.ts'
import type { Format, HeaderMatch } from '#jobs/load/format.ts'
import { type ReadRows, readDelimited } from './delimited.ts'
import { type TextForm, textForm, utf8Chunks } from './encoding.ts'
import { type Fault, fault, Refused } from './fault.ts'
import { findHeader, type Header } from './header.ts'
import { findKeys, readJsonLines } from './json-lines.ts'
import { shapeOf } from './rows-shape.ts'
import { contentOf } from './sniff.ts'

/** A file whose structure is read: its rows wait in the staging folder.
 * @property notes       what its owner should know of how it was read
 * @property headerLine  physical line of the header; 1 for files without one */
export interface ReadFile extends ReadRows {
  readonly match: HeaderMatch
  readonly headerLine: number
  readonly preamble: readonly (readonly string[])[]
  readonly delimiter: string
  readonly shape: RowsFileShape
  readonly notes?: readonly string[]
}

const headBytes = 1 << 18

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, readSync(file, head, 0, headBytes, 0))
  } finally {
    closeSync(file)
  }
}

/** Reads a text file by what its bytes say; `readInput` reads workbooks and Parquet files too.
 * @throws Refused when it is no table, has no header that is known, or no rows */
export function readFile(input: Input, formats: readonly Format[], staging: string): ReadFile {
  const head = headOf(input.path)
  if (isOldWorkbook(head)) throw new Refused(oldWorkbook(input, head))
  const content = contentOf(head)
  if (content === 'empty')
    throw new Refused(fault('empty_file', 1, 'Line 1: the file is empty. Export the report again.'))
  if (typeof content === 'object') throw new Refused(fault('not_csv', 1, notCsv(content.other)))
  if (content === 'parquet')
    throw new Refused(fault('not_csv', 1, notCsv('a Parquet file of a platform that exports CSV')))
  const form = textForm(input.path, head)
  const rowsPath = join(staging, `rows-${input.fileNo}.csv`)
  return content === 'json_lines'
    ? readJson(input, form, formats, rowsPath)
    : readText(input, form, formats, rowsPath)
}

const oldWorkbooks = [0xd0, 0xcf, 0x11, 0xe0]
const isOldWorkbook = (head: Buffer): boolean => oldWorkbooks.every((byte, at) => head[at] === byte)

/** Workbooks before 2007, and newer ones with a password, share one container. */
function oldWorkbook(input: Input, head: Buffer): Fault {
  const marks = ['EncryptedPackage', 'EncryptionInfo'].map((text) => Buffer.from(text, 'utf16le'))
  const isLocked = marks.some((mark) => head.includes(mark)) || tailIncludes(input, marks)
  return isLocked
    ? fault(
        'encrypted_file',
        null,
        'This workbook is protected by a password. Open it, remove the password, save it as xlsx or CSV and load that.',
      )
    : fault('not_csv', null, 'This is an old Excel workbook (.xls). Save it as xlsx or CSV and load that.')
}

/** The list of parts may stand at the end of the container. */
function tailIncludes(input: Input, marks: readonly Buffer[]): boolean {
  const file = openSync(input.path, 'r')
  try {
    const tail = Buffer.alloc(Math.min(headBytes, input.bytes))
    readSync(file, tail, 0, tail.length, Math.max(0, input.bytes - tail.length))
    return marks.some((mark) => tail.includes(mark))
  } finally {
    closeSync(file)
  }
}

const notCsv = (what: string): string =>
  `Line 1: this is ${what}, whatever the name says. Export the report as CSV or xlsx and load that.`

function readText(input: Input, form: TextForm, formats: readonly Format[], rowsPath: string): ReadFile {
  const header = findHeader(headText(input.path, form), formats)
  const read = ofFormat(header.format, () => readDelimited(input.path, form, header, rowsPath, input))
  if (read.rows + read.faulty === 0) throw noRows(header)
  return {
    ...read,
    match: header,
    headerLine: header.line,
    preamble: header.preamble,
    delimiter: header.delimiter,
    shape: shapeOf(rowsPath, header.delimiter, header, read.isMultiline),
  }
}

/** A file that cannot be read through is still of the format that its header told. */
function ofFormat<Answer>(format: Format, work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) error.format = format
    throw error
  }
}

function readJson(input: Input, form: TextForm, formats: readonly Format[], rowsPath: string): ReadFile {
  const match = findKeys(
    input.path,
    form,
    formats.filter((format) => format.id.startsWith('generic_')),
  )
  const read = readJsonLines(input.path, form, match, rowsPath)
  return {
    ...read,
    match,
    headerLine: 1,
    preamble: [],
    delimiter: ',',
    shape: shapeOf(rowsPath, ',', match, read.isMultiline),
  }
}

const noRows = (header: Header): Refused =>
  new Refused(
    fault(
      'no_rows',
      header.line,
      `Line ${header.line} is the header, and no row follows it. Choose a range with data and export it again.`,
    ),
  )

/** The beginning of the text, up to a whole line where there is one. */
function headText(path: string, form: TextForm): Buffer {
  for (const chunk of utf8Chunks(path, form)) {
    const end = chunk.length < headBytes ? chunk.length : chunk.lastIndexOf(0x0a, headBytes)
    return chunk.subarray(0, end > 0 ? end : headBytes)
  }
  return Buffer.alloc(0)
}
