import { analyze, openCell } from '#engine/analyze.ts'
import { EngineError } from '#engine/errors.ts'
import type { OpenLake } from '#engine/lake/lake-over.ts'
import { openLake } from '#engine/lake/open.ts'
import type { ChildAnswer, ChildRequest } from '#engine/protocol.ts'

/** An engine process: opens one snapshot of one workspace, answers its questions one after another, and knows no other.
 * The parent ends it by closing the channel or by a signal. */
let lake: { readonly key: string; readonly opened: Promise<OpenLake> } | null = null
let running: number | null = null

const send = (answer: ChildAnswer): void => {
  process.send?.(answer)
}

async function lakeFor(request: ChildRequest & { kind: 'analyze' | 'rows' }): Promise<OpenLake> {
  if (lake === null) lake = { key: request.lakeKey, opened: openLake(request.snapshot, request.options) }
  if (lake.key !== request.lakeKey) throw new Error('an engine child serves one snapshot only')
  return lake.opened
}

async function answer(request: ChildRequest & { kind: 'analyze' | 'rows' }): Promise<void> {
  running = request.call
  try {
    const open = await lakeFor(request)
    const value =
      request.kind === 'analyze'
        ? await analyze(open, request.id, request.request)
        : await openCell(open, request.id, request)
    send({ call: request.call, ok: true, value })
  } catch (error) {
    send({ call: request.call, ok: false, error: told(error) })
  } finally {
    running = null
  }
}

function told(error: unknown) {
  const known =
    error instanceof EngineError
      ? error
      : new EngineError('failed', 'The answer could not be computed. The cause is in the log.', {
          cause: error,
        })
  const cause = known.cause instanceof Error ? (known.cause.stack ?? known.cause.message) : undefined
  return { code: known.code, message: known.message, field: known.field, cause }
}

/** Questions wait their turn; one that is cancelled while it waits is told so at once and never begun. */
let turn: Promise<void> = Promise.resolve()
const waiting = new Set<number>()

async function interrupt(call: number): Promise<void> {
  if (running === call && lake !== null) return (await lake.opened).interrupt()
  if (!waiting.delete(call)) return
  const { code, message, field } = new EngineError('cancelled', 'The question was cancelled.')
  send({ call, ok: false, error: { code, message, field, cause: undefined } })
}

async function take(request: ChildRequest & { kind: 'analyze' | 'rows' }): Promise<void> {
  if (waiting.delete(request.call)) await answer(request)
}

process.on('message', (request: ChildRequest) => {
  if (request.kind === 'interrupt') void interrupt(request.call)
  else {
    waiting.add(request.call)
    turn = turn.then(() => take(request))
  }
})
process.on('disconnect', () => process.exit(0))
// The terminal sends its interrupt to the whole group; the parent decides when children end.
process.on('SIGINT', () => undefined)
