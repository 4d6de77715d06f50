import { compact } from '#jobs/compact/contract.ts'
import { runCompact } from '#jobs/compact/run.ts'
import { erase } from '#jobs/erase/contract.ts'
import { runErase } from '#jobs/erase/run.ts'
import { inbox } from '#jobs/inbox/contract.ts'
import { runInbox } from '#jobs/inbox/run.ts'
import { load } from '#jobs/load/contract.ts'
import { runLoad } from '#jobs/load/run.ts'
import { reap } from '#jobs/reap/contract.ts'
import { runReap } from '#jobs/reap/run.ts'
import { refresh } from '#jobs/refresh/contract.ts'
import { runRefresh } from '#jobs/refresh/run.ts'
import { retain } from '#jobs/retain/contract.ts'
import { runRetain } from '#jobs/retain/run.ts'
import { scrub } from '#jobs/scrub/contract.ts'
import { runScrub } from '#jobs/scrub/run.ts'
import type { JobId } from './contracts.ts'
import { type BoundJob, bind } from './job.ts'

/** What each job runs. */
export const catalog: Readonly<Record<JobId, BoundJob>> = {
  load: bind(load, runLoad),
  inbox: bind(inbox, runInbox),
  refresh: bind(refresh, runRefresh),
  reap: bind(reap, runReap),
  scrub: bind(scrub, runScrub),
  compact: bind(compact, runCompact),
  retain: bind(retain, runRetain),
  erase: bind(erase, runErase),
}
