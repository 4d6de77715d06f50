import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { EngineError } from '#engine/errors.ts'
import type { Snapshot } from '#engine/lake/snapshot.ts'

export interface SqlQuestion {
  readonly snapshot: Snapshot
  readonly sql: string
  readonly maxRows: number
}

const sqlAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    names: z.array(z.string()),
    rows: z.array(z.array(z.unknown())),
    cut: z.boolean(),
  }),
  z.object({ ok: z.literal(false), message: z.string() }),
])
export type SqlAnswer = z.input<typeof sqlAnswer>
export type SqlRows = Extract<z.output<typeof sqlAnswer>, { ok: true }>

const program = fileURLToPath(import.meta.resolve('#server/cli/query-child.ts'))
const limitMs = 60_000
/** What DuckDB's own limit misses, such as one long text, becomes an ordinary error here. */
const dataBytes = 2_000_000_000

/** @param temp what the statement spills goes away with this folder; no secret of ours reaches the process */
function start(temp: string): ChildProcess {
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const
  const env = { TMPDIR: temp, PATH: '/usr/local/bin:/usr/bin:/bin' }
  const limited = spawnSync('prlimit', ['--version']).status === 0
  const own = ['--max-old-space-size=512', program]
  if (!limited) return spawn(process.execPath, own, { stdio: [...stdio], serialization: 'advanced', env })
  const args = [`--data=${dataBytes}`, '--nofile=256', process.execPath, ...own]
  return spawn('prlimit', args, { stdio: [...stdio], serialization: 'advanced', env })
}

/** Runs one SELECT in a process of its own that can reach the snapshot's files and nothing else.
 * @throws EngineError `invalid_request`, `timed_out`, `cancelled` or `out_of_memory` */
export function askSql(question: SqlQuestion, signal: AbortSignal): Promise<SqlRows> {
  const temp = mkdtempSync(join(tmpdir(), 'omnitrack-query-'))
  const child = start(temp)
  return new Promise((settle, fail) => {
    const end = (error: EngineError) => {
      child.kill('SIGKILL')
      fail(error)
    }
    const slow = setTimeout(
      () => end(new EngineError('timed_out', `The statement took longer than ${limitMs / 1000} s.`)),
      limitMs,
    )
    const stop = () => end(new EngineError('cancelled', 'The statement was cancelled.'))
    signal.addEventListener('abort', stop, { once: true })
    child.once('message', (message) => {
      const answer = sqlAnswer.parse(message)
      if (answer.ok) settle(answer)
      else fail(new EngineError('invalid_request', answer.message))
    })
    child.once('error', (cause) =>
      fail(new EngineError('failed', 'The statement could not be run.', { cause })),
    )
    child.once('exit', () => {
      rmSync(temp, { recursive: true, force: true })
      clearTimeout(slow)
      signal.removeEventListener('abort', stop)
      fail(new EngineError('out_of_memory', 'The statement needs more memory than a query may use.'))
    })
    child.send(question)
  })
}
