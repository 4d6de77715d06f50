import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { HostError } from '#server/host/errors.ts'

const program = fileURLToPath(new URL('./child.ts', import.meta.url))

/** Plain data: it travels to the child. */
export interface MergeRequest {
  /** Folder of this merge alone. */
  readonly staging: string
  readonly timeZone: string
  /** Statement of sql/duckdb that merges them. */
  readonly statement: string
  /** Absolute paths. */
  readonly files: readonly string[]
  /** Absolute path below the staging folder. */
  readonly path: string
}

export const mergeAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), rows: z.number() }),
  z.strictObject({ ok: z.literal(false), cause: z.string() }),
])
export type MergeAnswer = z.infer<typeof mergeAnswer>

const endedEarly = (how: string): HostError =>
  new HostError('unavailable', `The process that merges files ended early (${how}).`)

/** Merges in a process of its own, which may read these files and write below its staging folder.
 * @returns how many rows the merged file has
 * @throws the signal's reason; HostError `unavailable` when the process was killed */
export function mergeInChild(request: MergeRequest, signal: AbortSignal): Promise<number> {
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
  const answer = new Promise<number>((resolve, reject) => {
    child.once('message', (message) => {
      const said = mergeAnswer.parse(message)
      if (said.ok) resolve(said.rows)
      else reject(new Error(said.cause))
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
