import type { Cell } from '#engine/analysis.ts'
import type { Analyzed, OpenedCell } from '#engine/analyze.ts'
import { EngineError } from '#engine/errors.ts'
import { filesPrint, type Snapshot } from '#engine/lake/snapshot.ts'
import { EngineChild } from './child.ts'

export interface PoolOptions {
  /** Engine processes at most; each holds one snapshot of one workspace. */
  readonly size?: number
  /** DuckDB's memory limit of each, in megabytes. */
  readonly memoryLimitMb?: number
  readonly threads?: number
}

export interface AskOptions {
  readonly signal?: AbortSignal
  /** After this the question is cancelled with `timed_out`. Default 30,000. */
  readonly timeoutMs?: number
}

export interface CellQuestion {
  readonly request: unknown
  readonly cell: Cell
  readonly cursor: string | null
  readonly limit: number
}

/** Engine processes, reused while their snapshot is asked for; the longest unused one makes room for another. */
export interface Pool {
  analyze(snapshot: Snapshot, id: string, request: unknown, options?: AskOptions): Promise<Analyzed>
  rows(snapshot: Snapshot, id: string, asked: CellQuestion, options?: AskOptions): Promise<OpenedCell>
  /** Ends every process. Questions under way reject. */
  close(): Promise<void>
}

type Question = Parameters<EngineChild['ask']>[0]

export function createPool(options: PoolOptions = {}): Pool {
  const crew = new Crew(options.size ?? 3)
  const open = { memoryLimitMb: options.memoryLimitMb ?? 1024, threads: options.threads ?? 2 }
  return {
    async analyze(snapshot, id, request, asked = {}) {
      const value = await crew.ask(keyOf(snapshot), asked, (call, lakeKey) => {
        return { kind: 'analyze', call, lakeKey, snapshot, options: open, id, request }
      })
      if (!('totals' in value)) throw new Error('a child answered another question')
      return value
    },
    async rows(snapshot, id, cell, asked = {}) {
      const value = await crew.ask(keyOf(snapshot), asked, (call, lakeKey) => {
        return { kind: 'rows', call, lakeKey, snapshot, options: open, id, ...cell }
      })
      if ('totals' in value) throw new Error('a child answered another question')
      return value
    },
    close: () => crew.close(),
  }
}

const keyOf = (snapshot: Snapshot): string =>
  [
    snapshot.workspace.id,
    snapshot.number,
    snapshot.definitions.revision,
    snapshot.earlier?.number ?? '',
    // Compaction and erasure put other files in place of a snapshot's, without a new number.
    filesPrint(snapshot),
  ].join('/')

/** The processes and who waits for one. */
class Crew {
  readonly #size: number
  readonly #children = new Set<EngineChild>()
  readonly #waiting: (() => void)[] = []
  #calls = 0
  #closed = false

  constructor(size: number) {
    this.#size = size
  }

  async ask(lakeKey: string, asked: AskOptions, question: (call: number, lakeKey: string) => Question) {
    const timeout = AbortSignal.timeout(asked.timeoutMs ?? 30_000)
    const signal = asked.signal === undefined ? timeout : AbortSignal.any([asked.signal, timeout])
    this.#calls += 1
    const call = this.#calls
    let child: EngineChild | null = null
    try {
      child = await this.#childFor(lakeKey, signal)
      return await child.ask(question(call, lakeKey), signal)
    } catch (cause) {
      if (timeout.aborted) throw new EngineError('timed_out', tooLong, { cause })
      if (signal.aborted) throw new EngineError('cancelled', 'The question was cancelled.', { cause })
      throw cause
    } finally {
      if (child !== null) child.holders -= 1
      this.#waiting.shift()?.()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#children].map((child) => child.end()))
  }

  /** A child of this snapshot, an empty place, or the longest idle child's place; else waits for one to end its work. */
  async #childFor(lakeKey: string, signal: AbortSignal): Promise<EngineChild> {
    for (;;) {
      signal.throwIfAborted()
      if (this.#closed) throw new EngineError('cancelled', 'The server is stopping.')
      const own = [...this.#children].find((child) => child.lakeKey === lakeKey && child.alive)
      const mine = own ?? (this.#children.size < this.#size ? this.#start(lakeKey) : undefined)
      if (mine !== undefined) {
        mine.holders += 1
        return mine
      }
      const [idle] = [...this.#children]
        .filter((child) => child.holders === 0)
        .sort((a, b) => a.lastUsed - b.lastUsed)
      if (idle === undefined) await this.#place(signal)
      else await idle.end()
    }
  }

  #start(lakeKey: string): EngineChild {
    const child = new EngineChild(lakeKey, () => {
      this.#children.delete(child)
      this.#waiting.shift()?.()
    })
    this.#children.add(child)
    return child
  }

  #place(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
}

const tooLong =
  'The answer took longer than an interactive question may. Ask for a shorter period or fewer dimensions.'
