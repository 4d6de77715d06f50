import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { formNames } from '#bench/forms.ts'

export const projections = z.array(
  z.object({
    table: z.string(),
    path: z.string(),
    bytes: z.number(),
    rows: z.number(),
    sha256: z.string(),
    minDay: z.string().nullable(),
    maxDay: z.string().nullable(),
  }),
)

const questions = {
  touchpoints: z.int(),
  projections,
  cases: z.array(z.string()),
  forms: z.array(z.enum(formNames)),
  runs: z.int(),
  secondsPerCase: z.number(),
}

/** What a child of the bench is asked to do. `once` answers for the memory it takes and is not compared. */
export const task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('generate'), touchpoints: z.int() }),
  z.object({ kind: z.literal('project'), touchpoints: z.int() }),
  z.object({ kind: z.literal('exports'), touchpoints: z.int() }),
  z.object({ kind: z.literal('parse'), touchpoints: z.int() }),
  z.object({ kind: z.literal('load'), touchpoints: z.int(), file: z.string().nullable() }),
  z.object({ kind: z.literal('measure'), ...questions }),
  z.object({ kind: z.literal('once'), ...questions }),
])
export type Task = z.infer<typeof task>

const taskResult = z.object({
  costs: z.record(z.string(), z.array(z.object({ cpuMs: z.number(), wallMs: z.number() }))),
  projections,
  disagreements: z.array(z.string()),
  /** Rows that a load read from its files. */
  rowsIn: z.int(),
})
export type TaskResult = z.infer<typeof taskResult>
const reported = taskResult.extend({ peakMb: z.number() })

/** Runs a task in a child process. Rejects with the child's own words when it fails. */
export async function inChild(asked: Task): Promise<z.infer<typeof reported>> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./child.ts', import.meta.url)), JSON.stringify(asked)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`the bench's child process for "${asked.kind}" ended with ${code}`)
  return reported.parse(JSON.parse(out))
}
