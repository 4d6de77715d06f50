import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { EngineError } from '#engine/errors.ts'
import { outward } from './values.ts'

/** Table functions that read nothing. */
const harmlessTables = new Set(['range', 'generate_series', 'unnest', 'repeat'])
/** Functions that run text, speak to the system, or tell where files lie. */
const forbidden =
  /^(?:getenv|write_log|current_setting|getvariable|query|query_table|pragma_.*|duckdb_.*|read_.*|parquet_.*|sniff_csv|glob)$/
const systemTable = /^(?:duckdb_|pragma_|sqlite_|pg_)/i
const systemSchema = /^(?:information_schema|pg_catalog)$/i

const parsed = z.object({
  error: z.boolean(),
  error_message: z.string().optional(),
  statements: z.array(z.unknown()).default([]),
})
const calls = z.object({ function_name: z.string() })
const tableCall = z.object({ type: z.literal('TABLE_FUNCTION'), function: calls })
const baseTable = z.object({ type: z.literal('BASE_TABLE'), schema_name: z.string(), table_name: z.string() })

const refuse = (message: string) => new EngineError('invalid_request', message, { field: 'sql' })

function checkNode(node: object): void {
  const table = tableCall.safeParse(node)
  if (table.success && !harmlessTables.has(table.data.function.function_name.toLowerCase())) {
    throw refuse(`The table function ${table.data.function.function_name} is not open to queries.`)
  }
  const call = calls.safeParse(node)
  if (call.success && forbidden.test(call.data.function_name.toLowerCase())) {
    throw refuse(`The function ${call.data.function_name} is not open to queries.`)
  }
  const named = baseTable.safeParse(node)
  if (
    named.success &&
    (systemTable.test(named.data.table_name) || systemSchema.test(named.data.schema_name))
  ) {
    throw refuse(`The table ${named.data.table_name} is not open to queries.`)
  }
}

/** The parser's own words help whoever mistyped; its words on other statements speak of how we ask it. */
function refusalWords(message: string | undefined): string {
  if (message === undefined || message.includes('serialized to json'))
    return 'One SELECT can be asked, and nothing else.'
  return message.split('\n')[0] ?? message
}

/** Lets through one SELECT over the tables of a snapshot.
 * @throws EngineError `invalid_request` */
export async function checkReadOnly(connection: DuckDBConnection, sql: string): Promise<void> {
  const reader = await connection.runAndReadAll('select json_serialize_sql($sql::varchar) as tree', { sql })
  const tree = parsed.parse(JSON.parse(String(reader.value(0, 0))))
  if (tree.error) throw refuse(refusalWords(tree.error_message))
  if (tree.statements.length !== 1) throw refuse('One statement at a time.')
  const open: unknown[] = [...tree.statements]
  for (let node = open.pop(); open.length > 0 || node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue
    checkNode(node)
    open.push(...Object.values(node))
  }
}

export interface SqlAnswer {
  readonly names: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  /** Whether there are more rows than were asked for. */
  readonly cut: boolean
}

/** Runs one SELECT of a person in an instance that is locked.
 * @throws EngineError `invalid_request` with DuckDB's first line */
export async function runReadOnly(
  connection: DuckDBConnection,
  sql: string,
  maxRows: number,
): Promise<SqlAnswer> {
  await checkReadOnly(connection, sql)
  try {
    const reader = await connection.runAndReadUntil(sql, maxRows + 1)
    const rows = reader.getRows().map((row) => row.map(outward))
    return {
      names: reader.deduplicatedColumnNames(),
      rows: rows.slice(0, maxRows),
      cut: rows.length > maxRows,
    }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw refuse(message.split('\n')[0] ?? 'The statement failed.')
  }
}
