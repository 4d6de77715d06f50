import type { z } from 'zod'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'

/** Jobs of one lane wait for each other; lanes do not. */
export const lanes = ['load', 'refresh', 'upkeep'] as const
export type Lane = (typeof lanes)[number]

/** What a job is; `run.ts` beside it does it. */
export interface JobContract<Payload extends z.ZodObject = z.ZodObject> {
  readonly id: string
  readonly title: string
  readonly lane: Lane
  /** Ids only: what they name is read when the job runs. */
  readonly payload: Payload
  /** How often it is begun at most when it fails for a reason that may pass. */
  readonly attempts: number
  /** How long the queue remembers that it ended, and refuses it under the same id. */
  readonly keepHours: number
  /** Id of the job; without, the id of the message that asked for it. Letters, digits, `_` and `-`. */
  jobId?(payload: z.infer<Payload>): string
}

export const defineJob = <Payload extends z.ZodObject>(
  contract: JobContract<Payload>,
): JobContract<Payload> => contract

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

export interface JobStatus {
  readonly id: string
  /** Id of its contract. */
  readonly job: string
  readonly state: (typeof jobStates)[number]
  /** Share done, in [0, 1]. */
  readonly progress: number
  /** What it is doing, in words. */
  readonly note: string | null
  /** Why it failed, for the customer. */
  readonly reason: string | null
  /** Whether somebody asked for its end; a running job may still finish. */
  readonly cancelAsked: boolean
}

export interface JobContext {
  readonly host: Host
  readonly actor: Actor
  /** Aborted with `JobCancelled` or `WorkerClosing`. A run that ends by it has changed nothing. */
  readonly signal: AbortSignal
  /** False when a failure that may pass will be tried again. */
  readonly lastAttempt: boolean
  /** @param share done, in [0, 1] */
  progress(share: number, note: string): void
  /** Of any job; null when the queue does not know it. */
  statusOf(jobId: string): Promise<JobStatus | null>
}

/** Safe to repeat: a worker may die after the work and before the queue knows. */
export type JobRun<Contract extends JobContract> = (
  payload: z.infer<Contract['payload']>,
  context: JobContext,
) => Promise<void>

/** A contract with its run, whatever its payload. */
export interface BoundJob {
  readonly contract: JobContract
  readonly run: (payload: unknown, context: JobContext) => Promise<void>
}

export const bind = <Payload extends z.ZodObject>(
  contract: JobContract<Payload>,
  run: JobRun<JobContract<Payload>>,
): BoundJob => ({ contract, run: (payload, context) => run(contract.payload.parse(payload), context) })

/** Somebody asked for it. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled'
  constructor() {
    super('The job was cancelled.')
  }
}

/** This process ends, or lost the job; it is run again by another. */
export class WorkerClosing extends Error {
  override readonly name = 'WorkerClosing'
  constructor() {
    super('The worker is ending; the job goes on in another.')
  }
}
