import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type MappingBody, mappingFaults, nearest } from '#jobs/load/mapping/contract.ts'
import type { Proposal } from '#jobs/load/mapping/proposal.contract.ts'
import { targets } from '#jobs/load/mapping/targets.contract.ts'
import { HostError } from '#server/host/errors.ts'
import { keepMapping } from '#server/routes/keep-mapping.ts'
import { lookAtFile } from '#server/routes/look-at-file.ts'
import {
  type Command,
  hasFlag,
  type Invocation,
  onlyPositional,
  requiredOption,
  textOption,
  UsageError,
} from './command.ts'
import { document, table } from './output.ts'
import { namedWorkspace, withHost } from './with-host.ts'

/** What the option --rows calls the targets. */
const kinds = {
  spend: 'generic_spend',
  touchpoints: 'generic_touchpoints',
  orders: 'shopify_orders',
  costs: 'product_costs',
  rates: 'fx_rates',
} as const
type Kind = keyof typeof kinds
const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text)

function wantedTarget(invocation: Invocation): MappingBody['target'] | null {
  const text = textOption(invocation, 'rows')
  if (text === null) return null
  if (isKind(text)) return kinds[text]
  throw new UsageError(`--rows ${text} is none of ${Object.keys(kinds).join(', ')}.`)
}

/** `--column day=Datum`, as often as wanted; `--column Datum=` leaves a column unread. */
function saidColumns(invocation: Invocation): { meaning: string; column: string }[] {
  const given = invocation.values['column']
  return (Array.isArray(given) ? given : []).map((text) => {
    const at = String(text).indexOf('=')
    if (at < 1) throw new UsageError(`--column ${text} is not of the form meaning=column, such as day=Datum.`)
    return { meaning: String(text).slice(0, at), column: String(text).slice(at + 1) }
  })
}

function checkMeaning(body: MappingBody, meaning: string): void {
  const known = targets.find((target) => target.id === body.target)?.meanings.map((one) => one.name) ?? []
  if (known.includes(meaning)) return
  throw new UsageError(`--column ${meaning}= names no meaning; the nearest is ${nearest(meaning, known)}.`)
}

/** The proposal with what the command line says put in its place. */
function withSaid(invocation: Invocation, proposed: MappingBody): MappingBody {
  let { columns } = proposed
  for (const { meaning, column } of saidColumns(invocation)) {
    checkMeaning(proposed, meaning)
    const others = columns.filter((one) => one.meaning !== meaning && one.column !== column)
    columns = column === '' ? others : [...others, { column, meaning }]
  }
  const text = (name: string, before: string | null) => textOption(invocation, name) ?? before
  const order = textOption(invocation, 'days')
  if (order !== null && order !== 'dmy' && order !== 'mdy') throw new UsageError('--days is dmy or mdy.')
  return {
    ...proposed,
    columns,
    platform: text('paid-to', proposed.platform),
    currency: text('currency', proposed.currency)?.toUpperCase() ?? null,
    timeZone: text('timezone', proposed.timeZone),
    dayOrder: order ?? proposed.dayOrder,
  }
}

async function looked(
  invocation: Invocation,
  file: string,
  place: { readonly timeZone: string; readonly currency: string },
): Promise<Proposal> {
  const path = resolve(file)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new HostError('not_found', `There is no file ${file}.`, { field: 'files' })
  const folder = mkdtempSync(join(tmpdir(), 'omnitrack-map-'))
  try {
    const { timeZone, currency } = place
    const asked = { name: basename(path), path, timeZone, currency, target: wantedTarget(invocation) }
    const first = await lookAtFile({ ...asked, mapping: null }, folder, invocation.signal)
    const said = withSaid(invocation, first.mapping)
    return await lookAtFile({ ...asked, mapping: said }, folder, invocation.signal)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function shown(found: Proposal): string {
  const columns = found.columns.map((one) => ({
    column: one.column,
    holds: one.meaning ?? '',
    'first cells': one.samples.slice(0, 2).join(', '),
    evidence: one.evidence,
  }))
  const { preview } = found
  const facts =
    preview === null
      ? ''
      : `\n${table(['rows', 'kept', 'days', 'faults'], [{ rows: preview.rowsIn, kept: preview.rowsKept, days: preview.days, faults: preview.faultCount }])}${sumsOf(preview.sums)}`
  return `${table(['column', 'holds', 'first cells', 'evidence'], columns)}${facts}`
}

const sumsOf = (sums: Readonly<Record<string, string>>): string =>
  `\n${table(
    ['sum', 'of the file'],
    Object.entries(sums).map(([sum, value]) => ({ sum, 'of the file': value })),
  )}`

export const mapCommand: Command = {
  usage:
    'map FILE --workspace W [--name NAME] [--rows spend|touchpoints|orders|costs|rates] [--paid-to P] [--currency C] [--timezone Z] [--days dmy|mdy] [--column meaning=column ...] [--json]',
  summary:
    'Proposes what the columns of an unknown file hold and previews it; --name saves it for this header.',
  options: {
    workspace: { type: 'string' },
    name: { type: 'string' },
    rows: { type: 'string' },
    'paid-to': { type: 'string' },
    currency: { type: 'string' },
    timezone: { type: 'string' },
    days: { type: 'string' },
    column: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(invocation) {
    const { terminal } = invocation
    const wanted = requiredOption(invocation, 'workspace')
    const file = onlyPositional(invocation, 'File')
    const name = textOption(invocation, 'name')
    const { found, saved } = await withHost(async (standing) => {
      const workspace = await namedWorkspace(standing, wanted)
      const proposed = await looked(invocation, file, workspace)
      const kept =
        name === null
          ? null
          : await keepMapping(standing.host.db, standing.actor, workspace.id, { ...proposed.mapping, name })
      return { found: proposed, saved: kept }
    })
    if (hasFlag(invocation, 'json')) {
      terminal.out(document({ ...found, saved }))
      return
    }
    terminal.out(shown(found))
    const open = mappingFaults(found.mapping).map((one) => `${one.message}\n`)
    const faults = (found.preview?.faults ?? []).slice(0, 20).map((one) => `${one.message}\n`)
    terminal.err([...open, ...faults].join(''))
    if (saved !== null) terminal.out(`Saved as ${saved.name}: files with this header load by themselves.\n`)
    else if (open.length === 0) terminal.err('Nothing was saved; --name NAME saves it.\n')
  },
}
