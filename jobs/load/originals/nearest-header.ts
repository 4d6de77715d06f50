import { type Format, type HeaderMatch, matchHeader } from '#jobs/load/format.ts'
import { RecordScanner } from '#jobs/load/read/scanner.ts'

export interface NearestHeader {
  readonly match: HeaderMatch
  readonly line: number
  readonly delimiter: string
}

const delimiters = [',', ';', '\t', '|']
const searchedRecords = 40

/** The line that looks most like a header that one of the formats knows, complete or not: a file that is refused for a
 * missing column still tells which of its columns are whose. Null when nothing does. */
export function nearestHeader(head: Buffer, formats: readonly Format[]): NearestHeader | null {
  let best: NearestHeader | null = null
  for (const delimiter of delimiters) {
    const scanner = new RecordScanner([head], delimiter.charCodeAt(0))
    for (let record = 0; record < searchedRecords && scanner.next(); record += 1) {
      const texts = scanner.texts().map((text) => text.trim())
      for (const format of formats) {
        const match = matchHeader(format, texts)
        const isNearly = match.found >= 3 && (match.found >= 10 || match.found * 2 >= match.headings.length)
        if ((match.missing.length === 0 || isNearly) && isBetter(match, best))
          best = { match, line: scanner.line, delimiter }
      }
    }
  }
  return best
}

const isBetter = (match: HeaderMatch, best: NearestHeader | null): boolean =>
  best === null ||
  Number(match.missing.length === 0) - Number(best.match.missing.length === 0) > 0 ||
  ((match.missing.length === 0) === (best.match.missing.length === 0) && match.found > best.match.found)

/** Of the four, the one that a text which nobody knows uses most. */
export const likelyDelimiter = (head: Buffer): string => {
  const text = head.subarray(0, 4096).toString('latin1')
  return delimiters.toSorted((a, b) => text.split(b).length - text.split(a).length)[0] ?? ','
}
