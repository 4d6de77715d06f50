import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Parameters } from '#engine/analysis.ts'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import { statement } from '#sql/load.ts'

/** Files of one brand as its platforms would give them, in the order in which a loader numbers them. */
export const exportFiles = {
  touchpoints: 'touchpoints.csv',
  orders: 'orders_export.csv',
  meta: 'meta_ads_by_day.csv',
  google: 'google_campaigns_by_day.csv',
  products: 'products_export.csv',
  sales: 'total_sales_over_time.csv',
} as const

const inFull = { daysEarly: 0, unsettledDays: 0 }
/** A report made a week before the period ends, with purchases still to be added to its last four weeks. */
const weekEarly = { daysEarly: 7, unsettledDays: 28 }

/** Writes the brand of the connection as platform files below `dir`, quirks included.
 * @returns paths, in the order of `exportFiles` */
export async function writeExports(connection: Connection, dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true })
  const run = (name: string) => query(connection, z.unknown(), `generate/export/${name}`, {})
  for (const name of ['person_macro', 'email_macro', 'client_macro', 'way_links', 'order_notes'])
    await run(name)
  const path = (name: keyof typeof exportFiles) => join(dir, exportFiles[name])
  await writeCsv(connection, 'touchpoints', path('touchpoints'))
  await writeCsv(connection, 'orders', path('orders'))
  await writeCsv(connection, 'meta_ads', path('meta'), inFull)
  await writeGoogle(connection, path('google'))
  await writeCsv(connection, 'products', path('products'))
  await writeCsv(connection, 'total_sales', path('sales'))
  return Object.values(exportFiles).map((name) => join(dir, name))
}

/** Writes Meta's report as it stood a week before the period's end: what the full report restates.
 * @returns its path below `dir` */
export async function writeEarlierMeta(connection: Connection, dir: string): Promise<string> {
  const path = join(dir, 'meta_ads_by_day_last_week.csv')
  await writeCsv(connection, 'meta_ads', path, weekEarly)
  return path
}

async function writeCsv(
  connection: Connection,
  name: string,
  path: string,
  parameters: Parameters = {},
): Promise<void> {
  const slots = { rows: { sql: statement(`generate/export/${name}`), parameters } }
  await query(connection, z.unknown(), 'generate/copy_csv', { path }, slots)
}

/** Google puts the report's title and period above the header. */
async function writeGoogle(connection: Connection, path: string): Promise<void> {
  const { rows } = await query(
    connection,
    z.object({ period: z.string() }),
    'generate/export/google_period',
    {},
  )
  const table = `${path}.table`
  await writeCsv(connection, 'google_campaigns', table)
  await writeFile(path, `Campaign report\n"${rows[0]?.period}"\n`)
  await pipeline(createReadStream(table), createWriteStream(path, { flags: 'a' }))
  await rm(table)
}
