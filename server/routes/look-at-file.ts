import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Proposal, type ProposalRequest, proposalAnswer } from '#jobs/load/mapping/proposal.contract.ts'
import { HostError } from '#server/host/errors.ts'

/** A program of jobs, as the engine's child is one of the engine: what reads files is not part of this process. */
const program = fileURLToPath(import.meta.resolve('#jobs/load/mapping/child.ts'))
const longestMs = 35_000
const atOnce = 2

let running = 0
const waiting: (() => void)[] = []

async function turn(): Promise<void> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
  running += 1
}

function done(): void {
  running -= 1
  waiting.shift()?.()
}

/** Proposes a mapping of a file, or previews one, in a process that may read that file alone.
 * @param folder  a place of its own, which it fills and empties
 * @throws HostError `invalid` in the words of the first fault when the file is no table; the signal's reason */
export async function lookAtFile(
  asked: Omit<ProposalRequest, 'staging'>,
  folder: string,
  signal: AbortSignal,
): Promise<Proposal> {
  await turn()
  const staging = mkdtempSync(join(folder, 'look-'))
  try {
    return await converse({ ...asked, staging }, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]))
  } finally {
    rmSync(staging, { recursive: true, force: true })
    done()
  }
}

function converse(request: ProposalRequest, signal: AbortSignal): Promise<Proposal> {
  signal.throwIfAborted()
  // No secret of ours reaches it, and what it spills goes away with its folder.
  const child = fork(program, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: { TMPDIR: request.staging },
  })
  const stop = () => child.kill('SIGKILL')
  return new Promise<Proposal>((resolve, reject) => {
    child.once('message', (raw) => {
      const said = proposalAnswer.parse(raw)
      if (said.type === 'proposed') resolve(said.proposal)
      else if (said.type === 'failed') reject(new Error(said.cause))
      else reject(refused(said.faults))
    })
    child.once('error', reject)
    child.once('exit', (code, killedBy) => reject(endedEarly(signal, killedBy ?? `status ${code}`)))
    signal.addEventListener('abort', stop, { once: true })
    child.send(request)
  }).finally(() => {
    signal.removeEventListener('abort', stop)
    stop()
  })
}

const refused = (faults: readonly { readonly message: string }[]): HostError =>
  new HostError('invalid', faults[0]?.message ?? 'The file cannot be read.', { field: 'files' })

function endedEarly(signal: AbortSignal, how: string): Error {
  if (!signal.aborted)
    return new HostError('unavailable', `The process that looks at files ended early (${how}).`)
  if (signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError')
    return new HostError('invalid', 'The file is too large to be looked at; send its first megabytes.', {
      field: 'files',
    })
  return signal.reason instanceof Error ? signal.reason : new Error('aborted')
}
