import type { Tx } from './database.ts'

export interface NewMapping {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly body: object
  readonly actor: string
}

export async function insertMapping(tx: Tx, mapping: NewMapping): Promise<void> {
  await tx
    .insertInto('app.mappings')
    .values({ ...mapping, body: JSON.stringify(mapping.body) })
    .execute()
}

/** By name. */
export const listMappings = (tx: Tx, workspaceId: string) =>
  tx
    .selectFrom('app.mappings')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('name')
    .orderBy('id')
    .execute()

/** @returns when it was made; undefined when there is no such mapping */
export const updateMapping = (tx: Tx, mapping: NewMapping) =>
  tx
    .updateTable('app.mappings')
    .set({
      name: mapping.name,
      body: JSON.stringify(mapping.body),
      actor: mapping.actor,
      changedAt: new Date(),
    })
    .where('workspaceId', '=', mapping.workspaceId)
    .where('id', '=', mapping.id)
    .returning('createdAt')
    .executeTakeFirst()

/** @returns whether there was one */
export async function deleteMapping(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const answer = await tx
    .deleteFrom('app.mappings')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return answer.numDeletedRows > 0n
}
