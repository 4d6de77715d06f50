import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { doubleDecoded } from './double-decoded.ts'
import { zeroShares } from './sniff.ts'
import { looksWindows1252 } from './windows-1252.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** @property skip        bytes of the byte order mark
 *  @property isRepeated  the text was UTF-8 once, read as windows-1252 and written as UTF-8 again
 *  @property isDamaged   bytes that are text in no encoding we can prove; the scanner names their lines */
export interface TextForm {
  readonly encoding: Encoding
  readonly skip: number
  readonly isRepeated: boolean
  readonly isDamaged: boolean
}

const chunkBytes = 1 << 20

/** Is told the bytes of a file as they are read. */
export interface Told {
  update(bytes: Buffer): unknown
}

/** The chunks of a file, each in a buffer of its own.
 * @param skip bytes that are left out
 * @param told every byte, those that are left out too */
export function* chunksOf(path: string, skip = 0, told?: Told): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    const skipped = Buffer.alloc(skip)
    told?.update(skipped.subarray(0, readSync(file, skipped, 0, skip, 0)))
    for (let position = skip; ; ) {
      const chunk = Buffer.allocUnsafe(chunkBytes)
      const bytes = readSync(file, chunk, 0, chunkBytes, position)
      if (bytes === 0) return
      position += bytes
      told?.update(chunk.subarray(0, bytes))
      yield chunk.subarray(0, bytes)
    }
  } finally {
    closeSync(file)
  }
}

/** Reads the whole file once, natively fast for UTF-8, so that one wrong byte in the last line is known before the first is loaded. */
export function textForm(path: string, head: Buffer): TextForm {
  const plain = { isRepeated: false, isDamaged: false }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2, ...plain }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2, ...plain }
  const [even, odd] = zeroShares(head.subarray(0, 4096))
  if (odd > 0.3 && even < 0.05) return { encoding: 'utf-16le', skip: 0, ...plain }
  if (even > 0.3 && odd < 0.05) return { encoding: 'utf-16be', skip: 0, ...plain }
  const skip = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const utf8 = surveyUtf8(chunksOf(path, skip))
  if (!utf8.isValid) {
    if (skip === 0 && looksWindows1252(chunksOf(path))) return { encoding: 'windows-1252', skip: 0, ...plain }
    return { encoding: 'utf-8', skip, isRepeated: false, isDamaged: true }
  }
  const isRepeated = utf8.mayBeRepeated && doubleDecoded(chunksOf(path, skip))
  return { encoding: 'utf-8', skip, isRepeated, isDamaged: false }
}

/** Ã, Â and â€: how the first bytes of UTF-8 sequences look when they were read as windows-1252. */
const signs = ['Ã', 'Â', 'â€', 'ã', 'å', 'ð'].map((sign) => Buffer.from(sign))

function surveyUtf8(chunks: Iterable<Buffer>): { isValid: boolean; mayBeRepeated: boolean } {
  let rest: Buffer = Buffer.alloc(0)
  let mayBeRepeated = false
  for (const chunk of chunks) {
    const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const cut = lastWholeCharacter(whole)
    const text = whole.subarray(0, cut)
    if (!isUtf8(text)) return { isValid: false, mayBeRepeated }
    mayBeRepeated ||= signs.some((sign) => text.includes(sign))
    rest = whole.subarray(cut)
  }
  return { isValid: rest.length === 0, mayBeRepeated }
}

/** Where the last character that may be unfinished begins. */
function lastWholeCharacter(text: Buffer): number {
  for (let back = 1; back <= Math.min(4, text.length); back += 1) {
    const byte = text[text.length - back] ?? 0
    if (byte < 0x80) return text.length
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return back >= length ? text.length : text.length - back
    }
  }
  return text.length
}

/** The file's text as chunks of UTF-8, whatever it was written in. Invalid UTF-8 passes through: the scanner names it. */
export function* utf8Chunks(path: string, form: TextForm, told?: Told): Generator<Buffer> {
  const raw = chunksOf(path, form.skip, told)
  if (form.encoding === 'utf-8' && !form.isRepeated) {
    yield* raw
    return
  }
  const decoder = new TextDecoder(form.encoding)
  const encode = form.isRepeated ? windows1252Bytes : (text: string) => Buffer.from(text, 'utf8')
  for (const chunk of raw) yield encode(decoder.decode(chunk, { stream: true }))
  yield encode(decoder.decode())
}

const specials = new Map<number, number>()
const cp1252 = new TextDecoder('windows-1252')
for (let byte = 0x80; byte < 0xa0; byte += 1)
  specials.set(cp1252.decode(Uint8Array.of(byte)).charCodeAt(0), byte)

/** The bytes that the text had when it was wrongly read as windows-1252. */
export function windows1252Bytes(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length)
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    bytes[index] = code < 0x100 ? (specials.get(code) ?? code) : (specials.get(code) ?? 0x3f)
  }
  return bytes
}
