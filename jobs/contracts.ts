import { compact } from '#jobs/compact/contract.ts'
import { erase } from '#jobs/erase/contract.ts'
import { inbox } from '#jobs/inbox/contract.ts'
import { load } from '#jobs/load/contract.ts'
import { reap } from '#jobs/reap/contract.ts'
import { refresh } from '#jobs/refresh/contract.ts'
import { retain } from '#jobs/retain/contract.ts'
import { scrub } from '#jobs/scrub/contract.ts'
import type { JobContract } from './job.ts'

/** Every job of the product, by id. */
export const jobs = { load, inbox, refresh, reap, scrub, compact, retain, erase } as const satisfies Readonly<
  Record<string, JobContract>
>
export type JobId = keyof typeof jobs
