import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { connect } from './connect.ts'

const folder = new URL('./migrations/', import.meta.url)

export interface MigrationText {
  readonly name: string
  readonly text: string
}

/** The migrations of this version, oldest first. */
export async function readMigrations(): Promise<readonly MigrationText[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => ({
      name: name.slice(0, -4),
      text: await readFile(new URL(name, folder), 'utf8'),
    })),
  )
}

const provider: MigrationProvider = {
  async getMigrations() {
    const toMigration = (text: string): Migration => ({
      up: async (db) => {
        await sql.raw(text).execute(db)
      },
    })
    return Object.fromEntries((await readMigrations()).map(({ name, text }) => [name, toMigration(text)]))
  },
}

/** Brings our own schemas to this version, all or nothing. Running it again does nothing.
 * @param ownerUrl login omnitrack_owner
 * @returns names of the migrations that ran now */
export async function migrateTables(ownerUrl: string): Promise<readonly string[]> {
  const db = connect(ownerUrl, 2)
  try {
    const { error, results } = await new Migrator({
      db,
      provider,
      migrationTableSchema: 'public',
    }).migrateToLatest()
    if (error !== undefined) throw error
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}
