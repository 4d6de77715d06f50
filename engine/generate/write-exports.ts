import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Connection } from '#engine/duck/connection.ts'
import { query } from '#engine/duck/query.ts'
import { statement } from '#sql/load.ts'

/** Files of one brand as its platforms would give them, in the order in which a loader numbers them. */
export const exportFiles = {
  touchpoints: 'touchpoints.csv',
  orders: 'orders_export.csv',
  meta: 'meta_ads_by_day.csv',
  google: 'google_campaigns_by_day.csv',
} as const

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
  await writeCsv(connection, 'meta_ads', path('meta'))
  await writeGoogle(connection, path('google'))
  return Object.values(exportFiles).map((name) => join(dir, name))
}

async function writeCsv(connection: Connection, name: string, path: string): Promise<void> {
  const slots = { rows: { sql: statement(`generate/export/${name}`), parameters: {} } }
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
