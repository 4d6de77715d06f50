import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Parameters } from '#engine/analysis.ts'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import type { LakeFile } from '#engine/lake/snapshot.ts'
import { statement } from '#sql/load.ts'
import type { FilledBrand } from './fill-brand.ts'
import type { Progress } from './options.ts'

/** Fact tables with the column that puts a row into a month. */
const factTables = {
  touchpoints: 'occurred_at',
  orders: 'created_at',
  order_lines: 'ordered_at',
  refunds: 'ordered_at',
  ad_performance_daily: 'report_date',
  ad_conversions_daily: 'report_date',
} as const
/** Tables that are one file, dimensions among them. */
const wholeTables = ['ad_entities', 'identity_links', 'names', 'traffic_sources', 'shop_sales_daily'] as const

/** Writes the brand as Parquet files in the lake's layout, `<dir>/<table>/month=YYYY-MM/generated.parquet`.
 * @returns the files, paths absolute if `dir` is */
export async function writeLake(
  connection: Connection,
  dir: string,
  brand: FilledBrand,
  progress: Progress,
): Promise<LakeFile[]> {
  const month = z.object({ monthNo: z.number(), month: z.string() })
  const { rows: months } = await query(connection, month, 'generate/months', {})
  const files: LakeFile[] = []
  for (const table of wholeTables) {
    const path = join(dir, table, 'generated.parquet')
    const rows = await writeParquet(connection, `generate/lake/${table}`, {}, path)
    files.push(await lakeFile(table, path, rows, { minDay: null, maxDay: null }))
  }
  for (const [done, { monthNo, month }] of months.entries()) {
    for (const [table, moment] of Object.entries(factTables)) {
      const path = join(dir, table, `month=${month}`, 'generated.parquet')
      const rows = await writeParquet(connection, `generate/lake/${table}`, { monthNo, ...brand }, path)
      if (rows > 0) files.push(await lakeFile(table, path, rows, await daysOf(connection, path, moment)))
    }
    progress(0.6 + (0.35 * (done + 1)) / months.length, `month ${month}`)
  }
  return files
}

/** @returns the number of rows written */
async function writeParquet(
  connection: Connection,
  name: string,
  parameters: Parameters,
  path: string,
): Promise<number> {
  await mkdir(dirname(path), { recursive: true })
  const slots = { rows: { sql: statement(name), parameters } }
  const { rows } = await query(
    connection,
    z.object({ Count: z.number() }),
    'generate/copy_parquet',
    { path },
    slots,
  )
  return rows[0]?.Count ?? 0
}

async function daysOf(connection: Connection, path: string, moment: string) {
  const days = z.object({ minDay: z.string(), maxDay: z.string() })
  const { rows } = await query(
    connection,
    days,
    'generate/days_of_file',
    { path },
    { moment: { sql: moment, parameters: {} } },
  )
  return days.parse(rows[0])
}

async function lakeFile(
  table: string,
  path: string,
  rows: number,
  days: { minDay: string | null; maxDay: string | null },
): Promise<LakeFile> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { table, path, bytes: (await stat(path)).size, rows, sha256: hash.digest('hex'), ...days }
}
