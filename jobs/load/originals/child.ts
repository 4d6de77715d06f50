import { mkdirSync } from 'node:fs'
import type { Input } from '#jobs/load/context.ts'
import { candidatesFor } from '#jobs/load/mapping/choose.ts'
import { partsOf } from '#jobs/load/read/archive-parts.ts'
import { Refused } from '#jobs/load/read/fault.ts'
import type { RedactAnswer, RedactRequest } from './redact.ts'
import { type RedactedFile, redactInput } from './redact-input.ts'

/** The files in an archive, under the numbers that its load gives them; none of one that must not be unpacked. */
async function readable(input: Input, folder: string, taken: number): Promise<readonly Input[]> {
  try {
    return (await partsOf(input, folder, taken)).map((part) => part.reading)
  } catch (error) {
    if (error instanceof Refused) return []
    throw error
  }
}

/** Redacts the files of one load, answers once, and ends with its parent. */
async function redact(request: RedactRequest): Promise<RedactAnswer> {
  try {
    mkdirSync(request.folder, { recursive: true, mode: 0o700 })
    const formats = candidatesFor(request.options, request.mappings)
    const files: RedactedFile[] = []
    let taken = 0
    for (const input of request.inputs) {
      const parts = await readable(input, request.folder, taken)
      taken += Math.max(1, parts.length)
      for (const part of parts) files.push(await redactInput(part, formats, request.folder))
    }
    return { ok: true, files }
  } catch (error) {
    return { ok: false, cause: error instanceof Error ? error.name : 'unknown' }
  }
}

process.once('message', (request: RedactRequest) => {
  redact(request).then(
    (answer) => process.send?.(answer),
    () => process.exit(1),
  )
})
process.on('disconnect', () => process.exit(0))
// The terminal sends its interrupt to the whole group; the parent decides when children end.
process.on('SIGINT', () => undefined)
