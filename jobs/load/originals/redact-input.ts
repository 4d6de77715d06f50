import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '#jobs/load/context.ts'
import { Database } from '#jobs/load/database.ts'
import type { Format } from '#jobs/load/format.ts'
import { isArchive } from '#jobs/load/read/archive-parts.ts'
import { chunksOf, textForm, utf8Chunks } from '#jobs/load/read/encoding.ts'
import { Refused } from '#jobs/load/read/fault.ts'
import { contentOf } from '#jobs/load/read/sniff.ts'
import { LinesFile } from './lines-file.ts'
import { likelyDelimiter, nearestHeader } from './nearest-header.ts'
import { redactDelimited } from './redact-delimited.ts'
import { formatOfKeys, redactJsonLines } from './redact-json.ts'
import { redactWorkbook } from './redact-workbook.ts'

/** @property path      the redacted file; null where a file cannot be written again safely
 *  @property ending    of its name
 *  @property isRedacted whether it lost anything */
export interface RedactedFile {
  readonly fileNo: number
  readonly path: string | null
  readonly ending: string
  readonly sha256: string
  readonly bytes: number
  readonly lines: number
  readonly isRedacted: boolean
}

const headBytes = 1 << 18

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, readSync(file, head, 0, headBytes, 0))
  } finally {
    closeSync(file)
  }
}

const none = (input: Input): RedactedFile => ({
  ...{ fileNo: input.fileNo, path: null, ending: '', sha256: '', bytes: 0, lines: 0, isRedacted: false },
})

/** Writes a file again without persons, line for line: what its format says of a person is replaced, and so is what looks
 * like an e-mail address or a telephone number anywhere. Row n of a Parquet file becomes line n of JSON lines. What is
 * no table is not written at all.
 * @param formats those that the file may be of
 * @param folder where to write */
export async function redactInput(
  input: Input,
  formats: readonly Format[],
  folder: string,
): Promise<RedactedFile> {
  const head = headOf(input.path)
  if (isArchive(input.path)) return redactPacked(input, formats, folder)
  const content = contentOf(head)
  if (content === 'parquet') return redactParquet(input, formats, folder)
  if (typeof content === 'object' || content === 'empty') return none(input)
  const form = textForm(input.path, head)
  const isJson = content === 'json_lines'
  const chunks = () => utf8Chunks(input.path, form)
  return written(input, folder, isJson ? '.jsonl' : '.csv', (out) => {
    const start = firstText(chunks())
    if (isJson) return redactJsonLines(chunks(), formatOfKeys(start, formats), out)
    const header = nearestHeader(start, formats)
    return redactDelimited(chunks(), header?.delimiter ?? likelyDelimiter(start), header, out)
  })
}

/** What is no workbook, or none that can be read, is not kept. */
async function redactPacked(input: Input, formats: readonly Format[], folder: string): Promise<RedactedFile> {
  const path = join(folder, `${input.fileNo}.csv`)
  const out = new LinesFile(path)
  let rows = 0
  let sha256 = ''
  try {
    rows = await redactWorkbook(input, formats, out)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  } finally {
    sha256 = out.close()
  }
  if (rows > 0) {
    const { bytes, line } = out
    return { fileNo: input.fileNo, path, ending: '.csv', sha256, bytes, lines: line - 1, isRedacted: true }
  }
  rmSync(path)
  return none(input)
}

function firstText(chunks: Iterable<Buffer>): Buffer {
  for (const chunk of chunks) {
    const end = chunk.length < headBytes ? chunk.length : chunk.lastIndexOf(0x0a, headBytes)
    return chunk.subarray(0, end > 0 ? end : headBytes)
  }
  return Buffer.alloc(0)
}

function written(
  input: Input,
  folder: string,
  ending: string,
  redact: (out: LinesFile) => number,
): RedactedFile {
  const path = join(folder, `${input.fileNo}${ending}`)
  const out = new LinesFile(path)
  let changed = 0
  let sha256 = ''
  try {
    changed = redact(out)
  } finally {
    sha256 = out.close()
  }
  const { bytes, line } = out
  return { fileNo: input.fileNo, path, ending, sha256, bytes, lines: line - 1, isRedacted: changed > 0 }
}

/** By way of JSON lines, which are removed with their folder. */
async function redactParquet(
  input: Input,
  formats: readonly Format[],
  folder: string,
): Promise<RedactedFile> {
  await using database = await Database.open({ staging: folder, timeZone: 'UTC', readable: [input.path] })
  const path = join(folder, `rows-${input.fileNo}.jsonl`)
  try {
    await database.run('load/originals/parquet_lines', { files: [input.path], path })
  } catch {
    return none(input)
  }
  const format = formatOfKeys(firstText(chunksOf(path)), formats)
  return written(input, folder, '.jsonl', (out) => redactJsonLines(chunksOf(path), format, out))
}
