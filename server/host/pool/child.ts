import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EngineError } from '#engine/errors.ts'
import type { ChildAnswer, ChildRequest } from '#engine/protocol.ts'

const program = fileURLToPath(import.meta.resolve('#engine/child.ts'))
/** How long a child may take to hear an interrupt before it is killed. */
const deafMs = 2_000

type Question = Exclude<ChildRequest, { kind: 'interrupt' }>
type Value = Extract<ChildAnswer, { ok: true }>['value']
interface Waiting {
  readonly resolve: (value: Value) => void
  readonly reject: (error: Error) => void
}

/** One engine process from the parent's side. */
export class EngineChild {
  readonly lakeKey: string
  readonly #process: ChildProcess
  /** Holds what the engine spills. Children end by being killed, so the parent clears it away. */
  readonly #temp = mkdtempSync(join(tmpdir(), 'omnitrack-engine-'))
  readonly #waiting = new Map<number, Waiting>()
  #alive = true
  #ending = false
  /** Askers who hold this child, from choosing it until their answer. */
  holders = 0
  lastUsed = 0

  constructor(lakeKey: string, onGone: (child: EngineChild) => void) {
    this.lakeKey = lakeKey
    this.#process = fork(program, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // No secret of ours reaches it.
      env: { TMPDIR: this.#temp },
    })
    this.#process.on('message', (answer: ChildAnswer) => this.#settle(answer))
    this.#process.on('error', () => this.#gone(onGone))
    this.#process.on('exit', () => this.#gone(onGone))
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  get alive(): boolean {
    return this.#alive && !this.#ending
  }

  /** Asks; an aborted signal interrupts the statement and, if the child does not hear, kills the process. */
  ask(question: Question, signal: AbortSignal): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      if (!this.#alive) {
        reject(died())
        return
      }
      let deaf: NodeJS.Timeout | undefined
      const onAbort = () => {
        if (this.#alive) this.#process.send({ kind: 'interrupt', call: question.call } satisfies ChildRequest)
        deaf = setTimeout(() => this.kill(), deafMs)
      }
      const settled = () => {
        clearTimeout(deaf)
        signal.removeEventListener('abort', onAbort)
      }
      this.#waiting.set(question.call, {
        resolve: (value) => {
          settled()
          resolve(value)
        },
        reject: (error) => {
          settled()
          reject(error)
        },
      })
      signal.addEventListener('abort', onAbort, { once: true })
      this.lastUsed = performance.now()
      this.#process.send(question)
      if (signal.aborted) onAbort()
    })
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  /** Ends the process and waits until it is gone. Nobody is given it from now on. */
  async end(): Promise<void> {
    if (!this.#alive) return
    this.#ending = true
    const gone = new Promise((resolve) => this.#process.once('exit', resolve))
    this.kill()
    await gone
  }

  #settle(answer: ChildAnswer): void {
    const waiting = this.#waiting.get(answer.call)
    if (waiting === undefined) return
    this.#waiting.delete(answer.call)
    if (answer.ok) {
      waiting.resolve(answer.value)
      return
    }
    const { code, message, field, cause } = answer.error
    waiting.reject(new EngineError(code, message, { ...(field === undefined ? {} : { field }), cause }))
  }

  #gone(onGone: (child: EngineChild) => void): void {
    if (!this.#alive) return
    this.#alive = false
    for (const waiting of this.#waiting.values()) waiting.reject(died())
    this.#waiting.clear()
    rmSync(this.#temp, { recursive: true, force: true })
    onGone(this)
  }
}

const died = () => new EngineError('failed', 'The process that computed the answer ended. Ask again.')
