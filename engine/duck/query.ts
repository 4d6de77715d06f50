import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import { z } from 'zod'
import type { Fragment, Parameters } from '#engine/analysis.ts'
import { EngineError } from '#engine/errors.ts'
import { statement } from '#sql/load.ts'
import { type Meaning, meaningsOf } from './meanings.ts'
import { camelCase, inward, listType, outward, snakeCase } from './values.ts'

/** A statement as it ran. `parameters` are the values it was bound to, in snake_case. */
export interface RanStatement {
  readonly name: string
  readonly sql: string
  readonly parameters: Record<string, unknown>
  readonly elapsedMs: number
  readonly rows: number
  /** The views and macros that it reads, down to the canonical tables. */
  readonly meanings: Meaning[]
}

/** Fills the {{slots}} that a file declares. Throws when slots and fragments do not match one to one. */
export function filled(
  name: string,
  slots: Readonly<Record<string, Fragment>>,
): { sql: string; parameters: Parameters } {
  const used = new Set<string>()
  let parameters: Parameters = {}
  const sql = statement(name).replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
    const fragment = slots[slot]
    if (fragment === undefined) throw new Error(`${name}.sql has a slot ${slot} that was not filled`)
    used.add(slot)
    parameters = { ...parameters, ...fragment.parameters }
    return fragment.sql
  })
  for (const slot of Object.keys(slots))
    if (!used.has(slot)) throw new Error(`${name}.sql has no slot ${slot}`)
  return { sql, parameters }
}

/** Binds exactly the parameters that the statement names; extra ones are the caller's request, not its business. */
function bind(
  prepared: DuckDBPreparedStatement,
  name: string,
  parameters: Parameters,
): Record<string, unknown> {
  const given = new Map(Object.entries(parameters).map(([key, value]) => [snakeCase(key), value]))
  const bound: Record<string, DuckDBValue> = {}
  const shown: Record<string, unknown> = {}
  const types: Record<string, DuckDBType | undefined> = {}
  for (let index = 1; index <= prepared.parameterCount; index += 1) {
    const parameter = prepared.parameterName(index)
    const value = given.get(parameter)
    if (value === undefined) throw new Error(`${name}.sql wants $${parameter}, which was not given`)
    bound[parameter] = inward(value)
    types[parameter] = listType(value)
    shown[parameter] = value
  }
  if (prepared.parameterCount > 0) prepared.bind(bound, types)
  return shown
}

/** Runs sql/duckdb/<name>.sql and parses every row with `schema`; column names arrive in camelCase. */
export async function query<Schema extends z.ZodType>(
  connection: DuckDBConnection,
  schema: Schema,
  name: string,
  parameters: Parameters,
  slots: Readonly<Record<string, Fragment>> = {},
): Promise<{ rows: z.output<Schema>[]; ran: RanStatement }> {
  const text = filled(name, slots)
  const startedAt = performance.now()
  const prepared = await connection.prepare(text.sql)
  try {
    const shown = bind(prepared, name, { ...parameters, ...text.parameters })
    const reader = await prepared.runAndReadAll()
    const names = reader.deduplicatedColumnNames().map(camelCase)
    const objects = reader
      .getRows()
      .map((values) => Object.fromEntries(values.map((value, at) => [names[at], outward(value)])))
    const elapsedMs = performance.now() - startedAt
    return {
      rows: z.array(schema).parse(objects),
      ran: {
        name,
        sql: text.sql,
        parameters: shown,
        elapsedMs,
        rows: objects.length,
        meanings: meaningsOf(text.sql),
      },
    }
  } catch (error) {
    throw asEngineError(error, name)
  } finally {
    prepared.destroySync()
  }
}

/** DuckDB's words never reach a customer: they may name paths. */
export function asEngineError(error: unknown, name: string): EngineError {
  if (error instanceof EngineError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/INTERRUPT|Interrupted/i.test(message))
    return new EngineError('cancelled', 'The question was cancelled.', { cause: error })
  if (/Out of Memory/i.test(message)) {
    return new EngineError(
      'out_of_memory',
      'The question needs more memory than one answer may use. Ask for a shorter period or fewer dimensions.',
      { cause: error },
    )
  }
  return new EngineError('failed', 'The answer could not be computed. The cause is in the log.', {
    cause: new Error(`${name}: ${message}`, { cause: error }),
  })
}
