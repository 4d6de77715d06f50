import type { Tx } from './database.ts'

export interface AuditEntry {
  readonly organizationId: string | null
  readonly workspaceId: string | null
  readonly actor: string
  readonly action: string
  readonly subject: string | null
  /** Facts about the act, never a secret or a person's data. */
  readonly detail: object
  readonly requestId: string | null
}

export async function insertAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('app.audit')
    .values({ ...entry, detail: JSON.stringify(entry.detail) })
    .execute()
}

/** Newest first, of the workspace or organization of the context. */
export const listAudit = (tx: Tx, page: { before: number | null; limit: number }) =>
  tx
    .selectFrom('app.audit')
    .selectAll()
    .$if(page.before !== null, (query) => query.where('id', '<', page.before ?? 0))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
