import { createPostgresBackend } from 'bullmq'
import { migrateTables } from '#sql/postgres/migrate.ts'
import { HostError } from './errors.ts'

async function migrateQueues(ownerUrl: string): Promise<void> {
  const connection = { connectionString: ownerUrl, schema: 'bullmq', max: 1, migrate: true }
  const backend = createPostgresBackend('migrate', { connection })
  backend.on('error', () => undefined)
  try {
    await backend.waitUntilReady()
  } finally {
    await backend.close()
  }
}

/** Makes and updates all tables, libraries' too. Safe to run again, and by several processes at once.
 * @param ownerUrl login omnitrack_owner
 * @returns names of the migrations that ran now
 * @throws HostError `unavailable` */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  try {
    const ran = await migrateTables(ownerUrl)
    await migrateQueues(ownerUrl)
    return ran
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new HostError('unavailable', `The database cannot be migrated: ${reason}.`, { cause })
  }
}
