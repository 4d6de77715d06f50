import { sql } from 'kysely'
import type { Tx } from './database.ts'

export interface NewSource {
  readonly id: string
  readonly workspaceId: string
  readonly platform: string
  readonly name: string
  readonly accountId: string | null
  readonly timeZone: string
  readonly currency: string | null
  readonly fingerprints: readonly string[]
}

export async function insertSource(tx: Tx, source: NewSource): Promise<void> {
  await tx
    .insertInto('app.sources')
    .values({ ...source, fingerprints: [...source.fingerprints] })
    .execute()
}

/** Oldest first. */
export const listSources = (tx: Tx, workspaceId: string) =>
  tx
    .selectFrom('app.sources')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

export const findSource = (tx: Tx, workspaceId: string, idOrName: string) =>
  tx
    .selectFrom('app.sources')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where((expression) =>
      expression.or([expression('id', '=', idOrName), expression('name', '=', idOrName)]),
    )
    .executeTakeFirst()

export interface SourceEvidence {
  readonly accountId?: string
  readonly currency?: string
  readonly fingerprint?: string
}

/** What a loaded file taught about its source. A stated account or currency is never overwritten. */
export async function learnSource(
  tx: Tx,
  workspaceId: string,
  id: string,
  evidence: SourceEvidence,
): Promise<void> {
  await sql`update app.sources
            set account_id = coalesce(account_id, ${evidence.accountId ?? null}),
                currency = coalesce(currency, ${evidence.currency ?? null}),
                fingerprints = case when ${evidence.fingerprint ?? null}::text is null
                                      or ${evidence.fingerprint ?? null}::text = any (fingerprints)
                                    then fingerprints
                                    else array_append(fingerprints, ${evidence.fingerprint ?? null}::text) end
            where workspace_id = ${workspaceId} and id = ${id}`.execute(tx)
}
