import type { Log } from '#server/host/log.ts'
import type { Caller, Entered } from '#server/tenancy/caller.ts'

/** What the doors before a route put on its context. */
export interface Env {
  Variables: {
    requestId: string
    log: Log
    caller: Caller
    entered: Entered
  }
}
