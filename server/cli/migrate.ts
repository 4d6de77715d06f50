import { readConfig } from '#server/host/config.ts'
import { HostError } from '#server/host/errors.ts'
import { migrate } from '#server/host/migrate.ts'
import { openDatabase } from '#server/host/postgres/open.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'Makes and updates all tables; safe to repeat.',
  options: {},
  async run(invocation) {
    const database = await openDatabase(readConfig())
    try {
      if (database.ownerUrl === null) {
        throw new HostError(
          'configuration',
          'DATABASE_OWNER_URL must be set to migrate an outside database.',
          {
            field: 'DATABASE_OWNER_URL',
          },
        )
      }
      const ran = await migrate(database.ownerUrl)
      invocation.terminal.out(ran.length === 0 ? 'Everything is up to date.\n' : `${ran.join('\n')}\n`)
    } finally {
      await database.stop()
    }
  },
}
