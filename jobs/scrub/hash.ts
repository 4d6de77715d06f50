import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { systemCode } from '#server/host/private-file.ts'

/** Reads no faster than a rate, over all files that share it. */
export interface Pace {
  /** Waits until `bytes` more may have been read. */
  spend(bytes: number, signal: AbortSignal): Promise<void>
}

export function paceOf(bytesPerSecond: number): Pace {
  const began = performance.now()
  let spent = 0
  return {
    async spend(bytes, signal) {
      spent += bytes
      const aheadMs = (spent / bytesPerSecond) * 1000 - (performance.now() - began)
      if (aheadMs > 5) await wait(aheadMs, undefined, { signal })
    },
  }
}

export interface Expected {
  readonly bytes: number
  readonly sha256: string
}

/** What is wrong with a file; null when it is what was written. */
export type Damage = 'missing' | 'size' | 'checksum' | null

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

export async function damageOf(
  path: string,
  expected: Expected,
  pace: Pace,
  signal: AbortSignal,
): Promise<Damage> {
  const size = await sizeOf(path)
  if (size === null) return 'missing'
  if (size !== expected.bytes) return 'size'
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece)
    await pace.spend(piece.length, signal)
  }
  return hash.digest('hex') === expected.sha256 ? null : 'checksum'
}
