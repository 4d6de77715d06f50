import { setTimeout as wait } from 'node:timers/promises'
import { createPostgresBackend, createRedisBackend, type Job, withBackend } from 'bullmq'
import { z } from 'zod'
import type { Host } from '#server/host/host.ts'
import { jobs } from './contracts.ts'
import { type JobContract, type JobStatus, type Lane, lanes } from './job.ts'

export const onPostgres = withBackend(createPostgresBackend)
export const onRedis = withBackend(createRedisBackend)

const lookEveryMs = 250
const backoffMs = 1000

export type QueueHost = Pick<Host, 'appUrl' | 'config' | 'log'>

export interface QueueOptions {
  /** Jobs by id; default: those of the product. */
  readonly contracts?: Readonly<Record<string, JobContract>>
  /** Keeps several installations apart on one Redis server. */
  readonly prefix?: string
}

export interface Queue {
  /** Adds a job unless one of this id is known; adding it again changes nothing.
   * @param job id of its contract
   * @param messageId id of the job, unless its contract makes one from the payload
   * @returns id of the job
   * @throws ZodError for a payload that the contract refuses, RangeError for a job that there is not */
  add(job: string, payload: unknown, messageId: string): Promise<string>
  /** Null when the job is not known, or no longer. */
  status(jobId: string): Promise<JobStatus | null>
  /** The status at each change until the job ends or the signal is aborted; nothing for a job that is not known. */
  events(jobId: string, signal: AbortSignal): AsyncIterable<JobStatus>
  /** A waiting job is not begun; a running one is told. @returns false when there is no such job or it has ended */
  cancel(jobId: string): Promise<boolean>
  /** How many jobs of a lane run at once, in all processes together. */
  limit(lane: Lane, jobsAtOnce: number): Promise<void>
  close(): Promise<void>
}

/** What the backend keeps of a job. */
export const storedJob = z.object({ payload: z.unknown(), cancelled: z.boolean().default(false) })
export type StoredJob = z.input<typeof storedJob>

const progressed = z.object({ share: z.number(), note: z.string() })

export const postgresConnection = (host: QueueHost, max: number) => ({
  connectionString: host.appUrl,
  schema: 'bullmq',
  max,
})
export const redisConnection = (url: string) => ({ url, maxRetriesPerRequest: null })
export const defaultPrefix = 'omnitrack'

function openLane(host: QueueHost, lane: Lane, prefix: string) {
  const { redisUrl } = host.config
  const opened =
    redisUrl === null
      ? new onPostgres.Queue<StoredJob>(lane, { connection: postgresConnection(host, 2) })
      : new onRedis.Queue<StoredJob>(lane, { connection: redisConnection(redisUrl), prefix })
  opened.on('error', (error) => host.log.warn({ err: error, lane }, 'the queue cannot be reached'))
  return opened
}

const stateNames: Readonly<Record<string, JobStatus['state']>> = {
  active: 'running',
  completed: 'done',
  failed: 'failed',
}

function statusOf(job: Job<StoredJob>, id: string, state: JobStatus['state']): JobStatus {
  const { cancelled } = storedJob.parse(job.data)
  const progress = progressed.safeParse(job.progress)
  return {
    id,
    job: job.name,
    state: cancelled && (state === 'queued' || state === 'failed') ? 'cancelled' : state,
    progress: state === 'done' ? 1 : progress.success ? progress.data.share : 0,
    note: state === 'running' && progress.success ? progress.data.note : null,
    reason: state === 'failed' && !cancelled ? job.failedReason : null,
    cancelAsked: cancelled,
  }
}

const hasEnded = (status: JobStatus): boolean => status.state !== 'queued' && status.state !== 'running'

function handling(contract: JobContract) {
  const kept = { age: contract.keepHours * 3600 }
  const backoff = { type: 'exponential', delay: backoffMs } as const
  return { attempts: contract.attempts, backoff, removeOnComplete: kept, removeOnFail: kept }
}

/** Jobs on PostgreSQL, or on Redis when REDIS_URL is set. Connects at its first use. */
export function openQueue(host: QueueHost, options: QueueOptions = {}): Queue {
  const contracts: Readonly<Record<string, JobContract>> = options.contracts ?? jobs
  const prefix = options.prefix ?? defaultPrefix
  const opened = new Map(lanes.map((lane) => [lane, openLane(host, lane, prefix)]))

  const find = async (jobId: string): Promise<Job<StoredJob> | null> => {
    for (const lane of opened.values()) {
      const job = await lane.getJob(jobId)
      if (job !== undefined) return job
    }
    return null
  }

  const status = async (jobId: string): Promise<JobStatus | null> => {
    const job = await find(jobId)
    if (job === null) return null
    const state = stateNames[await job.getState()] ?? 'queued'
    // It may have ended after it was read: what it ended with is read once more.
    const isEnded = state === 'done' || state === 'failed'
    return statusOf((isEnded ? await find(jobId) : null) ?? job, jobId, state)
  }

  return {
    async add(id, payload, messageId) {
      const contract = Object.hasOwn(contracts, id) ? contracts[id] : undefined
      const lane = opened.get(contract?.lane ?? 'upkeep')
      if (contract === undefined || lane === undefined) throw new RangeError(`There is no job ${id}.`)
      const parsed = contract.payload.parse(payload)
      const jobId = contract.jobId?.(parsed) ?? messageId
      await lane.add(id, { payload: parsed }, { jobId, ...handling(contract) })
      return jobId
    },
    status,
    async *events(jobId, signal) {
      let shown = ''
      while (!signal.aborted) {
        const now = await status(jobId)
        if (now === null) return
        const text = JSON.stringify(now)
        if (text !== shown) yield now
        shown = text
        if (hasEnded(now)) return
        await wait(lookEveryMs, undefined, { signal }).catch(() => undefined)
      }
    },
    async cancel(jobId) {
      const now = await status(jobId)
      const job = await find(jobId)
      if (now === null || job === null || hasEnded(now)) return false
      await job.updateData({ ...storedJob.parse(job.data), cancelled: true })
      return true
    },
    async limit(lane, jobsAtOnce) {
      await opened.get(lane)?.setGlobalConcurrency(jobsAtOnce)
    },
    async close() {
      await Promise.all([...opened.values()].map((lane) => lane.close()))
    },
  }
}
