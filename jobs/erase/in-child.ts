import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { HostError } from '#server/host/errors.ts'
import { type Erased, type EraseRequest, eraseMessage } from './messages.ts'

const program = fileURLToPath(new URL('./child.ts', import.meta.url))

const endedEarly = (how: string): HostError =>
  new HostError('unavailable', `The process that erases ended early (${how}).`)

/** Computes an erasure in a process of its own: it may read the named files and write below its staging folder.
 * @param fresh first of as many new identities
 * @throws the signal's reason; HostError `unavailable` when the process was killed */
export function eraseInChild(
  request: EraseRequest,
  fresh: (count: number) => Promise<number>,
  signal: AbortSignal,
): Promise<Erased> {
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
  const answer = new Promise<Erased>((resolve, reject) => {
    child.on('message', (raw) => {
      const message = eraseMessage.parse(raw)
      if (message.type === 'done') resolve(message.erased)
      else if (message.type === 'failed') reject(new Error(message.cause))
      else fresh(message.count).then((first) => child.send({ first }), reject)
    })
    child.once('error', (cause) => reject(endedEarly(cause.message)))
    child.once('exit', (code, killedBy) =>
      reject(signal.aborted ? signal.reason : endedEarly(killedBy ?? `status ${code}`)),
    )
    child.send(request)
  })
  return answer.finally(() => {
    signal.removeEventListener('abort', onAbort)
    child.kill('SIGKILL')
  })
}
