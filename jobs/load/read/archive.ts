import { Transform } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { fault, Refused } from './fault.ts'

/** Bounds of an archive. Workbooks shrink to a tenth or a thirtieth; what shrinks to a thousandth was made to fill a disk. */
export const archiveLimits = {
  entries: 2_000,
  inflatedBytes: 2 ** 31,
  /** Inflated bytes per byte of the file, once more than `freeBytes` are inflated. */
  ratio: 200,
  freeBytes: 32 << 20,
}

const symbolicLink = 0xa000
const isFolder = (name: string): boolean => name.endsWith('/')
/** What systems put into archives beside the files that a person packed. */
const isLitter = (name: string): boolean =>
  /^__MACOSX\//.test(name) || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i.test(name)

export const refused = (code: string, message: string, value?: string): Refused =>
  new Refused(fault(code, null, message, value === undefined ? {} : { value }))

const damaged = (): Refused =>
  refused('damaged_archive', 'The archive is damaged or cut off. Download the file again and load that.')

/** A ZIP archive that was looked through: no entry leaves its folder, is a link, is encrypted or is too large. */
export class Archive implements Disposable {
  readonly entries: readonly Entry[]
  private readonly zip: ZipFile
  private readonly bytes: number
  private inflated = 0

  private constructor(zip: ZipFile, entries: readonly Entry[], bytes: number) {
    this.zip = zip
    this.entries = entries
    this.bytes = bytes
  }

  /** @param bytes size of the file
   * @throws Refused when it is damaged or no archive of ours to open */
  static async open(path: string, bytes: number): Promise<Archive> {
    const zip = await openPromise(path, { strictFileNames: true, autoClose: false }).catch(() => {
      throw damaged()
    })
    try {
      return new Archive(zip, await entriesOf(zip, bytes), bytes)
    } catch (error) {
      zip.close()
      throw error instanceof Refused ? error : unsafe(error)
    }
  }

  find(name: string): Entry | undefined {
    const key = name.replace(/^\//, '').toLowerCase()
    return this.entries.find((entry) => entry.fileName.toLowerCase() === key)
  }

  /** An entry's bytes in chunks, counted and checked.
   * @throws Refused when they are more than an archive may hold, or are not what the archive says */
  async *chunks(entry: Entry): AsyncGenerator<Buffer> {
    let sum = 0
    const stream = await this.zip.openReadStreamPromise(entry).catch(() => {
      throw damaged()
    })
    // The archive's own errors and ours end one stream: whoever stops reading closes the file beneath.
    const counted = stream.pipe(new Transform({ transform: (chunk, _, done) => done(null, chunk) }))
    stream.once('error', (error) => counted.destroy(error))
    try {
      for await (const chunk of counted) {
        const bytes: Buffer = chunk
        this.inflated += bytes.length
        if (isTooMuch(this.inflated, this.bytes)) throw tooLarge()
        sum = crc32(bytes, sum)
        yield bytes
      }
      if (sum !== entry.crc32) throw damaged()
    } catch (error) {
      throw error instanceof Refused ? error : damaged()
    } finally {
      stream.destroy()
      counted.destroy()
    }
  }

  [Symbol.dispose](): void {
    this.zip.close()
  }
}

const isTooMuch = (inflated: number, bytes: number): boolean =>
  inflated > archiveLimits.inflatedBytes ||
  (inflated > archiveLimits.freeBytes && inflated > bytes * archiveLimits.ratio)

const tooLarge = (): Refused =>
  refused(
    'archive_too_large',
    `The archive unpacks to more than ${archiveLimits.ratio} times its size or more than 2 GB. It was not unpacked. Load its files one by one, as CSV.`,
  )

const unsafe = (error: unknown): Refused => {
  const text = error instanceof Error ? error.message : ''
  return /relative path|absolute path|invalid characters/.test(text)
    ? refused(
        'unsafe_archive',
        'The archive holds a name that leads out of its folder. Nothing of it was unpacked. Pack the files anew, without folders.',
        text,
      )
    : damaged()
}

async function entriesOf(zip: ZipFile, bytes: number): Promise<Entry[]> {
  if (zip.entryCount > archiveLimits.entries) {
    const count = zip.entryCount.toLocaleString('en-US')
    throw refused(
      'archive_too_large',
      `The archive says that it holds ${count} files; at most ${archiveLimits.entries.toLocaleString('en-US')} are read. Load its files one by one.`,
    )
  }
  const entries: Entry[] = []
  let packed = 0
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry)
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    if (packed > bytes) throw damaged()
    if (isTooMuch(unpacked, bytes)) throw tooLarge()
    if (!isFolder(entry.fileName) && !isLitter(entry.fileName)) entries.push(entry)
  }
  const names = new Set(entries.map((entry) => entry.fileName))
  if (names.size < entries.length) throw damaged()
  return entries
}

function checkEntry(entry: Entry): void {
  const mode = (entry.externalFileAttributes >>> 16) & 0xf000
  if (mode === symbolicLink) {
    throw refused(
      'unsafe_archive',
      'The archive holds a link to another file. Nothing of it was unpacked. Pack the files themselves.',
      entry.fileName,
    )
  }
  if (entry.isEncrypted()) {
    throw refused(
      'encrypted_file',
      'The archive is protected by a password. Unpack it and load the files in it.',
      entry.fileName,
    )
  }
  if (!entry.canDecodeFileData()) {
    throw refused(
      'unknown_compression',
      'The archive is packed in a way that we do not read. Unpack it and load the files in it, or pack them as plain ZIP.',
      entry.fileName,
    )
  }
}
