import { isUtf8 } from 'node:buffer'
import { createHash, type Hash } from 'node:crypto'
import type { Input } from '#jobs/load/context.ts'
import { type TextForm, type Told, utf8Chunks } from './encoding.ts'
import { type Fault, listedFaults } from './fault.ts'
import type { Header } from './header.ts'
import { RowsFile } from './rows-file.ts'
import { RecordScanner } from './scanner.ts'
import { badEncoding, columnCount, flawFault, headerRepeated } from './structural-faults.ts'
import { checkHash } from './unchanged.ts'

/** What reading the structure of a file gave. The rows themselves are in the rows file: line number, then the file's
 * columns in its order, UTF-8, its own delimiter, quotes as RFC 4180 has them.
 * @property isMultiline  a cell holds a line break
 * @property faulty       rows with a fault, which are not in the rows file */
export interface ReadRows {
  readonly rows: number
  readonly blank: number
  readonly totals: number
  readonly isMultiline: boolean
  readonly faults: readonly Fault[]
  readonly faulty: number
}

class Structure {
  blank = 0
  totals = 0
  faulty = 0
  isMultiline = false
  readonly faults: Fault[] = []
  private readonly header: Header
  private readonly isDamaged: boolean

  constructor(header: Header, isDamaged: boolean) {
    this.header = header
    this.isDamaged = isDamaged
  }

  add(found: Fault): void {
    if (this.faults.length < listedFaults) this.faults.push(found)
  }

  /** Whether the record is a row to keep. */
  accepts(scanner: RecordScanner): boolean {
    const columns = this.header.headings.length
    if (scanner.hasLineBreak) this.isMultiline = true
    if (
      this.isDamaged &&
      scanner.hasHighByte &&
      !isUtf8(scanner.bytes.subarray(scanner.start, scanner.end))
    ) {
      return this.refuse(badEncoding(this.header.headings, scanner))
    }
    const [flaw] = scanner.flaws
    if (flaw !== undefined) return this.refuse(flawFault(flaw, this.header.headings, scanner))
    if (scanner.fields === columns) return true
    return this.irregular(scanner, columns)
  }

  private irregular(scanner: RecordScanner, columns: number): boolean {
    const texts = scanner.texts().map((text) => text.trim())
    const first = texts.find((text) => text !== '')
    if (first === undefined) this.blank += 1
    else if (this.header.format.totals?.test(first) === true) this.totals += 1
    else return this.refuse(columnCount(scanner.line, scanner.fields, columns, texts))
    return false
  }

  refuse(found: Fault): false {
    this.faulty += 1
    this.add(found)
    return false
  }
}

/** Hashes the bytes that are read, and counts them for who waits. */
function toldOf({ onRead }: Input, hash: Hash): Told {
  let read = 0
  return {
    update(bytes) {
      hash.update(bytes)
      read += bytes.length
      onRead?.(read)
    },
  }
}

/** Reads the records after the header and writes the sound ones to `rowsPath`.
 * @param original the file that is read, where its bytes must be those of its hash
 * @throws Refused when they are not */
export function readDelimited(
  path: string,
  form: TextForm,
  header: Header,
  rowsPath: string,
  original?: Input,
): ReadRows {
  const delimiter = header.delimiter.charCodeAt(0)
  const hash = createHash('sha256')
  const scanner = new RecordScanner(
    utf8Chunks(path, form, original === undefined ? undefined : toldOf(original, hash)),
    delimiter,
  )
  const structure = new Structure(header, form.isDamaged)
  const out = new RowsFile(rowsPath)
  let headerBytes = Buffer.alloc(0)
  try {
    while (scanner.next()) {
      if (scanner.line < header.line) continue
      if (scanner.line === header.line)
        headerBytes = Buffer.from(scanner.bytes.subarray(scanner.start, scanner.end))
      else if (isHeader(scanner, headerBytes)) structure.refuse(headerRepeated(scanner.line, header.line))
      else if (structure.accepts(scanner)) write(out, scanner, delimiter)
      if (scanner.isEndless) break
    }
  } finally {
    out.close()
  }
  if (original !== undefined && !scanner.isEndless) checkHash(original, hash)
  const { blank, totals, faults, faulty, isMultiline } = structure
  return { rows: out.rows, blank, totals, faults, faulty, isMultiline }
}

function write(out: RowsFile, scanner: RecordScanner, delimiter: number): void {
  if (scanner.hasLineBreak) out.fields(scanner.line, delimiter, scanner.texts().map(oneBreak))
  else if (scanner.hasLooseQuote) out.fields(scanner.line, delimiter, scanner.texts())
  else out.raw(scanner.line, delimiter, scanner.bytes, scanner.start, scanner.end)
}

/** DuckDB wants one kind of line end in a file, inside cells as well. */
const oneBreak = (text: string): string => text.replace(/\r\n?/g, '\n')

const byteOrderMark = Buffer.from('\ufeff')

/** The header again, also with a byte order mark, as when two files were joined. */
function isHeader(scanner: RecordScanner, header: Buffer): boolean {
  const { bytes, start, end } = scanner
  const skip = bytes[start] === 0xef && bytes.compare(byteOrderMark, 0, 3, start, start + 3) === 0 ? 3 : 0
  return (
    end - start - skip === header.length &&
    bytes[start + skip] === header[0] &&
    header.compare(bytes, start + skip, end) === 0
  )
}
