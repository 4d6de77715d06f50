import { z } from 'zod'
import type { Database } from './database.ts'
import type { TableFiles } from './table-files.ts'

/** A small table that a load changes by key: a row stated again replaces the lake's row of the same key unless that was extracted
 * later. Such a table is one file, written anew by each load that changes it. Its columns include extracted_at, load_id, file_no
 * and line.
 * @property keys    columns whose rows are replaced together: those of its key, or fewer where a file always states the whole; none
 *                   may be null
 * @property settle  statements that fit what a load states to what is there before it is judged; they read the table and `$files`,
 *                   the table's files of the lake */
export interface KeyedTable {
  readonly table: string
  readonly keys: readonly string[]
  readonly settle?: readonly string[]
}

export const keyedTables: readonly KeyedTable[] = [
  { table: 'products', keys: ['shop_id', 'handle'] },
  {
    table: 'product_costs',
    keys: ['sku', 'valid_from'],
    settle: ['load/products/costs_confirmed', 'load/products/costs_resumed'],
  },
  { table: 'customers', keys: ['shop_id', 'identity_id'] },
  { table: 'shop_sales_daily', keys: ['shop_id', 'report_date'] },
  {
    table: 'period_reports',
    keys: [
      'source_id',
      'period_from',
      'period_until',
      'report',
      'dimensions',
      'dimension_values',
      'is_total',
    ],
  },
  { table: 'site_traffic_daily', keys: ['source_id', 'report_date', 'dimensions', 'dimension_values'] },
  { table: 'fx_rates', keys: ['rate_date', 'from_currency', 'to_currency'] },
]

/** Decides which stated rows of the keyed tables are the newest. Runs once a load, when all of them are filled. */
export async function judgeKeyedTables(database: Database, files: TableFiles): Promise<void> {
  for (const { table, keys, settle = [] } of keyedTables) {
    for (const name of settle) await database.run(name, { files: files.of(table) })
    await database.run('load/keyed/judge', { table, keys: [...keys], files: files.of(table) })
  }
}

/** The keyed tables that this load changes. */
export async function changedTables(database: Database): Promise<KeyedTable[]> {
  const changed: KeyedTable[] = []
  for (const one of keyedTables) {
    const { count } = await database.row(z.object({ count: z.number() }), 'load/keyed/won', {
      table: one.table,
    })
    if (count > 0) changed.push(one)
  }
  return changed
}
