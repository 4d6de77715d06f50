import { scheduler } from 'node:timers/promises'
import { streamSSE } from 'hono/streaming'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import type { Actor } from '#server/host/actor.ts'
import { write } from '#server/host/write.ts'
import { updateLoad } from '#sql/postgres/loads.ts'
import { cancelJob, getJob, getJobEvents, type Job } from './jobs.contract.ts'
import { loadOf } from './loads.ts'

const lookEveryMs = 400
const pulseEveryMs = 15_000
/** A stream that a sleeping laptop left behind ends; the browser opens a new one. */
const longestMs = 30 * 60_000

const hasEnded = (job: Job): boolean => job.status !== 'queued' && job.status !== 'running'

async function jobOf(deps: Deps, actor: Actor, workspace: string, id: string): Promise<Job> {
  const load = await loadOf(deps, actor, workspace, id)
  const running = load.status === 'running' ? await deps.queue.status(id) : null
  return {
    id,
    kind: 'load',
    status: load.status,
    progress: load.progress,
    phase: running?.note ?? null,
    load,
  }
}

interface Stream {
  readonly aborted: boolean
  write(text: string): Promise<unknown>
  writeSSE(message: { event: string; data: string }): Promise<void>
}

/** Sends the job at each change until it ends or its reader leaves. */
async function follow(stream: Stream, look: () => Promise<Job>): Promise<void> {
  const began = performance.now()
  let shown = ''
  let pulse = began
  while (!stream.aborted && performance.now() - began < longestMs) {
    const job = await look()
    const data = JSON.stringify(job)
    if (data !== shown) await stream.writeSSE({ event: 'job', data })
    shown = data
    if (hasEnded(job)) return
    if (performance.now() - pulse > pulseEveryMs) {
      pulse = performance.now()
      await stream.write(': waiting\n\n')
    }
    await scheduler.wait(lookEveryMs)
  }
}

export function mountJobs(app: App, deps: Deps): void {
  app.openapi(behindDoor(app, deps, getJob), async (c) => {
    const { workspace, job } = c.req.valid('param')
    return c.json(await jobOf(deps, c.get('caller').actor, workspace, job), 200)
  })
  app.openapi(behindDoor(app, deps, getJobEvents), async (c) => {
    const { workspace, job } = c.req.valid('param')
    const look = () => jobOf(deps, c.get('caller').actor, workspace, job)
    await look()
    c.header('x-accel-buffering', 'no')
    const log = c.get('log')
    return streamSSE(
      c,
      (stream) => follow(stream, look),
      async (error) => log.warn({ err: error }, 'an event stream broke off'),
    )
  })
  app.openapi(behindDoor(app, deps, cancelJob), async (c) => {
    const { workspace, job } = c.req.valid('param')
    const { actor } = c.get('caller')
    await jobOf(deps, actor, workspace, job)
    const scope = { workspace, action: 'load.cancelled', requestId: c.get('requestId') }
    await write(deps.host.db, actor, 'load', scope, async ({ tx, describe }) => {
      // A worker that is at it cannot commit a load that has ended: what it staged is thrown away.
      const ended = await updateLoad(tx, workspace, job, { status: 'cancelled', finishedAt: new Date() })
      describe(job, { ended })
      return null
    })
    await deps.queue.cancel(job)
    return c.json(await jobOf(deps, actor, workspace, job), 202)
  })
}
