import { RecordScanner } from '#jobs/load/read/scanner.ts'
import { type ColumnRule, columnRule, redactCell, redactWhole, speaksOfPersons } from './columns.ts'
import type { LinesFile } from './lines-file.ts'
import { maskText } from './mask.ts'
import type { NearestHeader } from './nearest-header.ts'

/** Reads the text of a table and writes it again without persons: same lines, same cells.
 * @param header null when the file is not known: then every cell that is not blank goes
 * @returns how many records lost something */
export function redactDelimited(
  chunks: Iterable<Buffer>,
  delimiter: string,
  header: NearestHeader | null,
  out: LinesFile,
): number {
  const scanner = new RecordScanner(chunks, delimiter.charCodeAt(0))
  const redact = header === null ? redactWhole : lineRedactor(header)
  const isHarmless = header !== null && !speaksOfPersons(header.match.format)
  let changed = 0
  while (scanner.next()) {
    const raw = scanner.bytes.toString('latin1', scanner.start, scanner.end)
    if (isHarmless) {
      const before = withPlainBreaks(raw)
      const text = maskText(before)
      if (text !== before) changed += 1
      out.at(scanner.line, text)
      continue
    }
    const cells = cellsOf(scanner, raw)
    const isSound = scanner.flaws.length === 0 && header?.match.headings.length === cells.length
    const isHeader = isSound && scanner.line === header?.line
    const shown = isHeader ? cells : cells.map(isSound ? redact : redactWhole)
    if (shown.some((cell, at) => cell !== cells[at])) changed += 1
    out.at(scanner.line, shown.join(delimiter))
  }
  return changed
}

type CellRedactor = (cell: string, column: number) => string

function cellsOf(scanner: RecordScanner, raw: string): string[] {
  const cells: string[] = []
  let from = 0
  for (let field = 0; field < scanner.fields; field += 1) {
    const end = (scanner.fieldEnds[field] ?? scanner.end) - scanner.start
    cells.push(withPlainBreaks(raw.slice(from, end)))
    from = end + 1
  }
  return cells
}

function lineRedactor(header: NearestHeader): CellRedactor {
  const { format, names } = header.match
  const rules = names.map((name) => columnRule(format, name))
  const unknown: ColumnRule = { isKept: false, isTyped: false }
  return (cell, column) => redactCell(cell, rules[column] ?? unknown)
}

/** CR and CRLF end a line too; written again, one kind does. */
const withPlainBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

/** Writes a redacted table again without some of its records: their cells go, their lines stay.
 * @param lines on which these records start
 * @returns how many there were */
export function eraseRecords(
  chunks: Iterable<Buffer>,
  delimiter: string,
  lines: ReadonlySet<number>,
  out: LinesFile,
): number {
  const scanner = new RecordScanner(chunks, delimiter.charCodeAt(0))
  let erased = 0
  while (scanner.next()) {
    const raw = scanner.bytes.toString('latin1', scanner.start, scanner.end)
    const isErased = lines.has(scanner.line)
    if (isErased) erased += 1
    const text = isErased ? cellsOf(scanner, raw).map(redactWhole).join(delimiter) : raw
    out.at(scanner.line, text)
  }
  return erased
}
