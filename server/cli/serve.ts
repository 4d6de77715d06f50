import { work } from '#jobs/main.ts'
import { readConfig } from '#server/host/config.ts'
import { migrate } from '#server/host/migrate.ts'
import { openDatabase } from '#server/host/postgres/open.ts'
import { serve } from '#server/main.ts'
import { builtUi } from './build-ui.ts'
import type { Command } from './command.ts'

/** Resolves when the signal is aborted. */
export const until = (signal: AbortSignal): Promise<void> =>
  new Promise((settle) => {
    if (signal.aborted) settle()
    else signal.addEventListener('abort', () => settle(), { once: true })
  })

export const serveCommand: Command = {
  usage: 'serve',
  summary: 'Serves API and user interface until it is stopped; `omnitrack work` runs the jobs.',
  options: {},
  async run({ terminal, signal }) {
    const config = readConfig()
    const database = await openDatabase(config, { stopsAdopted: true })
    try {
      if (database.ownerUrl !== null) await migrate(database.ownerUrl)
      const server = await serve({ config, appUrl: database.appUrl, uiFolder: builtUi })
      terminal.err(`OmniTrackIQ serves ${server.url}\n`)
      await until(signal)
      await server.close()
    } finally {
      await database.stop()
    }
  },
}

export const workCommand: Command = {
  usage: 'work',
  summary: 'Runs jobs until it is stopped.',
  options: {},
  run: ({ signal }) => work(readConfig(), signal),
}
