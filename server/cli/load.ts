import { readdirSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { isPlatformId, platforms } from '#jobs/load/platforms.ts'
import { loadFiles } from '#jobs/load/run.ts'
import { type RefreshOptions, refreshProjections } from '#jobs/refresh/run.ts'
import { HostError } from '#server/host/errors.ts'
import type { FileReport, LoadReport } from '#server/routes/loads.contract.ts'
import { type Command, hasFlag, type Invocation, requiredOption, textOption, UsageError } from './command.ts'
import { document, progressOn, table } from './output.ts'
import { namedWorkspace, type Standing, withHost } from './with-host.ts'

interface Named {
  readonly name: string
  readonly path: string
}

/** Files that are given, and all files below the folders that are given, in the order of their names. */
function filesIn(given: string): Named[] {
  const path = resolve(given)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined)
    throw new HostError('not_found', `There is no file or folder ${given}.`, { field: 'files' })
  if (!found.isDirectory()) return [{ name: basename(path), path }]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ name: relative(path, file), path: file }))
}

function platformOption(invocation: Invocation) {
  const text = textOption(invocation, 'as')
  if (text === null) return undefined
  if (isPlatformId(text)) return text
  throw new UsageError(
    `--as ${text} is no platform. There are: ${platforms.map((platform) => platform.id).join(', ')}.`,
  )
}

const optionsOf = (invocation: Invocation) => ({
  platform: platformOption(invocation),
  source: textOption(invocation, 'source') ?? undefined,
  currency: textOption(invocation, 'currency')?.toUpperCase(),
  timeZone: textOption(invocation, 'timezone') ?? undefined,
  extractedAt: textOption(invocation, 'extracted-at') ?? undefined,
  mapping: textOption(invocation, 'mapping') ?? undefined,
})

const rowOf = (file: FileReport) => ({
  file: file.name,
  platform: file.mapping === null ? (file.platform ?? '') : `mapping ${file.mapping}`,
  status: file.status,
  rows: file.rowsIn,
  kept: file.kept,
  replaced: file.replaced,
  dropped: file.dropped.reduce((sum, each) => sum + each.rows, 0),
  rejected: file.rejected,
  from: file.firstDay ?? '',
  to: file.lastDay ?? '',
})

const figures = ['spend', 'orders', 'revenue', 'touchpoints'] as const

function shown(report: LoadReport): string {
  const names = [
    'file',
    'platform',
    'status',
    'rows',
    'kept',
    'replaced',
    'dropped',
    'rejected',
    'from',
    'to',
  ]
  const sums = figures.map((name) => ({
    figure: name,
    before: report.before[name],
    after: report.after[name],
  }))
  return `${table(names, report.files.map(rowOf))}\n${table(['figure', 'before', 'after'], sums)}`
}

const shownFaults = 20

function complaints(report: LoadReport): string {
  const lines = report.files.flatMap((file) => [
    ...file.faults
      .slice(0, shownFaults)
      .map((fault) => `${fault.file}${fault.line === null ? '' : `:${fault.line}`}: ${fault.message}`),
    ...(file.faultCount > shownFaults
      ? [`${file.name}: ${file.faultCount - shownFaults} more faults; --json lists up to 1,000.`]
      : []),
    ...file.warnings.map((warning) => `${file.name}: ${warning}`),
  ])
  return [...lines, ...report.warnings].map((line) => `${line}\n`).join('')
}

/** A refusal is an answer, and a failure for the shell. */
function checkEnd(status: string, report: LoadReport): void {
  const refused = report.files.filter((file) => file.status === 'refused').map((file) => file.name)
  if (refused.length === 0 && status !== 'failed') return
  throw new HostError('invalid', `Refused: ${refused.join(', ')}.`)
}

/** What failed here is in the log and is tried again by the next load or worker; the load itself stands. */
async function isRefreshed(
  { host, actor }: Standing,
  workspaceId: string,
  options: RefreshOptions,
): Promise<boolean> {
  try {
    await refreshProjections(host, actor, workspaceId, options)
    return true
  } catch (error) {
    host.log.error({ err: error, workspaceId }, 'projections were not built')
    return false
  }
}

export const loadCommand: Command = {
  usage:
    'load <files or folders...> --workspace W [--source S] [--as PLATFORM] [--currency C] [--timezone Z] [--extracted-at T] [--mapping NAME] [--dry-run] [--json]',
  summary: 'Loads what platforms export; loading the same files again changes nothing.',
  options: {
    workspace: { type: 'string' },
    source: { type: 'string' },
    as: { type: 'string' },
    currency: { type: 'string' },
    timezone: { type: 'string' },
    'extracted-at': { type: 'string' },
    mapping: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(invocation) {
    const { terminal, signal, positionals } = invocation
    const wanted = requiredOption(invocation, 'workspace')
    if (positionals.length === 0) throw new UsageError('Files or folders are missing.')
    const options = optionsOf(invocation)
    const files = positionals.flatMap(filesIn)
    if (files.length === 0) throw new HostError('not_found', 'There is no file in these folders.')
    const bar = progressOn(terminal)
    const ended = await withHost(async (standing) => {
      const { id } = await namedWorkspace(standing, wanted)
      const isDryRun = hasFlag(invocation, 'dry-run')
      const progress = (share: number, note: string) => bar.set(share, note)
      const asked = { workspaceId: id, files, options, isDryRun, signal, progress }
      const loaded = await loadFiles(standing.host, standing.actor, asked)
      // Answers are the same without; a worker may not be running, and the next question would wait for it.
      const built =
        loaded.snapshot === null || isDryRun || (await isRefreshed(standing, id, { signal, progress }))
      if (!built)
        terminal.err('The load is committed; its journeys could not be built yet, so answers are slower.\n')
      return loaded
    }).finally(() => bar.done())
    const { loadId, status, snapshot, report } = ended
    terminal.out(
      hasFlag(invocation, 'json') ? document({ load: loadId, status, snapshot, report }) : shown(report),
    )
    if (!hasFlag(invocation, 'json')) terminal.err(complaints(report))
    checkEnd(status, report)
  },
}
