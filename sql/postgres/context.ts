import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** What row-level security knows of this transaction. Null: not set. */
export interface Context {
  readonly actor: string
  readonly organization: string | null
  readonly workspace: string | null
}

/** Settings end with the transaction. */
export async function setContext(tx: Tx, context: Context): Promise<void> {
  await sql`select set_config('app.actor', ${context.actor}, true),
                   set_config('app.organization', ${context.organization ?? ''}, true),
                   set_config('app.workspace', ${context.workspace ?? ''}, true)`.execute(tx)
}
