#!/usr/bin/env node
import { analysesCommand } from './analyses.ts'
import { runCommand } from './ask.ts'
import { benchCommand } from './bench.ts'
import type { Terminal } from './command.ts'
import { generateCommand } from './generate.ts'
import { loadsCommand, snapshotsCommand } from './lists.ts'
import { migrateCommand } from './migrate.ts'
import { queryCommand } from './query.ts'
import { type Commands, runCommandLine } from './run.ts'
import { serveCommand, workCommand } from './serve.ts'
import { workspacesCommand } from './workspaces.ts'

const commands: Commands = {
  run: runCommand,
  query: queryCommand,
  generate: generateCommand,
  workspaces: workspacesCommand,
  analyses: analysesCommand,
  snapshots: snapshotsCommand,
  loads: loadsCommand,
  migrate: migrateCommand,
  bench: benchCommand,
  serve: serveCommand,
  work: workCommand,
}

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
}

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

process.exitCode = await runCommandLine(commands, process.argv.slice(2), terminal, stop.signal)
