import { z } from 'zod'
import type { EarlierWanted } from '#engine/analysis.ts'
import { type Analyzed, analyze, earlierWanted } from '#engine/analyze.ts'
import { contracts, isAnalysisId } from '#engine/contracts.ts'
import { openLake } from '#engine/lake/open.ts'
import type { Snapshot } from '#engine/lake/snapshot.ts'
import { type AsOf, resolveSnapshot } from '#server/host/resolve.ts'
import { csv } from '#server/routes/csv.ts'
import {
  type Command,
  hasFlag,
  type Invocation,
  onlyPositional,
  requiredOption,
  textOption,
  UsageError,
} from './command.ts'
import { document } from './output.ts'
import { namedWorkspace, type Standing, withHost } from './with-host.ts'

export const formats = ['json', 'csv'] as const

export function formatOf(invocation: Invocation): (typeof formats)[number] {
  const wanted = textOption(invocation, 'format') ?? 'json'
  const found = formats.find((format) => format === wanted)
  if (found !== undefined) return found
  if (wanted === 'arrow' || wanted === 'parquet')
    throw new UsageError(`This version writes json and csv, not yet ${wanted}.`)
  throw new UsageError(`--format ${wanted} is not one of ${formats.join(', ')}.`)
}

function paramsOf(invocation: Invocation): unknown {
  const text = textOption(invocation, 'params') ?? '{}'
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`--params is not JSON: ${text.slice(0, 60)}`, { cause })
  }
}

export function asOfOption(invocation: Invocation): AsOf | undefined {
  const text = textOption(invocation, 'as-of')
  if (text === null) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  throw new UsageError(`--as-of ${text} is neither a snapshot's number nor a day such as 2026-03-31.`)
}

/** The snapshot that --workspace and --as-of name. */
export async function namedSnapshot(
  standing: Standing,
  invocation: Invocation,
  earlier: EarlierWanted | null = null,
): Promise<Snapshot> {
  const workspace = await namedWorkspace(standing, requiredOption(invocation, 'workspace'))
  return resolveSnapshot(standing.host, standing.actor, workspace.id, asOfOption(invocation), earlier)
}

async function answer(
  snapshot: Snapshot,
  id: string,
  params: unknown,
  signal: AbortSignal,
): Promise<Analyzed> {
  await using lake = await openLake(snapshot)
  const stop = () => lake.interrupt()
  signal.addEventListener('abort', stop, { once: true })
  return await analyze(lake, id, params)
}

function explained(analyzed: Analyzed): string {
  const parts = analyzed.sql.map(({ name, sql, parameters, elapsedMs, rows }) => {
    const values = Object.entries(parameters).map(([key, value]) => `--   $${key} = ${JSON.stringify(value)}`)
    return [
      `-- ${name}: ${rows} rows in ${Math.round(elapsedMs)} ms`,
      ...values,
      `${sql.trim().replace(/;$/, '')};`,
    ].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}

function shown(invocation: Invocation, snapshot: Snapshot, id: string, analyzed: Analyzed): string {
  if (hasFlag(invocation, 'explain')) return explained(analyzed)
  const { sql, request, ...rest } = analyzed
  if (formatOf(invocation) === 'csv') return csv(rest.columns, rest.rows)
  const meta = {
    analysis: id,
    request,
    snapshot: snapshot.number,
    asOf: textOption(invocation, 'as-of'),
    definitions: snapshot.definitions.revision,
    elapsedMs: Math.round(sql.reduce((sum, statement) => sum + statement.elapsedMs, 0)),
    cached: false,
    sql: sql.map(({ name, elapsedMs, rows }) => ({ name, elapsedMs, rows })),
  }
  return document({ ...rest, meta })
}

export const runCommand: Command = {
  usage:
    "run <analysis> --workspace W [--params '{...}'] [--as-of SNAPSHOT|DATE] [--format json|csv] [--explain]",
  summary: 'Answers an analysis; `omnitrack analyses` lists them. --explain prints the SQL that ran.',
  options: {
    workspace: { type: 'string' },
    params: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string' },
    explain: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(invocation) {
    const id = onlyPositional(invocation, 'Analysis')
    if (!isAnalysisId(id))
      throw new UsageError(`There is no analysis ${id}. There are: ${Object.keys(contracts).join(', ')}.`)
    formatOf(invocation)
    const params = z.record(z.string(), z.unknown()).safeParse(paramsOf(invocation))
    if (!params.success) throw new UsageError('--params is not a JSON object.')
    const { snapshot, analyzed } = await withHost(async (standing) => {
      const found = await namedSnapshot(standing, invocation, earlierWanted(id, params.data))
      return { snapshot: found, analyzed: await answer(found, id, params.data, invocation.signal) }
    })
    invocation.terminal.out(shown(invocation, snapshot, id, analyzed))
  },
}
