import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Input, Options } from '#jobs/load/context.ts'
import type { SavedMapping } from '#jobs/load/mapping/contract.ts'
import { HostError } from '#server/host/errors.ts'

const program = fileURLToPath(new URL('./child.ts', import.meta.url))

export interface RedactRequest {
  readonly inputs: readonly Input[]
  readonly options: Options
  readonly mappings: readonly SavedMapping[]
  /** Folder of these files alone. */
  readonly folder: string
}

export const redactedFile = z.strictObject({
  fileNo: z.int(),
  path: z.string().nullable(),
  ending: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  lines: z.int(),
  isRedacted: z.boolean(),
})

const redactAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), files: z.array(redactedFile) }),
  z.strictObject({ ok: z.literal(false), cause: z.string() }),
])
export type RedactAnswer = z.infer<typeof redactAnswer>
export type Redacted = z.infer<typeof redactedFile>

const endedEarly = (how: string): HostError =>
  new HostError('unavailable', `The process that redacts files ended early (${how}).`)

/** Writes files again without persons, in a process of its own.
 * @throws the signal's reason; HostError `unavailable` */
export async function redactFiles(request: RedactRequest, signal: AbortSignal): Promise<Redacted[]> {
  signal.throwIfAborted()
  if (request.inputs.length === 0) return []
  const child = fork(program, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: { TMPDIR: request.folder },
  })
  const onAbort = () => child.kill('SIGKILL')
  signal.addEventListener('abort', onAbort, { once: true })
  const answer = new Promise<Redacted[]>((resolve, reject) => {
    child.once('message', (message) => {
      const said = redactAnswer.parse(message)
      if (said.ok) resolve(said.files)
      else reject(endedEarly(said.cause))
    })
    child.once('error', (cause) => reject(endedEarly(cause.message)))
    child.once('exit', (code, killedBy) =>
      reject(signal.aborted ? signal.reason : endedEarly(killedBy ?? `status ${code}`)),
    )
    child.send(request)
  })
  return answer.finally(() => {
    signal.removeEventListener('abort', onAbort)
    if (child.connected) child.disconnect()
  })
}
