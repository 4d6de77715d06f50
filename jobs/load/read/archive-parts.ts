import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from 'yauzl'
import type { Input } from '#jobs/load/context.ts'
import { Archive, refused } from './archive.ts'
import { checkBytes, checkStamp, stampOf } from './unchanged.ts'
import { mainPartOf } from './workbook.ts'

/** Files of one archive that can be loaded at once. */
const mostParts = 200
/** Files of archives are numbered beyond every file that a person names. */
const firstPart = 10_000

export function isArchive(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4)
    return readSync(file, head, 0, 4, 0) === 4 && head.readUInt32LE(0) === 0x04034b50
  } finally {
    closeSync(file)
  }
}

/** @property input    the file as the report names it
 *  @property reading  where its bytes are */
export interface Part {
  readonly input: Input
  readonly reading: Input
}

/** The files of an archive, unpacked into the staging folder under names of our own; any other file as it is.
 * One file in an archive keeps the archive's number; several get numbers of their own.
 * @param taken numbers given to parts of earlier archives of this load
 * @throws Refused when the archive must not be unpacked, or holds nothing to load */
export async function partsOf(input: Input, staging: string, taken: number): Promise<readonly Part[]> {
  if (!isArchive(input.path)) return [{ input, reading: input }]
  const stamp = stampOf(input.path)
  using archive = await Archive.open(input.path, input.bytes)
  if ((await mainPartOf(archive)) !== null) return [{ input, reading: input }]
  refusePackages(archive)
  const parts: Part[] = []
  for (const [at, entry] of archive.entries.entries()) {
    const path = join(staging, `part-${input.fileNo}-${at + 1}`)
    const { bytes, sha256 } = await unpackTo(path, archive, entry)
    const name = `${input.name} › ${entry.fileName}`
    const isOnly = archive.entries.length === 1
    const fileNo = isOnly ? input.fileNo : firstPart + taken + at + 1
    const archiveNo = isOnly ? {} : { archiveNo: input.fileNo }
    const reading = { fileNo, name, path, bytes, sha256, ...archiveNo }
    parts.push({ input: isOnly ? { ...input, name } : reading, reading })
  }
  checkBytes(input)
  checkStamp(input, stamp)
  return parts
}

/** Documents that are archives too, but no tables of ours. */
function refusePackages({ entries }: Archive): void {
  const names = entries.map((entry) => entry.fileName)
  const has = (test: RegExp): boolean => names.some((name) => test.test(name))
  const said = has(/^xl\/workbook\.bin$/)
    ? 'a binary Excel workbook (.xlsb)'
    : has(/^content\.xml$/) && names.includes('mimetype')
      ? 'an OpenDocument file (.ods)'
      : has(/^Index\/.*\.iwa$|^Index\.zip$/)
        ? 'a Numbers document'
        : has(/^(word|ppt)\//)
          ? 'a text document or presentation'
          : null
  if (said !== null) throw refused('not_csv', `This is ${said}. Save it as xlsx or CSV and load that.`)
  if (names.length === 0)
    throw refused('empty_archive', 'The archive holds no file. Pack the report into it.')
  if (names.length > mostParts) {
    throw refused(
      'archive_too_large',
      `The archive holds ${names.length.toLocaleString('en-US')} files; at most ${mostParts} are loaded at once. Pack fewer.`,
    )
  }
}

async function unpackTo(
  path: string,
  archive: Archive,
  entry: Entry,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const file = openSync(path, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const chunk of archive.chunks(entry)) {
      hash.update(chunk)
      for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at)
      bytes += chunk.length
    }
  } finally {
    closeSync(file)
  }
  return { bytes, sha256: hash.digest('hex') }
}
