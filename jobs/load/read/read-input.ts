import type { Input } from '#jobs/load/context.ts'
import type { Database } from '#jobs/load/database.ts'
import type { Format } from '#jobs/load/format.ts'
import { Archive, refused } from './archive.ts'
import { isArchive } from './archive-parts.ts'
import { Refused } from './fault.ts'
import { readParquet } from './parquet.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { readWorkbookFile } from './read-workbook.ts'
import { checkBytes, checkStamp, stampOf } from './unchanged.ts'
import { mainPartOf } from './workbook.ts'

/** Reads a file of any kind that we load by what its bytes say: text, JSON lines, Parquet or workbook. Its rows wait in the
 * staging folder.
 * @throws Refused when it is no table, has no header that is known, or no rows, or when it changes while it is read */
export async function readInput(
  database: Database,
  input: Input,
  formats: readonly Format[],
  staging: string,
): Promise<ReadFile> {
  const stamp = stampOf(input.path)
  const parquet = await readParquet(database, input, formats, staging)
  const packed = parquet === null && isArchive(input.path)
  const file =
    parquet ?? (packed ? await readPacked(input, formats, staging) : readFile(input, formats, staging))
  // Text is hashed as it is read.
  if (parquet !== null || packed) checkBytes(input)
  checkStamp(input, stamp)
  if (file.rows === 0 && file.faulty > 0) throw allFaulty(file)
  return file
}

/** A file without one sound row: its faults say why. */
function allFaulty(file: ReadFile): Refused {
  const refusal = new Refused(...file.faults)
  refusal.count = file.faulty
  refusal.format = file.match.format
  return refusal
}

async function readPacked(input: Input, formats: readonly Format[], staging: string): Promise<ReadFile> {
  using archive = await Archive.open(input.path, input.bytes)
  const main = await mainPartOf(archive)
  if (main !== null) return await readWorkbookFile(archive, main, input.fileNo, formats, staging)
  throw refused(
    'nested_archive',
    'The archive holds another archive, which is not unpacked. Load the files in it one by one.',
    input.name,
  )
}
