import type { Tx } from './database.ts'

export interface NewDefinitions {
  readonly workspaceId: string
  readonly revision: number
  readonly body: object
  readonly actor: string
  readonly note?: string | null
  /** The earlier revision whose body this one has again. */
  readonly restores?: number | null
}

export async function insertDefinitions(tx: Tx, definitions: NewDefinitions): Promise<void> {
  await tx
    .insertInto('app.definitions')
    .values({
      ...definitions,
      note: definitions.note ?? null,
      restores: definitions.restores ?? null,
      body: JSON.stringify(definitions.body),
    })
    .execute()
}

/** The newest revision. */
export const latestDefinitions = (tx: Tx, workspaceId: string) =>
  tx
    .selectFrom('app.definitions')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The newest revision; until this transaction ends nobody else makes another. */
export async function lockDefinitions(tx: Tx, workspaceId: string) {
  await tx
    .selectFrom('app.definitions')
    .select('revision')
    .where('workspaceId', '=', workspaceId)
    .where('revision', '=', 1)
    .forUpdate()
    .execute()
  return latestDefinitions(tx, workspaceId)
}

export const findDefinitions = (tx: Tx, workspaceId: string, revision: number) =>
  tx
    .selectFrom('app.definitions')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('revision', '=', revision)
    .executeTakeFirst()

/** Newest first; `before` is the revision after which the previous page ended. */
export const listDefinitions = (
  tx: Tx,
  workspaceId: string,
  page: { readonly before: number | null; readonly limit: number },
) =>
  tx
    .selectFrom('app.definitions')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .$if(page.before !== null, (query) => query.where('revision', '<', page.before ?? 0))
    .orderBy('revision', 'desc')
    .limit(page.limit)
    .execute()
