import { isUtf8 } from 'node:buffer'
import { type Fault, fault, lineName, shown } from './fault.ts'
import { type Flaw, longestField, type RecordScanner, type StructuralCode } from './scanner.ts'

const place = (line: number, field: string | null): string =>
  field === null ? `Line ${lineName(line)}` : `Line ${lineName(line)}, ${shown(field)}`

export const headerRepeated = (line: number, first: number): Fault =>
  fault(
    'header_repeated',
    line,
    `Line ${lineName(line)} is the header of line ${lineName(first)} again. Load the files that were joined here one by one.`,
  )

export const columnCount = (
  line: number,
  cells: number,
  columns: number,
  texts: readonly string[],
): Fault => {
  const text = texts.join(', ')
  const how =
    cells < columns ? 'The file was cut off or edited' : 'A cell with the separator lacks its quotes'
  return fault(
    'column_count',
    line,
    `Line ${lineName(line)} has ${cells} ${cells === 1 ? 'cell' : 'cells'}; the header has ${columns} columns: "${shown(text)}". ${how}. Export it again.`,
    { value: text },
  )
}

export const controlCharacter = (line: number, field: string | null, text: string): Fault =>
  fault(
    'control_character',
    line,
    `${place(line, field)}: "${shown(text)}" holds a control character. The file is damaged; export it again.`,
    { field, value: text },
  )

export const fieldTooLong = (line: number, field: string | null, text: string): Fault =>
  fault(
    'field_too_long',
    line,
    `${place(line, field)}: a cell of more than ${lineName(longestField)} bytes, which begins "${shown(text)}". No report has such a cell; export it again.`,
    { field, value: text },
  )

const unclosedQuote = (line: number, field: string | null, text: string): Fault =>
  fault(
    'unclosed_quote',
    line,
    `${place(line, field)}: "${shown(text)}" opens a quote that is never closed. Close it, or export the file again.`,
    { field, value: text },
  )

const badQuote = (line: number, field: string | null, text: string): Fault =>
  fault(
    'bad_quote',
    line,
    `${place(line, field)}: "${shown(text)}" has text after its closing quote. Write a quote inside a cell twice, or export the file again.`,
    { field, value: text },
  )

const notUtf8 = (line: number, field: string | null, text: string): Fault =>
  fault(
    'bad_encoding',
    line,
    `${place(line, field)}: "${shown(text)}" holds bytes that are no text in UTF-8. Save the file as UTF-8 and load it again.`,
    { field, value: text },
  )

const writers: Readonly<Record<StructuralCode, (line: number, field: string | null, text: string) => Fault>> =
  {
    unclosed_quote: unclosedQuote,
    bad_quote: badQuote,
    control_character: controlCharacter,
    field_too_long: fieldTooLong,
    bad_encoding: notUtf8,
  }

/** @param headings of the file's columns; none for a line before the header */
export const flawFault = (flaw: Flaw, headings: readonly string[], scanner: RecordScanner): Fault =>
  writers[flaw.code](
    flaw.line,
    headings[flaw.field] ?? null,
    scanner.beginning(Math.min(flaw.field, scanner.fields - 1)),
  )

/** The first line of a record whose bytes are no UTF-8, with the cell that holds them. */
export function badEncoding(headings: readonly string[], scanner: RecordScanner): Fault {
  let line = scanner.line
  let from = scanner.start
  for (
    let at = scanner.bytes.indexOf(0x0a, from);
    at >= 0 && at < scanner.end;
    at = scanner.bytes.indexOf(0x0a, from)
  ) {
    if (!isUtf8(scanner.bytes.subarray(from, at))) break
    line += 1
    from = at + 1
  }
  const field = Array.from({ length: scanner.fields }, (_, at) => at).find((at) => !isUtf8(scanner.raw(at)))
  return notUtf8(line, field === undefined ? null : (headings[field] ?? null), scanner.beginning(field ?? 0))
}
