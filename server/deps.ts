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
  /** How far a running load is, in [0, 1]; null when nobody knows. */
  readonly progressOf: (loadId: string) => Promise<number | null>
  /** Tells the queue that messages wait; they are sent after their transaction commits. */
  readonly wake: () => void
}
