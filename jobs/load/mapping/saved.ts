import { type SavedMapping, savedMapping } from '#jobs/load/mapping/contract.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { read } from '#server/host/write.ts'
import { listMappings } from '#sql/postgres/mappings.ts'

/** The mappings of a workspace, by name. */
export async function savedMappings(host: Host, actor: Actor, workspaceId: string): Promise<SavedMapping[]> {
  const rows = await read(host.db, actor, { workspace: workspaceId }, (tx) => listMappings(tx, workspaceId))
  return rows.map(({ id, name, body }) => savedMapping.parse({ id, name, body }))
}
