import { type Job, UnrecoverableError, WaitingError } from 'bullmq'
import { z } from 'zod'
import { EngineError } from '#engine/errors.ts'
import { startWatch } from '#jobs/inbox/watch.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import type { Host } from '#server/host/host.ts'
import { catalog } from './catalog.ts'
import { type BoundJob, JobCancelled, type JobContext, type Lane, lanes, WorkerClosing } from './job.ts'
import {
  defaultPrefix,
  onPostgres,
  onRedis,
  postgresConnection,
  type Queue,
  redisConnection,
  type StoredJob,
  storedJob,
} from './queue.ts'
import { startRelay } from './relay.ts'
import { startSchedule } from './schedule.ts'

/** How many jobs of a lane one process runs at once; of loads, all processes together. */
const atOnce: Readonly<Record<Lane, number>> = { load: 2, refresh: 1, upkeep: 1 }
const progressEveryMs = 250

export interface WorkerOptions {
  readonly host: Host
  /** Stays open when the worker closes. */
  readonly queue: Queue
  /** Jobs by id; default: those of the product, with their schedule and the inbox. */
  readonly catalog?: Readonly<Record<string, BoundJob>>
  readonly prefix?: string
  /** After this without a sign of life a job is another worker's; default 30,000. */
  readonly lockMs?: number
  /** How often a running job looks whether it was cancelled; default 500. */
  readonly lookEveryMs?: number
  /** How long `close` lets running jobs finish; default 5,000. */
  readonly graceMs?: number
}

export interface Worker {
  /** Messages were just written: they need not wait for the relay's next look. */
  wake(): void
  /** Takes no more jobs; lets those under way finish for a moment, then puts them back into the queue. */
  close(): Promise<void>
}

const asked = z.object({ onBehalfOf: z.string().optional() })

const actorOf = (job: string, payload: unknown): Actor => {
  const { onBehalfOf } = asked.parse(payload)
  return { kind: 'system', job, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) }
}

const mayPass = (error: unknown): boolean => error instanceof HostError && error.code === 'unavailable'

/** What the customer is told of a failure. */
const reasonOf = (error: unknown): string =>
  error instanceof HostError || error instanceof EngineError
    ? error.message
    : 'The job failed. The cause is in the log.'

type Processed = Job<StoredJob, void>

interface Watched {
  /** Aborted when the job was cancelled, in whatever process, is no longer ours, or the worker closes. */
  readonly signal: AbortSignal
  end(): void
}

function watch(job: Processed, closing: AbortSignal, lost: AbortSignal, options: WorkerOptions): Watched {
  const { queue, host, lookEveryMs = 500 } = options
  const stop = new AbortController()
  const look = async () => {
    if ((await queue.status(job.id ?? ''))?.cancelAsked === true) stop.abort(new JobCancelled())
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) =>
      host.log.warn({ err: error }, 'a job cannot see whether it is cancelled'),
    )
  }, lookEveryMs)
  const onLost = () => stop.abort(new WorkerClosing())
  lost.addEventListener('abort', onLost, { once: true })
  return {
    signal: AbortSignal.any([stop.signal, closing]),
    end() {
      clearInterval(timer)
      lost.removeEventListener('abort', onLost)
    },
  }
}

function contextOf(
  job: Processed,
  payload: unknown,
  signal: AbortSignal,
  options: WorkerOptions,
): JobContext {
  const { host, queue } = options
  let told = Number.NEGATIVE_INFINITY
  return {
    host,
    signal,
    actor: actorOf(job.name, payload),
    lastAttempt: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
    statusOf: (id) => queue.status(id),
    progress(share, note) {
      const now = performance.now()
      if (now - told < progressEveryMs) return
      told = now
      job
        .updateProgress({ share, note })
        .catch((error: unknown) => host.log.warn({ err: error }, 'progress could not be told'))
    },
  }
}

/** Back into the queue, unless it was cancelled. */
async function putDown(job: Processed, token: string, reason: unknown): Promise<never> {
  if (reason instanceof JobCancelled) throw new UnrecoverableError(reason.message)
  await job.moveToWait(token)
  throw new WaitingError()
}

/** @param closing aborted when running jobs must end */
function processorOf(options: WorkerOptions, closing: AbortSignal) {
  const jobs: Readonly<Record<string, BoundJob>> = options.catalog ?? catalog
  return async (job: Processed, token = '', lost = new AbortController().signal): Promise<void> => {
    const { payload, cancelled } = storedJob.parse(job.data)
    const bound = Object.hasOwn(jobs, job.name) ? jobs[job.name] : undefined
    if (bound === undefined) throw new UnrecoverableError(`This version has no job ${job.name}.`)
    if (cancelled) throw new UnrecoverableError(new JobCancelled().message)
    const watched = watch(job, closing, lost, options)
    try {
      await bound.run(payload, contextOf(job, payload, watched.signal, options))
    } catch (error) {
      if (watched.signal.aborted) return await putDown(job, token, watched.signal.reason)
      options.host.log.error({ err: error, job: job.id, name: job.name }, 'a job failed')
      throw mayPass(error) ? error : new UnrecoverableError(reasonOf(error))
    } finally {
      watched.end()
    }
  }
}

function openLane(lane: Lane, options: WorkerOptions, closing: AbortSignal) {
  const { host, prefix = defaultPrefix, lockMs = 30_000 } = options
  const { redisUrl } = host.config
  const process = processorOf(options, closing)
  // BullMQ gives a signal to a processor that declares three parameters.
  const processor = (job: Processed, token: string | undefined, lost: AbortSignal | undefined) =>
    process(job, token, lost)
  const settings = {
    concurrency: atOnce[lane],
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: 3,
  }
  const opened =
    redisUrl === null
      ? new onPostgres.Worker<StoredJob, void>(lane, processor, {
          ...settings,
          connection: postgresConnection(host, 2),
        })
      : new onRedis.Worker<StoredJob, void>(lane, processor, {
          ...settings,
          connection: redisConnection(redisUrl),
          prefix,
        })
  opened.on('error', (error) => host.log.warn({ err: error, lane }, 'the worker cannot reach its queue'))
  opened.on('lockRenewalFailed', (ids) => {
    for (const id of ids) opened.cancelJob(id)
  })
  return opened
}

/** Runs jobs and relays messages until it is closed. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { host, queue, graceMs = 5000 } = options
  const closing = new AbortController()
  await queue.limit('load', atOnce.load)
  const opened = lanes.map((lane) => openLane(lane, options, closing.signal))
  await Promise.all(opened.map((worker) => worker.waitUntilReady()))
  const relay = startRelay(host, queue)
  const isWhole = options.catalog === undefined
  const schedule = isWhole ? startSchedule(host, queue) : null
  const watch = isWhole ? startWatch(host, queue) : null
  return {
    wake: () => relay.wake(),
    async close() {
      schedule?.close()
      await watch?.close()
      await relay.close()
      const grace = setTimeout(() => closing.abort(new WorkerClosing()), graceMs)
      await Promise.all(opened.map((worker) => worker.close()))
      clearTimeout(grace)
    },
  }
}
