import type { Tx } from './database.ts'

export interface NewDefinitions {
  readonly workspaceId: string
  readonly revision: number
  readonly body: object
  readonly actor: string
}

export async function insertDefinitions(tx: Tx, definitions: NewDefinitions): Promise<void> {
  await tx
    .insertInto('app.definitions')
    .values({ ...definitions, body: JSON.stringify(definitions.body) })
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
