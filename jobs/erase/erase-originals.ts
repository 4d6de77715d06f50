import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { LinesFile } from '#jobs/load/originals/lines-file.ts'
import { likelyDelimiter } from '#jobs/load/originals/nearest-header.ts'
import { eraseRecords } from '#jobs/load/originals/redact-delimited.ts'
import { chunksOf } from '#jobs/load/read/encoding.ts'
import type { Erased, EraseRequest } from './messages.ts'

interface Line {
  readonly loadId: number
  readonly fileNo: number
  readonly line: number
}

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4096)
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}

/** JSON lines have one cell a line: a delimiter that no line holds. */
const oneCell = '\u0001'

/** Writes the originals that tell of a person anew, below the staging folder. */
export function eraseOriginals(request: EraseRequest, lines: readonly Line[]): Erased['originals'] {
  const wanted = new Map<string, Set<number>>()
  for (const { loadId, fileNo, line } of lines) {
    const key = `${loadId}/${fileNo}`
    wanted.set(key, (wanted.get(key) ?? new Set()).add(line))
  }
  return request.originals.flatMap(({ loadNumber, fileNo, path: from }) => {
    const marked = wanted.get(`${loadNumber}/${fileNo}`)
    if (marked === undefined) return []
    const path = join(request.staging, `original-${loadNumber}-${fileNo}`)
    const out = new LinesFile(path)
    const delimiter = from.endsWith('.jsonl') ? oneCell : likelyDelimiter(headOf(from))
    const erased = eraseRecords(chunksOf(from), delimiter, marked, out)
    const sha256 = out.close()
    return [{ loadNumber, fileNo, path, sha256, bytes: out.bytes, lines: erased }]
  })
}
