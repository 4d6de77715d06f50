import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { OpenOptions } from '#engine/lake/open.ts'
import type { Snapshot } from '#engine/lake/snapshot.ts'
import { HostError } from '#server/host/errors.ts'

const program = fileURLToPath(new URL('./child.ts', import.meta.url))

export interface BuildRequest {
  readonly snapshot: Snapshot
  /** Folder of this build alone. */
  readonly staging: string
  /** File name without ending. */
  readonly name: string
  readonly options: OpenOptions
}

const built = z.array(
  z.strictObject({
    table: z.string(),
    path: z.string(),
    bytes: z.number(),
    rows: z.number(),
    sha256: z.string(),
    minDay: z.string().nullable(),
    maxDay: z.string().nullable(),
  }),
)
export type Built = z.infer<typeof built>

export const buildAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), files: built }),
  z.strictObject({ ok: z.literal(false), cause: z.string() }),
])
export type BuildAnswer = z.infer<typeof buildAnswer>

const endedEarly = (how: string): HostError =>
  new HostError('unavailable', `The process that builds projections ended early (${how}).`)

/** Builds in a process of its own: it may read the snapshot's files and write below its staging folder.
 * @throws the signal's reason; HostError `unavailable` when the process was killed */
export function buildInChild(request: BuildRequest, signal: AbortSignal): Promise<Built> {
  signal.throwIfAborted()
  // No secret of ours reaches it, and what DuckDB spills goes away with the staging folder.
  const child = fork(program, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: { TMPDIR: request.staging },
  })
  const onAbort = () => child.kill('SIGKILL')
  signal.addEventListener('abort', onAbort, { once: true })
  const answer = new Promise<Built>((resolve, reject) => {
    child.once('message', (message) => {
      const said = buildAnswer.parse(message)
      if (said.ok) resolve(said.files)
      else reject(new Error(said.cause))
    })
    child.once('error', (cause) => reject(endedEarly(cause.message)))
    child.once('exit', (code, killedBy) => {
      reject(signal.aborted ? signal.reason : endedEarly(killedBy ?? `status ${code}`))
    })
    child.send(request)
  })
  return answer.finally(() => {
    signal.removeEventListener('abort', onAbort)
    if (child.connected) child.disconnect()
  })
}
