import { z } from 'zod'
import type { Cell, Contract, EarlierWanted, Fact, OpenRows, Row, Run, Warning } from '#engine/analysis.ts'
import { catalog } from '#engine/catalog.ts'
import type { Column } from '#engine/columns.ts'
import { contracts, isAnalysisId } from '#engine/contracts.ts'
import type { RanStatement } from '#engine/duck/query.ts'
import { EngineError } from '#engine/errors.ts'
import type { OpenLake } from '#engine/lake/lake-over.ts'

/** Rises whenever the same question of the same data may get another answer; part of the cache key. */
export const engineVersion = 2

export interface Analyzed {
  readonly columns: Column[]
  readonly rows: Row[]
  readonly totals: Row | null
  readonly facts: Fact[]
  readonly warnings: Warning[]
  /** The request with its defaults filled in. */
  readonly request: Record<string, unknown>
  readonly sql: RanStatement[]
}

export interface OpenedCell {
  readonly columns: Column[]
  readonly rows: Row[]
  readonly cursor: string | null
}

/** Computes one analysis over an open lake. `id` and `request` may come from anywhere: they are checked here.
 * @throws EngineError `not_found` for an unknown id, `invalid_request` naming the field */
export async function analyze(lake: OpenLake, id: string, request: unknown): Promise<Analyzed> {
  const known = knownId(id)
  return analyzeWith(contracts[known], catalog[known], lake, request)
}

/** Opens one cell of an answer to the rows behind it. */
export async function openCell(
  lake: OpenLake,
  id: string,
  asked: {
    readonly request: unknown
    readonly cell: Cell
    readonly cursor: string | null
    readonly limit: number
  },
): Promise<OpenedCell> {
  const known = knownId(id)
  return openWith(contracts[known], catalog[known], lake, asked)
}

/** Which earlier state a question needs beside the one it is asked of; null when none.
 * @throws EngineError as `analyze` does */
export function earlierWanted(id: string, request: unknown): EarlierWanted | null {
  const contract: Contract = contracts[knownId(id)]
  return contract.earlier === undefined ? null : contract.earlier(parsedRequest(contract, request))
}

function knownId(id: string) {
  if (isAnalysisId(id)) return id
  throw new EngineError(
    'not_found',
    `There is no analysis "${id}". There are: ${Object.keys(contracts).join(', ')}.`,
  )
}

/** Parses a request strictly. The first fault names its field. */
export function parsedRequest<C extends Contract>(contract: C, request: unknown): z.output<C['request']> {
  const parsed = z.safeParse<C['request']>(contract.request, request)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : []
  const field = [...(issue?.path ?? []), ...unknown.slice(0, 1)].join('.')
  throw new EngineError(
    'invalid_request',
    field === '' ? (issue?.message ?? 'The request is not valid.') : `${field}: ${issue?.message}`,
    field === '' ? {} : { field },
  )
}

async function analyzeWith<C extends Contract>(
  contract: C,
  bound: { run: Run<C> },
  lake: OpenLake,
  request: unknown,
): Promise<Analyzed> {
  const asked = parsedRequest(contract, request)
  lake.takeRan()
  const result = await bound.run(lake, asked)
  return {
    columns: contract.columns(asked),
    ...result,
    request: z.record(z.string(), z.unknown()).parse(asked),
    sql: lake.takeRan(),
  }
}

async function openWith<C extends Contract>(
  contract: C,
  bound: { openRows?: OpenRows<C> },
  lake: OpenLake,
  asked: Parameters<typeof openCell>[2],
): Promise<OpenedCell> {
  if (bound.openRows === undefined || contract.rowColumns === undefined) {
    throw new EngineError('not_found', `Cells of ${contract.title} do not open: its rows are the rows.`)
  }
  const request = parsedRequest(contract, asked.request)
  lake.takeRan()
  checkCell(contract.columns(request), asked.cell)
  const page = await bound.openRows(lake, request, asked.cell, { cursor: asked.cursor, limit: asked.limit })
  return { columns: contract.rowColumns(request), ...page }
}

/** A cell that names what the answer has not would show rows that do not add up to any figure. */
function checkCell(columns: readonly Column[], cell: Cell): void {
  for (const [name, value] of Object.entries(cell)) {
    const column = columns.find((known) => known.name === name && known.role === 'dimension')
    const refuse = (message: string) => {
      throw new EngineError('invalid_request', message, { field: `cell.${name}` })
    }
    if (column === undefined) refuse(`The answer has no dimension "${name}".`)
    if (column?.type === 'date' && value !== null && !z.iso.date().safeParse(value).success) {
      refuse(`"${name}" must be a day such as 2026-03-31.`)
    }
  }
}
