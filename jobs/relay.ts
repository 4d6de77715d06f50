import { z } from 'zod'
import type { Host } from '#server/host/host.ts'
import { inTransaction } from '#server/host/transaction.ts'
import { setContext } from '#sql/postgres/context.ts'
import { markSent, takeUnsent } from '#sql/postgres/outbox.ts'
import type { Queue } from './queue.ts'

const atOnce = 100

/** A message that names no job, or not what the job wants, can never be sent: it is logged, and kept as sent. */
const isMessageFault = (error: unknown): boolean => error instanceof RangeError || error instanceof z.ZodError

/** Moves messages that were written with a transaction to the queue. When it is killed before it has noted that they
 * are sent, they are sent again under the same ids, and the queue knows them.
 * @returns how many it moved */
export function relay(host: Pick<Host, 'db' | 'log'>, queue: Queue): Promise<number> {
  return inTransaction(host.db, 'read write', async (tx) => {
    await setContext(tx, { actor: 'system:outbox', organization: null, workspace: null })
    const messages = await takeUnsent(tx, atOnce)
    for (const { id, topic, payload } of messages) {
      try {
        await queue.add(topic, payload, id)
      } catch (error) {
        if (!isMessageFault(error)) throw error
        host.log.error({ err: error, message: id, topic }, 'a message cannot become a job')
      }
    }
    if (messages.length > 0)
      await markSent(
        tx,
        messages.map(({ id }) => id),
      )
    return messages.length
  })
}

export interface Relay {
  /** Messages were just written. */
  wake(): void
  close(): Promise<void>
}

/** Relays until it is closed; looks every `everyMs`, because messages are also written by other processes. */
export function startRelay(host: Pick<Host, 'db' | 'log'>, queue: Queue, everyMs = 1000): Relay {
  let closed = false
  let wake = (): void => undefined
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const turn = async () => {
    try {
      if ((await relay(host, queue)) === atOnce) return
    } catch (error) {
      host.log.warn({ err: error }, 'messages could not be relayed; trying again')
    }
    if (!closed) await rest()
  }
  const run = async () => {
    while (!closed) await turn()
  }
  const running = run()
  return {
    wake: () => wake(),
    async close() {
      closed = true
      wake()
      await running
    },
  }
}
