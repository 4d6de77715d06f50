import { computeErasure } from './compute.ts'
import { type EraseMessage, type EraseRequest, freshAnswer } from './messages.ts'

/** Computes one erasure in a process of its own, and ends with its parent. */
const say = (message: EraseMessage): void => {
  process.send?.(message)
}

const fresh = (count: number): Promise<number> =>
  new Promise((resolve) => {
    process.once('message', (answer) => resolve(freshAnswer.parse(answer).first))
    say({ type: 'fresh', count })
  })

async function compute(request: EraseRequest): Promise<EraseMessage> {
  try {
    return { type: 'done', erased: await computeErasure(request, fresh) }
  } catch (error) {
    const shown = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { type: 'failed', cause: shown instanceof Error ? (shown.stack ?? shown.message) : String(shown) }
  }
}

process.once('message', (request: EraseRequest) => {
  compute(request).then(say, () => process.exit(1))
})
process.on('disconnect', () => process.exit(0))
// The terminal sends its interrupt to the whole group; the parent decides when children end.
process.on('SIGINT', () => undefined)
