import { mkdirSync } from 'node:fs'
import { candidatesFor } from '#jobs/load/mapping/choose.ts'
import type { RedactAnswer, RedactRequest } from './redact.ts'
import { type RedactedFile, redactInput } from './redact-input.ts'

/** Redacts the files of one load, answers once, and ends with its parent. */
async function redact(request: RedactRequest): Promise<RedactAnswer> {
  try {
    mkdirSync(request.folder, { recursive: true, mode: 0o700 })
    const formats = candidatesFor(request.options, request.mappings)
    const files: RedactedFile[] = []
    for (const input of request.inputs) files.push(await redactInput(input, formats, request.folder))
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
