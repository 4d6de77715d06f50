import { closeSync, openSync, writeSync } from 'node:fs'

const capacity = 1 << 20

/** Writes records to a file through one buffer, each with its line number before it. */
export class RowsFile {
  rows = 0
  private readonly file: number
  private readonly buffer = Buffer.allocUnsafe(capacity)
  private used = 0

  constructor(path: string) {
    this.file = openSync(path, 'wx')
  }

  /** @param start, end  the record in `bytes`, written as it stands */
  raw(line: number, delimiter: number, bytes: Buffer, start: number, end: number): void {
    const size = end - start
    if (size + 12 > capacity - this.used) this.flush()
    if (size + 12 > capacity) {
      this.flush()
      const long = Buffer.concat([
        Buffer.from(`${line}${String.fromCharCode(delimiter)}`),
        bytes.subarray(start, end),
        Buffer.from('\n'),
      ])
      writeSync(this.file, long)
      this.rows += 1
      return
    }
    this.number(line)
    this.buffer[this.used++] = delimiter
    this.used += bytes.copy(this.buffer, this.used, start, end)
    this.buffer[this.used++] = 0x0a
    this.rows += 1
  }

  /** Writes fields with quotes round each that is not empty. */
  fields(line: number, delimiter: number, texts: readonly string[]): void {
    const separator = String.fromCharCode(delimiter)
    const quoted = texts.map((text) => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`))
    const bytes = Buffer.from(`${[line, ...quoted].join(separator)}\n`)
    if (bytes.length > capacity - this.used) this.flush()
    if (bytes.length > capacity) writeSync(this.file, bytes)
    else this.used += bytes.copy(this.buffer, this.used)
    this.rows += 1
  }

  close(): void {
    this.flush()
    closeSync(this.file)
  }

  private number(value: number): void {
    let scale = 1
    while (scale * 10 <= value) scale *= 10
    for (let rest = value; scale >= 1; scale = Math.floor(scale / 10)) {
      const digit = Math.floor(rest / scale)
      this.buffer[this.used++] = 0x30 + digit
      rest -= digit * scale
    }
  }

  private flush(): void {
    if (this.used > 0) writeSync(this.file, this.buffer, 0, this.used)
    this.used = 0
  }
}
