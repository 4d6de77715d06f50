import type { Queue } from '#jobs/queue.ts'
import type { Auth } from '#server/auth/auth.ts'
import type { Host } from '#server/host/host.ts'
import type { Pool } from '#server/host/pool/pool.ts'
import type { Answers } from '#server/routes/answers.ts'
import type { Limits } from './limits.ts'

/** What the routes stand on. */
export interface Deps {
  readonly host: Host
  readonly auth: Auth
  readonly limits: Limits
  readonly pool: Pool
  readonly answers: Answers
  /** Origins under which browsers may use us; known once we listen. */
  readonly origins: () => readonly string[]
  /** Whether only this machine reaches us. */
  readonly onLoopback: boolean
  /** Folder of the built user interface. */
  readonly uiFolder: string
  readonly queue: Pick<Queue, 'status' | 'cancel'>
}
