import { analysesCommand } from './analyses.ts'
import { runCommand } from './ask.ts'
import { benchCommand } from './bench.ts'
import { eraseCommand } from './erase.ts'
import { generateCommand } from './generate.ts'
import { loadsCommand, mappingsCommand, snapshotsCommand } from './lists.ts'
import { loadCommand } from './load.ts'
import { mapCommand } from './map.ts'
import { migrateCommand } from './migrate.ts'
import { queryCommand } from './query.ts'
import type { Commands } from './run.ts'
import { serveCommand, workCommand } from './serve.ts'
import { workspacesCommand } from './workspaces.ts'

/** Every command of `omnitrack`, in the order of its help. */
export const commands: Commands = {
  load: loadCommand,
  map: mapCommand,
  run: runCommand,
  query: queryCommand,
  erase: eraseCommand,
  generate: generateCommand,
  workspaces: workspacesCommand,
  analyses: analysesCommand,
  snapshots: snapshotsCommand,
  loads: loadsCommand,
  mappings: mappingsCommand,
  migrate: migrateCommand,
  bench: benchCommand,
  serve: serveCommand,
  work: workCommand,
}
