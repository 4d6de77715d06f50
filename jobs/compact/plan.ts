import { posix } from 'node:path'
import type { CurrentFile } from '#sql/postgres/compaction.ts'

/** Tables to which each load adds a file of its new rows. */
const dimensions: ReadonlySet<string> = new Set(['ad_entities', 'traffic_sources', 'names'])
/** Tables whose rows lie in a folder per month. */
const monthly: ReadonlySet<string> = new Set([
  'ad_performance_daily',
  'ad_conversions_daily',
  'orders',
  'order_lines',
  'refunds',
  'touchpoints',
  'identity_links',
])

/** A larger file is large enough: merging it again and again would cost more than its readers gain. */
const largeBytes = 512 << 20

/** Files that become one. */
export interface Merge {
  readonly table: string
  /** Folder of the files, relative to the workspace's folder of the lake. */
  readonly folder: string
  readonly files: readonly CurrentFile[]
  /** Statement of sql/duckdb that merges them. */
  readonly statement: string
}

/** Which files of the newest snapshot are to be merged: those of a month as soon as there are several, those of a dimension when
 * there are many.
 * @param manyFiles of a dimension table */
export function mergesOf(files: readonly CurrentFile[], manyFiles: number): Merge[] {
  const small = files.filter((file) => file.bytes < largeBytes)
  const folders = Map.groupBy(small, (file) => posix.dirname(file.path))
  return [...folders].flatMap(([folder, own]) => {
    const [first] = own
    if (first === undefined || own.some((file) => file.tableName !== first.tableName)) return []
    const table = first.tableName
    const wanted = dimensions.has(table) ? manyFiles : monthly.has(table) ? 2 : Number.POSITIVE_INFINITY
    if (own.length < wanted) return []
    return [
      { table, folder, files: own, statement: `compact/${dimensions.has(table) ? 'dimension' : table}` },
    ]
  })
}
