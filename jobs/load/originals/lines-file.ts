import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'

const flushAt = 1 << 20

/** Writes text at given physical lines, so that each keeps the number that it had. Strings carry bytes (latin1). */
export class LinesFile {
  /** The line that is written next, from 1. */
  line = 1
  bytes = 0
  private readonly file: number
  private readonly hash = createHash('sha256')
  private held: string[] = []
  private size = 0

  constructor(path: string) {
    this.file = openSync(path, 'wx', 0o600)
  }

  /** @param text without the break at its end; breaks within it count as lines */
  at(line: number, text: string): void {
    const missing = Math.max(0, line - this.line)
    const whole = `${'\n'.repeat(missing)}${text}\n`
    this.line += missing + 1 + (text.includes('\n') ? text.split('\n').length - 1 : 0)
    this.held.push(whole)
    this.size += whole.length
    if (this.size > flushAt) this.flush()
  }

  /** @returns hex SHA-256 of what was written */
  close(): string {
    this.flush()
    closeSync(this.file)
    return this.hash.digest('hex')
  }

  private flush(): void {
    const part = Buffer.from(this.held.join(''), 'latin1')
    let written = 0
    while (written < part.length) written += writeSync(this.file, part, written)
    this.hash.update(part)
    this.bytes += part.length
    this.held = []
    this.size = 0
  }
}
