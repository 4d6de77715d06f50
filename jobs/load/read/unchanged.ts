import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Input } from '#jobs/load/context.ts'
import { fault, Refused } from './fault.ts'

const changed = (name: string): Refused =>
  new Refused(
    fault(
      'file_changed',
      null,
      `${name} changed while it was read. Nothing of it was loaded. Load it again when nobody writes to it.`,
    ),
  )

/** Identity, size and times of a file: what cannot stay the same when it is written to. */
export function stampOf(path: string): string {
  const found = statSync(path, { bigint: true })
  return [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(':')
}

/** @param stamp of the file before it was read
 * @throws Refused when it is another by now */
export function checkStamp(input: Input, stamp: string): void {
  if (stampOf(input.path) !== stamp) throw changed(input.name)
}

/** @param hash of the bytes that were read
 * @throws Refused when they are not those that the load was asked for; unknown bytes are not checked */
export function checkHash(input: Input, hash: Hash): void {
  if (input.sha256 !== '' && hash.digest('hex') !== input.sha256) throw changed(input.name)
}

/** For files that are not read from beginning to end. */
export function checkBytes(input: Input): void {
  if (input.sha256 === '') return
  const hash = createHash('sha256')
  const file = openSync(input.path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(1 << 20)
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk))
      hash.update(chunk.subarray(0, bytes))
  } finally {
    closeSync(file)
  }
  checkHash(input, hash)
}
