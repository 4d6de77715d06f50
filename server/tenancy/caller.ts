import type { Account } from '#server/auth/auth.ts'
import type { Actor } from '#server/host/actor.ts'
import type { EnteredScope } from '#server/host/scope.ts'

/** Who asks. `account` is null for an API key. */
export interface Caller {
  readonly actor: Extract<Actor, { kind: 'account' | 'key' }>
  readonly account: Account | null
}

export type Entered = EnteredScope
