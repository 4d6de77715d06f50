/** No cell of a spreadsheet holds more; a longer one is a cut or glued file. */
export const longestField = 32_767
/** A record that is longer than this is not read on: a quote was opened and never closed. */
const longestRecord = 4 << 20
const mostFields = 65_535

export const structuralCodes = [
  'unclosed_quote',
  'bad_quote',
  'control_character',
  'field_too_long',
  'bad_encoding',
] as const
export type StructuralCode = (typeof structuralCodes)[number]

/** One fault inside a record. `field` counts from 0. */
export interface Flaw {
  readonly code: StructuralCode
  readonly line: number
  readonly field: number
}

const plain = 0
const separator = 1
const quote = 2
const lineFeed = 3
const carriageReturn = 4
const control = 5
const high = 6

function classes(delimiter: number): Uint8Array {
  const kinds = new Uint8Array(256)
  for (let byte = 0; byte < 32; byte += 1) kinds[byte] = control
  kinds.fill(high, 128)
  for (const white of [0x09, 0x0b, 0x0c]) kinds[white] = plain
  kinds[0x22] = quote
  kinds[0x0a] = lineFeed
  kinds[0x0d] = carriageReturn
  kinds[delimiter] = separator
  return kinds
}

/** Splits delimited text into records without copying it and knows the physical line of each.
 * CRLF, LF and CR end a line. A quote means something only at the start of a field, as RFC 4180 has it; elsewhere it
 * is text. After `next()` the record is `bytes.subarray(start, end)`, its fields end at `fieldEnds`. */
export class RecordScanner {
  bytes: Buffer = Buffer.alloc(0)
  start = 0
  end = 0
  /** Physical line on which the record starts, from 1. */
  line = 0
  fields = 0
  /** Offsets one past each field's last byte, quotes included. */
  readonly fieldEnds = new Int32Array(mostFields + 1)
  /** A field is quoted or holds a quote. */
  hasQuote = false
  /** A quote stands where RFC 4180 does not allow one: the record must be written anew. */
  hasLooseQuote = false
  hasLineBreak = false
  hasHighByte = false
  /** The record is longer than any: what follows is not read on. */
  isEndless = false
  readonly flaws: Flaw[] = []

  private readonly chunks: Iterator<Buffer>
  private readonly kinds: Uint8Array
  private position = 0
  private isLast = false
  private nextLine: number
  private at = 0
  private fieldStart = 0
  private lineHere = 0

  constructor(chunks: Iterable<Buffer>, delimiter: number, firstLine = 1) {
    this.chunks = chunks[Symbol.iterator]()
    this.kinds = classes(delimiter)
    this.nextLine = firstLine
  }

  /** Moves to the next record; false at the end of the file. A line without any character is no record. */
  next(): boolean {
    for (;;) {
      while (!this.scan()) this.refill()
      if (this.end > this.start || this.fields > 1) return true
      if (this.isLast && this.position >= this.bytes.length) return false
    }
  }

  /** True when the record ends here; false when more bytes are needed to tell. */
  private scan(): boolean {
    this.start = this.position
    this.line = this.nextLine
    this.lineHere = this.nextLine
    this.fields = 0
    this.hasQuote = false
    this.hasLooseQuote = false
    this.hasLineBreak = false
    this.hasHighByte = false
    this.flaws.length = 0
    this.at = this.start
    this.fieldStart = this.start
    for (;;) {
      const kind = this.skipPlain()
      if (kind === lineFeed) return this.endOfRecord(1)
      if (kind === carriageReturn) {
        if (this.at + 1 >= this.bytes.length && !this.isLast) return false
        return this.endOfRecord(this.bytes[this.at + 1] === 0x0a ? 2 : 1)
      }
      if (kind === control) this.flaw('control_character')
      else if (kind !== quote || !this.readQuote()) return this.endOfBytes()
    }
  }

  /** The hot loop: passes text and separators, and stops at what needs a decision. `plain` means the bytes ended. */
  private skipPlain(): number {
    const { bytes, kinds, fieldEnds } = this
    const size = bytes.length
    let { at, fields, fieldStart } = this
    let kind = plain
    for (; at < size; at += 1) {
      kind = kinds[bytes[at] ?? 0] ?? plain
      if (kind === plain) continue
      if (kind === separator) {
        if (at - fieldStart > longestField)
          this.flaws.push({ code: 'field_too_long', line: this.lineHere, field: fields })
        fieldEnds[fields] = at
        if (fields < mostFields) fields += 1
        fieldStart = at + 1
      } else if (kind === high) this.hasHighByte = true
      else break
    }
    this.at = at
    this.fields = fields
    this.fieldStart = fieldStart
    return at < size ? kind : plain
  }

  private checkLength(): void {
    if (this.at - this.fieldStart > longestField)
      this.flaws.push({ code: 'field_too_long', line: this.lineHere, field: this.fields })
  }

  private flaw(code: StructuralCode): void {
    this.flaws.push({ code, line: this.lineHere, field: this.fields })
    this.at += 1
  }

  private endOfRecord(terminator: number): boolean {
    this.end = this.at
    this.checkLength()
    this.fieldEnds[this.fields] = this.at
    this.fields += 1
    this.position = this.at + terminator
    this.nextLine = this.lineHere + 1
    return true
  }

  private endOfBytes(): boolean {
    if (!this.isLast && this.bytes.length - this.start < longestRecord) return false
    this.isEndless = !this.isLast
    return this.endOfRecord(0)
  }

  /** Reads a quoted field, or passes a quote that is text. False when the bytes end inside it. */
  private readQuote(): boolean {
    this.hasQuote = true
    if (this.at !== this.fieldStart) {
      this.hasLooseQuote = true
      this.at += 1
      return true
    }
    const opened = this.lineHere
    this.at += 1
    for (;;) {
      if (!this.skipToQuote()) {
        this.flaws.push({ code: 'unclosed_quote', line: opened, field: this.fields })
        return false
      }
      const after = this.bytes[this.at + 1]
      if (after === 0x22) {
        this.at += 2
        continue
      }
      this.at += 1
      const kind = after === undefined ? lineFeed : this.kinds[after]
      if (kind === separator || kind === lineFeed || kind === carriageReturn) return true
      const spans = opened !== this.lineHere
      this.flaws.push({ code: spans ? 'unclosed_quote' : 'bad_quote', line: opened, field: this.fields })
      return true
    }
  }

  /** Moves to the next quote, counting the lines that it passes. */
  private skipToQuote(): boolean {
    const { bytes, kinds } = this
    for (; this.at < bytes.length; this.at += 1) {
      const kind = kinds[bytes[this.at] ?? 0]
      if (kind === plain || kind === separator) continue
      if (kind === quote) return true
      if (kind === high) this.hasHighByte = true
      else if (kind === control)
        this.flaws.push({ code: 'control_character', line: this.lineHere, field: this.fields })
      else if (kind === lineFeed || bytes[this.at + 1] !== 0x0a) {
        this.lineHere += 1
        this.hasLineBreak = true
      }
    }
    return false
  }

  private refill(): void {
    const next = this.chunks.next()
    const rest = this.bytes.subarray(this.start)
    if (next.done === true) {
      this.isLast = true
      this.bytes = rest
    } else this.bytes = rest.length === 0 ? next.value : Buffer.concat([rest, next.value])
    this.position = 0
  }

  /** Text of one field, quotes resolved. Invalid UTF-8 shows as U+FFFD. */
  text(field: number): string {
    const from = field === 0 ? this.start : (this.fieldEnds[field - 1] ?? 0) + 1
    const raw = this.bytes.toString('utf8', from, this.fieldEnds[field] ?? from)
    if (!this.hasQuote || !raw.startsWith('"')) return raw
    const body = raw.endsWith('"') && raw.length > 1 ? raw.slice(1, -1) : raw.slice(1)
    return body.replaceAll('""', '"')
  }

  /** The first bytes of a field as text: enough to quote it. */
  beginning(field: number): string {
    const raw = this.raw(field)
    const text = raw.toString('utf8', 0, Math.min(raw.length, 400))
    return text.startsWith('"') ? text.slice(1).replace(/"$/, '').replaceAll('""', '"') : text
  }

  /** Bytes of one field, quotes included. */
  raw(field: number): Buffer {
    const from = field <= 0 ? this.start : (this.fieldEnds[field - 1] ?? 0) + 1
    return this.bytes.subarray(from, this.fieldEnds[field] ?? from)
  }

  texts(): string[] {
    return Array.from({ length: this.fields }, (_, field) => this.text(field))
  }
}
