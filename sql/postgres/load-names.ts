import type { Tx } from './database.ts'

/** Names of the files of some loads, by load number, in the order of the files. */
export async function fileNamesOf(
  tx: Tx,
  workspaceId: string,
  loads: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (loads.length === 0) return new Map()
  const rows = await tx
    .selectFrom('app.loadFiles')
    .select(['loadNumber', 'name'])
    .where('workspaceId', '=', workspaceId)
    .where('loadNumber', 'in', [...loads])
    .orderBy('loadNumber')
    .orderBy('fileNo')
    .execute()
  const names = new Map<number, string[]>()
  for (const { loadNumber, name } of rows) names.set(loadNumber, [...(names.get(loadNumber) ?? []), name])
  return names
}

/** When each source last brought something in. */
export async function lastLoadedBySource(tx: Tx, workspaceId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx
    .selectFrom('app.loads')
    .select((expression) => ['sourceId', expression.fn.max('finishedAt').as('lastLoadedAt')])
    .where('workspaceId', '=', workspaceId)
    .where('status', '=', 'loaded')
    .where('sourceId', 'is not', null)
    .groupBy('sourceId')
    .execute()
  return new Map(
    rows.flatMap((row) =>
      row.sourceId === null || row.lastLoadedAt === null ? [] : [[row.sourceId, row.lastLoadedAt] as const],
    ),
  )
}
