import { join } from 'node:path'
import type { Format } from '#jobs/load/format.ts'
import { type Archive, refused } from './archive.ts'
import type { ReadRows } from './delimited.ts'
import { type Fault, fault, listedFaults, Refused } from './fault.ts'
import { findHeader, type Header } from './header.ts'
import type { ReadFile } from './read-file.ts'
import { RowsFile } from './rows-file.ts'
import { shapeOf } from './rows-shape.ts'
import { longestField } from './scanner.ts'
import { type OnRow, readSheet } from './sheet.ts'
import { columnCount, controlCharacter, fieldTooLong, headerRepeated } from './structural-faults.ts'
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts'

/** Rows in which a header is looked for, and the last that a sheet can have. */
const searchedRows = 60
const searchedLines = 2_000
const lastRow = 1_048_576
const comma = 0x2c

/** Reads the first sheet with a header that a format knows. A row's line is its number in the sheet.
 * @param main path of the workbook's main part
 * @throws Refused when no sheet that is shown has such a header */
export async function readWorkbookFile(
  archive: Archive,
  main: string,
  fileNo: number,
  formats: readonly Format[],
  staging: string,
): Promise<ReadFile> {
  const workbook = await readWorkbook(archive, main)
  const shown = workbook.sheets.filter((sheet) => !sheet.isHidden)
  const faults: Fault[] = []
  for (const sheet of shown) {
    const header = await headerOf(archive, workbook, sheet, formats)
    if (header instanceof Refused) {
      faults.push(...header.faults.map((one) => onSheet(one, sheet, workbook.sheets.length)))
      continue
    }
    const path = join(staging, `rows-${fileNo}.csv`)
    const read = await readRows(archive, workbook, sheet, header, path)
    if (read.rows + read.faulty === 0) {
      const text = `Row ${header.line} of sheet "${sheet.name}" is the header, and no row follows it. Choose a range with data and export it again.`
      throw new Refused(fault('no_rows', header.line, text))
    }
    return {
      ...read,
      match: header,
      headerLine: header.line,
      preamble: header.preamble,
      delimiter: header.delimiter,
      shape: shapeOf(path, header.delimiter, header, read.isMultiline),
      notes: notesOf(workbook.sheets, sheet),
    }
  }
  const hidden = workbook.sheets.filter((sheet) => sheet.isHidden)
  if (hidden.length > 0) faults.push(onlyHidden(hidden))
  throw faults.length > 0
    ? new Refused(...faults)
    : refused('no_rows', 'The workbook has no sheet with cells. Export the report again.')
}

/** The reason is the same as for a text file; it says which sheet is meant. */
const onSheet = (one: Fault, sheet: Sheet, sheets: number): Fault =>
  sheets < 2 ? one : { ...one, message: `Sheet "${sheet.name}": ${one.message}` }

const quotedNames = (sheets: readonly Sheet[]): string => sheets.map((sheet) => `"${sheet.name}"`).join(', ')

const onlyHidden = (hidden: readonly Sheet[]): Fault =>
  fault(
    'hidden_sheet',
    null,
    `Hidden sheets are not read: ${quotedNames(hidden)}. Show the sheet with the report and save the workbook.`,
  )

function notesOf(sheets: readonly Sheet[], used: Sheet): string[] {
  const others = sheets.filter((sheet) => sheet !== used && !sheet.isHidden)
  const hidden = sheets.filter((sheet) => sheet.isHidden)
  return [
    ...(others.length > 0 ? [`Only sheet "${used.name}" was loaded, not ${quotedNames(others)}.`] : []),
    ...(hidden.length > 0 ? [`Hidden sheets were not loaded: ${quotedNames(hidden)}.`] : []),
  ]
}

const quoted = (text: string): string => `"${text.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`

/** The top of a sheet as text whose lines are its rows; `isExact`: its numbers have kept all digits. */
interface Top {
  readonly text: Buffer
  readonly isExact: boolean
}

async function topOf(archive: Archive, workbook: Workbook, sheet: Sheet): Promise<Top> {
  const lines: string[] = []
  let rows = 0
  const isExact = await readSheet(archive, workbook, sheet, (line, cells) => {
    if (line > searchedLines) return true
    while (lines.length < line - 1) lines.push('')
    lines.push(cells.map((cell) => quoted(cell.slice(0, 1000))).join(','))
    rows += 1
    return rows >= searchedRows
  })
  return { text: Buffer.from(`${lines.join('\n')}\n`), isExact }
}

type SheetHeader = Header & Pick<Top, 'isExact'>

async function headerOf(
  archive: Archive,
  workbook: Workbook,
  sheet: Sheet,
  formats: readonly Format[],
): Promise<SheetHeader | Refused> {
  const top = await topOf(archive, workbook, sheet)
  if (top.text.toString('utf8').trim() === '') return new Refused()
  try {
    return { ...findHeader(top.text, formats, [',']), isExact: top.isExact }
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

async function readRows(
  archive: Archive,
  workbook: Workbook,
  sheet: Sheet,
  header: SheetHeader,
  path: string,
): Promise<ReadRows> {
  const out = new RowsFile(path)
  const faults: Fault[] = []
  let faulty = 0
  let isMultiline = false
  const columns = header.headings.length
  const take: OnRow = (line, cells) => {
    if (line > lastRow)
      throw refused('damaged_workbook', 'The workbook numbers rows that no sheet has. Save it again.')
    if (line <= header.line) return false
    const found = faultOf(line, cells, header)
    if (found !== null) {
      faulty += 1
      if (faults.length < listedFaults) faults.push(found)
      return false
    }
    const texts = Array.from({ length: columns }, (_, at) => cells[at]?.replace(/\r\n?/g, '\n') ?? '')
    isMultiline ||= texts.some((text) => text.includes('\n'))
    out.fields(line, comma, texts)
    return false
  }
  try {
    await readSheet(archive, workbook, sheet, take, header.isExact)
  } finally {
    out.close()
  }
  return { rows: out.rows, blank: 0, totals: 0, faults, faulty, isMultiline }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what they are is the point
const control = /[\u0000-\u0008\u000e-\u001f]/

function faultOf(line: number, cells: readonly string[], header: Header): Fault | null {
  const columns = header.headings.length
  const beyond = cells.findIndex((cell, at) => at >= columns && cell.trim() !== '')
  if (beyond >= 0) return columnCount(line, cells.length, columns, cells)
  const broken = cells.findIndex((cell) => control.test(cell))
  if (broken >= 0) return controlCharacter(line, header.headings[broken] ?? null, cells[broken] ?? '')
  const long = cells.findIndex((cell) => cell.length > longestField)
  if (long >= 0) return fieldTooLong(line, header.headings[long] ?? null, cells[long] ?? '')
  const again = header.headings.every((heading, at) => (cells[at] ?? '').trim() === heading)
  return again ? headerRepeated(line, header.line) : null
}
