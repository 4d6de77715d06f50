import { Refusal } from '#server/problem.ts'

/** One part of a multipart body. Its bytes must be read to the end before the next part is asked for. */
export interface Part {
  readonly name: string
  /** File name as the caller gave it; null for a plain field. */
  readonly fileName: string | null
  readonly bytes: AsyncIterable<Uint8Array>
}

const malformed = (cause?: unknown) =>
  new Refusal('invalid_request', 'The upload is not a valid multipart body.', { cause })
const headerLimit = 8 * 1024
const lineEnd = '\r\n'
const blankLine = Buffer.from('\r\n\r\n')

/** Text of `boundary=` in a content type.
 * @throws Refusal when it is no multipart form */
export function boundaryOf(contentType: string | undefined): string {
  const found = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;,"]{1,70}))/i.exec(
    contentType ?? '',
  )
  const boundary = found?.[1] ?? found?.[2]
  if (boundary === undefined) {
    throw new Refusal('unsupported_media_type', 'Upload files as multipart/form-data.')
  }
  return boundary
}

/** The bytes that have come and are not used yet. */
class Window {
  #held: Buffer = Buffer.alloc(0)
  readonly #source: AsyncIterator<Uint8Array>

  constructor(source: AsyncIterator<Uint8Array>) {
    this.#source = source
  }

  get held(): Buffer {
    return this.#held
  }

  /** @throws Refusal when nothing more comes */
  async more(): Promise<void> {
    const next = await this.#source.next().catch((cause: unknown) => {
      throw malformed(cause)
    })
    if (next.done === true) throw malformed()
    this.#held = this.#held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#held, next.value])
  }

  take(length: number): Buffer {
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return taken
  }

  /** Everything before a mark that must come within a limit; the mark is used up. */
  async until(mark: Buffer, limit: number): Promise<Buffer> {
    for (;;) {
      const found = this.#held.indexOf(mark)
      if (found >= 0) {
        const before = this.take(found)
        this.take(mark.length)
        return before
      }
      if (this.#held.length > limit) throw malformed()
      await this.more()
    }
  }
}

async function* untilMark(window: Window, mark: Buffer): AsyncGenerator<Uint8Array> {
  for (;;) {
    const found = window.held.indexOf(mark)
    if (found >= 0) {
      if (found > 0) yield window.take(found)
      window.take(mark.length)
      return
    }
    const sure = window.held.length - mark.length + 1
    if (sure > 0) yield window.take(sure)
    await window.more()
  }
}

const parameter = (header: string, name: string): string | null => {
  const found = new RegExp(`;\\s*${name}="((?:[^"\\\\\\r\\n]|\\\\.)*)"`, 'i').exec(header)?.[1]
  if (found === undefined) return null
  return found
    .replaceAll(/%0D%0A|%0A|%0D/gi, ' ')
    .replaceAll('%22', '"')
    .replaceAll(/\\(["\\])/g, '$1')
}

function describe(head: Buffer): { name: string; fileName: string | null } {
  const lines = new TextDecoder().decode(head).split(lineEnd)
  const header = lines.find((line) => /^content-disposition\s*:\s*form-data\b/i.test(line))
  const name = header === undefined ? null : parameter(header, 'name')
  if (header === undefined || name === null) throw malformed()
  return { name, fileName: parameter(header, 'filename') }
}

/** Parts of a multipart/form-data body (RFC 7578) as they arrive: memory stays flat whatever the size.
 * @throws Refusal when the body is cut off or malformed */
export async function* partsOf(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const window = new Window(body[Symbol.asyncIterator]())
  const mark = Buffer.from(`${lineEnd}--${boundary}`)
  await window.until(mark.subarray(lineEnd.length), headerLimit)
  for (;;) {
    while (window.held.length < 2) await window.more()
    const [first, second] = window.take(2)
    if (first === 0x2d && second === 0x2d) return
    if (first !== 0x0d || second !== 0x0a) throw malformed()
    const { name, fileName } = describe(await window.until(blankLine, headerLimit))
    const bytes = untilMark(window, mark)
    yield { name, fileName, bytes }
    for await (const _ of bytes);
  }
}
