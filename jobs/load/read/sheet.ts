import type { Archive } from './archive.ts'
import { dayOfSerial, numberText, provesDigits } from './number-formats.ts'
import { type Sheet, unescaped, type Workbook } from './workbook.ts'
import { readXml } from './xml.ts'

/** @param line  number of the row, from 1
 *  @param cells its texts; the last is not blank
 *  @returns true when no further row is wanted */
export type OnRow = (line: number, cells: readonly string[]) => boolean

const mostColumns = 16_384

/** `AB12` → 27; -1 where the reference names no column. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 0x40
    if (digit < 1 || digit > 26) break
    column = column * 26 + digit
  }
  return column - 1
}

/** The rows of one sheet as a person sees them, as they come. */
class Rows {
  private line = 0
  private cells: string[] = []
  private column = -1
  private kind = ''
  private style = -1
  private text = ''
  private isValue = false
  private isSpoken = false
  /** A number was met that no spreadsheet has rounded. */
  isExact: boolean
  private readonly workbook: Workbook
  private readonly onRow: OnRow

  constructor(workbook: Workbook, isExact: boolean, onRow: OnRow) {
    this.isExact = isExact
    this.workbook = workbook
    this.onRow = onRow
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): undefined {
    if (tag === 'row') {
      const said = Number(attributes['r'])
      this.line = Number.isInteger(said) && said > this.line ? said : this.line + 1
      this.cells = []
      this.column = -1
    } else if (tag === 'c') {
      const said = columnOf(attributes['r'] ?? '')
      this.column = said >= 0 ? said : this.column + 1
      this.kind = attributes['t'] ?? 'n'
      this.style = Number(attributes['s'] ?? -1)
      this.text = ''
    } else if (tag === 'rPh') this.isSpoken = true
    else if (tag === 'v' || tag === 't') this.isValue = !this.isSpoken
  }

  said(text: string): void {
    if (this.isValue) this.text += text
  }

  close(tag: string): boolean | undefined {
    if (tag === 'v' || tag === 't') this.isValue = false
    else if (tag === 'rPh') this.isSpoken = false
    else if (tag === 'c') this.endCell()
    else if (tag === 'row') return this.endRow()
    else if (tag === 'sheetData') return true
    return undefined
  }

  private endCell(): void {
    if (this.text === '' || this.column >= mostColumns) return
    const text = this.shown()
    if (text === '') return
    while (this.cells.length < this.column) this.cells.push('')
    this.cells[this.column] = text
  }

  private shown(): string {
    switch (this.kind) {
      case 's':
        return this.workbook.strings[Number(this.text)] ?? ''
      case 'b':
        return this.text === '1' ? 'TRUE' : 'FALSE'
      case 'n': {
        this.isExact ||= provesDigits(this.text)
        const isDay = this.workbook.dates[this.style] === true
        return (
          (isDay ? dayOfSerial(Number(this.text), this.workbook.is1904) : null) ??
          numberText(this.text, this.isExact)
        )
      }
      default:
        return unescaped(this.text)
    }
  }

  private endRow(): boolean | undefined {
    return this.cells.length > 0 && this.onRow(this.line, this.cells) ? true : undefined
  }
}

/** Reads a sheet row by row. Formulas give the value that the spreadsheet computed.
 * @param isExact its numbers are known to have kept all digits
 * @returns whether a number proves that they have */
export async function readSheet(
  archive: Archive,
  workbook: Workbook,
  sheet: Sheet,
  onRow: OnRow,
  isExact = false,
): Promise<boolean> {
  const entry = archive.find(sheet.part)
  if (entry === undefined) return isExact
  const rows = new Rows(workbook, isExact, onRow)
  await readXml(archive.chunks(entry), {
    open: (tag, attributes) => rows.open(tag, attributes),
    close: (tag) => rows.close(tag),
    text: (text) => rows.said(text),
  })
  return rows.isExact
}
