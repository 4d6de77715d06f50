import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBTimestampTZValue,
  TIMESTAMPTZ,
  UINTEGER,
} from '@duckdb/node-api'
import type { PersonRange } from '#engine/identity/persons.ts'

const chunkRows = 2048

/** Appends resolved persons to the table `persons`, chunk by chunk. */
export async function appendPersons(
  connection: DuckDBConnection,
  ranges: readonly PersonRange[],
): Promise<void> {
  const appender = await connection.createAppender('persons')
  for (let start = 0; start < ranges.length; start += chunkRows) {
    const part = ranges.slice(start, start + chunkRows)
    const chunk = DuckDBDataChunk.create([UINTEGER, TIMESTAMPTZ, TIMESTAMPTZ, UINTEGER])
    chunk.setColumns([
      part.map((range) => range.identityId),
      part.map((range) => new DuckDBTimestampTZValue(BigInt(range.fromUs))),
      part.map((range) => new DuckDBTimestampTZValue(BigInt(range.untilUs))),
      part.map((range) => range.personKey),
    ])
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}
