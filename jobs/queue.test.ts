import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { HostError } from '#server/host/errors.ts'
import type { Host } from '#server/host/host.ts'
import { type BoundJob, bind, defineJob, type JobContext, type JobStatus } from './job.ts'
import { openQueue, type Queue } from './queue.ts'
import { startWorker, type Worker } from './worker.ts'

/** `queue.redis.test.ts` runs these very tests on the server that it is given. */
const redisUrl = process.env['TEST_QUEUE_ON_REDIS'] ?? null
const prefix = `test-${randomBytes(6).toString('hex')}`

const payload = z.strictObject({ workspaceId: z.string(), name: z.string() })
type Payload = z.infer<typeof payload>
type Act = (context: JobContext, payload: Payload) => Promise<void>

/** What each job of these tests does, by the name in its payload. */
const acts = new Map<string, Act>()
const act = (wanted: Payload, context: JobContext) =>
  acts.get(wanted.name)?.(context, wanted) ?? Promise.reject()

const common = { title: 'Test', payload, attempts: 3, keepHours: 1 }
const errand = defineJob({ ...common, id: 'errand', lane: 'upkeep' })
const named = defineJob({ ...common, id: 'named', lane: 'load', jobId: ({ name }) => `named-${name}` })
const contracts = { errand, named }
const catalog: Readonly<Record<string, BoundJob>> = { errand: bind(errand, act), named: bind(named, act) }

let database: TestDatabase
let host: Host
let queue: Queue
let worker: Worker

const start = () => startWorker({ host, queue, catalog, prefix, lockMs: 2000, lookEveryMs: 50, graceMs: 100 })

beforeAll(async () => {
  database = await testDatabase()
  host = { ...database.host, config: { ...database.config, redisUrl } }
  queue = openQueue(host, { contracts, prefix })
  worker = await start()
})
afterAll(async () => {
  await worker.close()
  await queue.close()
  await database.close()
})

let messages = 0
/** Adds a job and waits for nothing. */
const add = async (job: keyof typeof contracts, run: Act): Promise<string> => {
  messages += 1
  const name = `n${messages}`
  acts.set(name, run)
  return queue.add(job, { workspaceId: 'ws', name }, `out_${messages}`)
}

const ended = async (id: string): Promise<JobStatus> => {
  let last: JobStatus | null = null
  for await (const status of queue.events(id, AbortSignal.timeout(30_000))) last = status
  if (last === null) throw new RangeError(`there is no job ${id}`)
  return last
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

test('a job runs once, and adding it again under its id does nothing', async () => {
  let runs = 0
  const id = await add('named', async () => {
    runs += 1
  })
  expect(await ended(id)).toMatchObject({ id, job: 'named', state: 'done', progress: 1, reason: null })
  expect(await queue.add('named', { workspaceId: 'ws', name: id.slice('named-'.length) }, 'out_x')).toBe(id)
  const later = await add('named', async () => undefined)
  await ended(later)
  expect(runs).toBe(1)
})

test('a payload that its contract refuses and a job that there is not are refused when they are added', async () => {
  await expect(queue.add('errand', { workspaceId: 'ws', name: 'x', email: 'a@b.c' }, 'm')).rejects.toThrow(
    z.ZodError,
  )
  await expect(queue.add('toString', {}, 'm')).rejects.toThrow(RangeError)
  expect(await queue.status('m')).toBeNull()
})

test('progress and its words can be followed while the job runs', async () => {
  const go = Promise.withResolvers<void>()
  const id = await add('errand', async (context) => {
    context.progress(0.5, 'Half way')
    await go.promise
  })
  const seen: JobStatus[] = []
  for await (const status of queue.events(id, AbortSignal.timeout(30_000))) {
    seen.push(status)
    if (status.note === 'Half way') go.resolve()
  }
  expect(seen).toContainEqual(expect.objectContaining({ state: 'running', progress: 0.5, note: 'Half way' }))
  expect(seen.at(-1)).toMatchObject({ state: 'done', progress: 1, note: null })
})

test('only a failure that may pass is tried again, as often as the contract says', async () => {
  let passing = 0
  let lasting = 0
  const lastAttempts: boolean[] = []
  const one = await add('errand', async (context) => {
    passing += 1
    lastAttempts.push(context.lastAttempt)
    if (passing < 3) throw new HostError('unavailable', 'The database cannot be reached now; try again.')
  })
  const two = await add('errand', async () => {
    lasting += 1
    throw new HostError('conflict', 'This load has already ended.')
  })
  expect(await ended(one)).toMatchObject({ state: 'done' })
  expect(await ended(two)).toMatchObject({ state: 'failed', reason: 'This load has already ended.' })
  expect([passing, lasting]).toEqual([3, 1])
  expect(lastAttempts).toEqual([false, false, true])
})

test('the words of a fault of ours are in the log, not in the answer', async () => {
  const id = await add('errand', () => Promise.reject(new TypeError('/secret/path is undefined')))
  expect(await ended(id)).toMatchObject({
    state: 'failed',
    reason: 'The job failed. The cause is in the log.',
  })
})

test('a running job hears that it was cancelled', async () => {
  const began = Promise.withResolvers<void>()
  let reason = ''
  const id = await add('errand', async ({ signal }) => {
    began.resolve()
    await untilAborted(signal).finally(() => {
      reason = String(signal.reason.name)
    })
  })
  await began.promise
  expect(await queue.cancel(id)).toBe(true)
  expect(await ended(id)).toMatchObject({ state: 'cancelled', reason: null })
  await expect.poll(() => reason).toBe('JobCancelled')
  expect(await queue.cancel(id)).toBe(false)
})

test('a waiting job that was cancelled is not begun', async () => {
  const go = Promise.withResolvers<void>()
  const blockers = await Promise.all([1, 2].map(() => add('named', () => go.promise)))
  for (const blocker of blockers) {
    await expect.poll(async () => (await queue.status(blocker))?.state).toBe('running')
  }
  let runs = 0
  const id = await add('named', async () => {
    runs += 1
  })
  expect((await queue.status(id))?.state).toBe('queued')
  expect(await queue.cancel(id)).toBe(true)
  expect((await queue.status(id))?.state).toBe('cancelled')
  go.resolve()
  await ended(await add('named', async () => undefined))
  expect(runs).toBe(0)
})

test('two loads run at once in all processes together, and jobs of another lane do not wait for them', async () => {
  const second = await start()
  const go = Promise.withResolvers<void>()
  let running = 0
  let most = 0
  const ids = await Promise.all(
    [1, 2, 3, 4, 5].map(() =>
      add('named', async () => {
        running += 1
        most = Math.max(most, running)
        await go.promise
        running -= 1
      }),
    ),
  )
  await expect.poll(() => running).toBe(2)
  expect(await ended(await add('errand', async () => undefined))).toMatchObject({ state: 'done' })
  expect(most).toBe(2)
  go.resolve()
  for (const id of ids) expect(await ended(id)).toMatchObject({ state: 'done' })
  expect(most).toBe(2)
  await second.close()
})

test('a worker that closes puts its running job back, and the next one does it', async () => {
  const began = Promise.withResolvers<void>()
  const reasons: string[] = []
  const id = await add('errand', async ({ signal }) => {
    if (reasons.length > 0) return
    began.resolve()
    await untilAborted(signal).finally(() => reasons.push(String(signal.reason.name)))
  })
  await began.promise
  await worker.close()
  expect(reasons).toEqual(['WorkerClosing'])
  expect((await queue.status(id))?.state).toBe('queued')
  worker = await start()
  expect(await ended(id)).toMatchObject({ state: 'done' })
})
