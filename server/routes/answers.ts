import type { Answer } from './analyses.contract.ts'

/** One question that is being answered, and how many wait for it. */
interface Running {
  readonly promise: Promise<Answer>
  readonly stop: AbortController
  waiting: number
}

export interface Given {
  readonly answer: Answer
  /** Whether it came from an earlier question. */
  readonly cached: boolean
}

export interface Answers {
  /** Identical questions at once run once; the run stops when the last who asked has left.
   * @param key everything that the answer depends on
   * @param signal aborted when this caller leaves */
  ask(key: string, signal: AbortSignal, run: (signal: AbortSignal) => Promise<Answer>): Promise<Given>
  /** Forgets the answers of one workspace. */
  forget(workspaceId: string): void
}

const sizeOf = (answer: Answer): number => 2 * JSON.stringify(answer).length

/** Settles as the promise does, or fails as soon as the signal is aborted. */
function orLeave<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((settle, fail) => {
    const leave = () => fail(signal.reason)
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    promise.then(settle, fail).finally(() => signal.removeEventListener('abort', leave))
  })
}

/** Answers of immutable snapshots, the least recently used given up first.
 * Keys start with the workspace's id. */
export function createAnswers(maxBytes: number): Answers {
  const kept = new Map<string, { readonly answer: Answer; readonly bytes: number }>()
  const running = new Map<string, Running>()
  let held = 0

  const drop = (key: string) => {
    held -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }
  const keep = (key: string, answer: Answer) => {
    const bytes = sizeOf(answer)
    if (bytes > maxBytes / 4) return
    drop(key)
    kept.set(key, { answer, bytes })
    held += bytes
    for (const oldest of kept.keys()) {
      if (held <= maxBytes) break
      drop(oldest)
    }
  }
  const start = (key: string, run: (signal: AbortSignal) => Promise<Answer>): Running => {
    const stop = new AbortController()
    const promise = run(stop.signal).then((answer) => {
      if (running.get(key) === own) keep(key, answer)
      return answer
    })
    const own: Running = { promise, stop, waiting: 0 }
    promise
      .catch(() => undefined)
      .finally(() => {
        if (running.get(key) === own) running.delete(key)
      })
    running.set(key, own)
    return own
  }

  return {
    async ask(key, signal, run) {
      const found = kept.get(key)
      if (found !== undefined) {
        kept.delete(key)
        kept.set(key, found)
        return { answer: found.answer, cached: true }
      }
      const own = running.get(key) ?? start(key, run)
      own.waiting += 1
      try {
        return { answer: await orLeave(own.promise, signal), cached: false }
      } finally {
        own.waiting -= 1
        if (own.waiting === 0 && running.get(key) === own) {
          running.delete(key)
          own.stop.abort()
        }
      }
    },
    forget(workspaceId) {
      for (const key of [...kept.keys()]) if (key.startsWith(workspaceId)) drop(key)
    },
  }
}
