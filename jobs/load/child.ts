import { maskText } from '#jobs/load/originals/mask.ts'
import { computeLoad } from './compute.ts'
import type { Parent, StageRequest } from './context.ts'
import { type ChildMessage, type ParentMessage, parentMessage } from './messages.ts'

/** Computes one load in a process of its own, asks its parent for what only that may know, and ends with it. */
const waiting = new Map<number, (message: ParentMessage) => void>()
let calls = 0

const say = (message: ChildMessage): void => {
  process.send?.(message)
}

function ask(message: (call: number) => ChildMessage): Promise<ParentMessage> {
  calls += 1
  const call = calls
  return new Promise((resolve) => {
    waiting.set(call, resolve)
    say(message(call))
  })
}

const unexpected = (message: ParentMessage): Error => new Error(`the parent answered ${message.type}`)

const parent: Parent = {
  async identify(identifiers) {
    const answer = await ask((call) => ({ type: 'identify', call, identifiers: [...identifiers] }))
    if (answer.type !== 'identities') throw unexpected(answer)
    return answer.ids
  },
  async freshIdentities(count) {
    const answer = await ask((call) => ({ type: 'fresh', call, count }))
    if (answer.type !== 'first') throw unexpected(answer)
    return answer.first
  },
  async chooseSource(evidence) {
    const answer = await ask((call) => ({
      type: 'source',
      call,
      evidence: {
        ...evidence,
        accounts: [...evidence.accounts],
        strangers: [...(evidence.strangers ?? [])],
      },
    }))
    if (answer.type !== 'chosen') throw unexpected(answer)
    return answer.source
  },
  progress: (share, note) => say({ type: 'progress', share, note }),
}

async function compute(request: StageRequest): Promise<ChildMessage> {
  try {
    const { written, report, sources, parts } = await computeLoad(request, parent)
    return {
      type: 'done',
      computed: {
        written: { added: [...written.added], replaced: [...written.replaced] },
        report,
        sources: [...sources],
        parts: [...parts],
      },
    }
  } catch (error) {
    const shown = error instanceof Error && error.cause instanceof Error ? error.cause : error
    // It goes to the log, and what DuckDB could not read may be quoted in it.
    const cause = shown instanceof Error ? (shown.stack ?? shown.message) : String(shown)
    return { type: 'failed', cause: maskText(cause) }
  }
}

process.once('message', (request: StageRequest) => {
  process.on('message', (message) => {
    const answer = parentMessage.parse(message)
    waiting.get(answer.call)?.(answer)
    waiting.delete(answer.call)
  })
  compute(request).then(say, () => process.exit(1))
})
process.on('disconnect', () => process.exit(0))
// The terminal sends its interrupt to the whole group; the parent decides when children end.
process.on('SIGINT', () => undefined)
