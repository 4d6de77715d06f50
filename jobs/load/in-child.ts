import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { HostError } from '#server/host/errors.ts'
import type { Computed } from './compute.ts'
import type { Parent, StageRequest } from './context.ts'
import { type ChildMessage, childMessage, type ParentMessage } from './messages.ts'

const program = fileURLToPath(new URL('./child.ts', import.meta.url))

const endedEarly = (how: string): HostError =>
  new HostError('unavailable', `The process that reads files ended early (${how}).`)

async function answer(message: ChildMessage, parent: Parent): Promise<ParentMessage | null> {
  switch (message.type) {
    case 'identify':
      return {
        type: 'identities',
        call: message.call,
        ids: [...(await parent.identify(message.identifiers))],
      }
    case 'fresh':
      return { type: 'first', call: message.call, first: await parent.freshIdentities(message.count) }
    case 'source':
      return { type: 'chosen', call: message.call, source: await parent.chooseSource(message.evidence) }
    case 'progress':
      parent.progress(message.share, message.note)
      return null
    default:
      return null
  }
}

function converse(
  child: ChildProcess,
  request: StageRequest,
  parent: Parent,
  signal: AbortSignal,
): Promise<Computed> {
  return new Promise<Computed>((resolve, reject) => {
    child.on('message', (raw) => {
      const message = childMessage.parse(raw)
      if (message.type === 'done') resolve(message.computed)
      else if (message.type === 'failed') reject(new Error(message.cause))
      else {
        answer(message, parent).then((said) => {
          if (said !== null && child.connected) child.send(said)
        }, reject)
      }
    })
    child.once('error', (cause) => reject(endedEarly(cause.message)))
    child.once('exit', (code, killedBy) =>
      reject(signal.aborted ? signal.reason : endedEarly(killedBy ?? `status ${code}`)),
    )
    child.send(request)
  })
}

/** Computes a load in a process of its own, which may read the named files and write below its staging folder.
 * @throws the signal's reason; HostError `unavailable` when the process was killed */
export async function computeInChild(
  request: StageRequest,
  parent: Parent,
  signal: AbortSignal,
): Promise<Computed> {
  signal.throwIfAborted()
  // No secret of ours reaches it, and what it spills goes away with the staging folder.
  const child = fork(program, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: { TMPDIR: request.staging },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const onAbort = () => child.kill('SIGKILL')
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await converse(child, request, parent, signal)
  } finally {
    signal.removeEventListener('abort', onAbort)
    child.kill('SIGKILL')
    await ended
  }
}
