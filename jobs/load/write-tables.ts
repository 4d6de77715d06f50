import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { StageRequest } from './context.ts'
import type { Database } from './database.ts'
import { changedTables, type KeyedTable } from './keyed-tables.ts'
import type { TableFiles } from './table-files.ts'

/** A file written below the staging folder, to be moved to the same place below the workspace's lake folder.
 * @property path  relative to both folders */
export interface WrittenFile {
  readonly table: string
  readonly path: string
  readonly rows: number
  readonly minDay: string | null
  readonly maxDay: string | null
}

export interface Written {
  readonly added: readonly WrittenFile[]
  /** Absolute paths of files of the lake that the added ones replace. */
  readonly replaced: readonly string[]
}

const dimensions = ['ad_entities', 'traffic_sources', 'names'] as const
const month = z.object({ tableName: z.string(), month: z.string() })
const days = z.object({ rows: z.number(), firstDay: z.string().nullable(), lastDay: z.string().nullable() })

/** Folder below the staging folder that mirrors the workspace's lake folder. */
export const lakeOf = (staging: string): string => join(staging, 'lake')

/** Writes the new files of a snapshot: whole months of the facts that changed, what is new of the dimensions, and the keyed tables
 * that changed. */
export async function writeTables(
  database: Database,
  request: StageRequest,
  files: TableFiles,
  onProgress: (share: number, note: string) => void,
): Promise<Written> {
  for (const name of ['replaced_orders', 'replaced_touches', 'replaced_rows'])
    await database.run(`load/write/${name}`)
  await database.run('load/write/restated_links', {
    customerFiles: files.of('customers'),
    linkFiles: files.of('identity_links'),
  })
  const months = await database.rows(month, 'load/write/months')
  const added: WrittenFile[] = []
  const replaced: string[] = []
  for (const [at, touched] of months.entries()) {
    onProgress(at / months.length, `Writing ${touched.tableName.replaceAll('_', ' ')} of ${touched.month}`)
    const file = await writeMonth(database, request, files, touched)
    if (file !== null) added.push(file)
    replaced.push(...files.ofMonth(touched.tableName, touched.month).map((one) => one.path))
  }
  for (const table of dimensions) {
    const file = await writeDimension(database, request, table)
    if (file !== null) added.push(file)
  }
  for (const keyed of await changedTables(database)) {
    added.push(await writeKeyed(database, request, files, keyed))
    replaced.push(...files.existing(keyed.table))
  }
  return { added, replaced }
}

/** Never a name that was there before, also when a load is run again: the earlier file may be on its way out. */
const nameOf = (request: StageRequest): string =>
  `${request.loadNumber}-${basename(request.staging).replace('load-', '')}.parquet`

function placed(request: StageRequest, path: string): string {
  const full = join(lakeOf(request.staging), path)
  mkdirSync(dirname(full), { recursive: true })
  return full
}

async function writeMonth(
  database: Database,
  request: StageRequest,
  files: TableFiles,
  touched: z.infer<typeof month>,
): Promise<WrittenFile | null> {
  const table = touched.tableName
  const path = join(table, `month=${touched.month}`, nameOf(request))
  const full = placed(request, path)
  await database.run(`load/write/${table}`, {
    files: files.pathsOfMonth(table, touched.month),
    month: touched.month,
    path: full,
  })
  const found = await database.row(days, 'load/write/days', { files: [full] })
  return found.rows === 0
    ? null
    : { table, path, rows: found.rows, minDay: found.firstDay, maxDay: found.lastDay }
}

async function writeDimension(
  database: Database,
  request: StageRequest,
  table: string,
): Promise<WrittenFile | null> {
  const path = join(table, nameOf(request))
  const full = placed(request, path)
  await database.run('load/write/dimension', { table, path: full })
  const { count } = await database.row(z.object({ count: z.number() }), 'load/read/parquet_count', {
    files: [full],
  })
  return count === 0 ? null : { table, path, rows: count, minDay: null, maxDay: null }
}

async function writeKeyed(
  database: Database,
  request: StageRequest,
  files: TableFiles,
  { table, keys }: KeyedTable,
): Promise<WrittenFile> {
  const path = join(table, nameOf(request))
  const full = placed(request, path)
  await database.run('load/keyed/write', { table, keys: [...keys], files: files.of(table), path: full })
  const found = await database.row(days, 'load/write/days', { files: [full] })
  return { table, path, rows: found.rows, minDay: found.firstDay, maxDay: found.lastDay }
}
