import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { z } from 'zod'
import { HostError } from '#server/host/errors.ts'
import { systemCode } from '#server/host/private-file.ts'
import { Refusal, refusalOf } from '#server/problem.ts'
import { type UploadFields, uploadFields } from './loads.contract.ts'
import { boundaryOf, type Part, partsOf } from './multipart.ts'

export interface UploadedFile {
  /** As the person knows it. */
  readonly name: string
  /** Where it was put. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Files on disk and the plain fields beside them. */
export interface Form<Fields> {
  readonly files: readonly UploadedFile[]
  readonly fields: Fields
}
export type Upload = Form<UploadFields>

/** @property fieldBytes  of one plain field */
export interface UploadLimits {
  readonly files: number
  readonly bytes: number
  readonly fieldBytes?: number
}

export const uploadLimits: UploadLimits = { files: 100, bytes: 4 * 1024 ** 3 }
const fieldBytes = 2000
const longestName = 150

/** The last part of a path, without what a file system or a terminal would act on. */
export function safeName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  const kept = plain.replace(/^\.+/, '')
  return kept === '' ? 'file' : kept.slice(-longestName)
}

async function textOf(part: Part, longest: number): Promise<string> {
  const pieces: Uint8Array[] = []
  let held = 0
  for await (const piece of part.bytes) {
    held += piece.length
    if (held > longest) throw new Refusal('too_large', `${part.name}: is too long.`, { field: part.name })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** What was put on disk so far, and how much more may come. */
class Receiving {
  readonly #folder: string
  readonly #limits: UploadLimits
  readonly files: UploadedFile[] = []
  #left: number

  constructor(folder: string, limits: UploadLimits) {
    this.#folder = folder
    this.#limits = limits
    this.#left = limits.bytes
  }

  async take(part: Part, fileName: string): Promise<void> {
    if (this.files.length === this.#limits.files) {
      throw new Refusal('too_large', `An upload may have ${this.#limits.files} files.`, { field: 'files' })
    }
    const name = safeName(fileName)
    const path = join(this.#folder, `${this.files.length + 1}-${name.replaceAll(/[^\w.-]/g, '_')}`)
    const hash = createHash('sha256')
    let bytes = 0
    const counted = async function* (left: number) {
      for await (const piece of part.bytes) {
        bytes += piece.length
        if (bytes > left)
          throw new Refusal('too_large', 'The files together are too large.', { field: 'files' })
        hash.update(piece)
        yield piece
      }
    }
    await pipeline(
      Readable.from(counted(this.#left), { objectMode: false }),
      createWriteStream(path, { mode: 0o600, flags: 'wx' }),
    )
    this.#left -= bytes
    this.files.push({ name, path, bytes, sha256: hash.digest('hex') })
  }
}

function diskError(error: unknown): unknown {
  const code = systemCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new HostError('unavailable', 'The disk of the server is full.', { cause: error })
  return error
}

/** Writes the files of a multipart request into a folder of their own as they arrive. Nothing stays when it fails.
 * @throws Refusal for a body that is malformed or too large */
export const receiveUpload = (
  folder: string,
  contentType: string | undefined,
  body: AsyncIterable<Uint8Array> | null,
  limits: UploadLimits = uploadLimits,
): Promise<Upload> => receiveForm(folder, contentType, body, uploadFields, limits)

/** The same with other fields beside the files. */
export async function receiveForm<Fields extends z.ZodType>(
  folder: string,
  contentType: string | undefined,
  body: AsyncIterable<Uint8Array> | null,
  schema: Fields,
  limits: UploadLimits,
): Promise<Form<z.output<Fields>>> {
  const boundary = boundaryOf(contentType)
  if (body === null) throw new Refusal('invalid_request', 'files: there is none.', { field: 'files' })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    const receiving = new Receiving(folder, limits)
    const texts: Record<string, string> = {}
    for await (const part of partsOf(body, boundary)) {
      if (part.fileName !== null) await receiving.take(part, part.fileName)
      else texts[part.name] = await textOf(part, limits.fieldBytes ?? fieldBytes)
    }
    if (receiving.files.length === 0)
      throw new Refusal('invalid_request', 'files: there is none.', { field: 'files' })
    const fields = schema.safeParse(texts)
    if (!fields.success) throw refusalOf(fields.error)
    return { files: receiving.files, fields: fields.data }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw diskError(error)
  }
}
