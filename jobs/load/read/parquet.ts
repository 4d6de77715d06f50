import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Input } from '#jobs/load/context.ts'
import type { Database } from '#jobs/load/database.ts'
import { type Format, matchHeader } from '#jobs/load/format.ts'
import { fault, Refused } from './fault.ts'
import type { ReadFile } from './read-file.ts'
import { shapeOf } from './rows-shape.ts'

function isParquet(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4)
    return readSync(file, head, 0, 4, 0) === 4 && head.toString('latin1') === 'PAR1'
  } finally {
    closeSync(file)
  }
}

/** Reads a Parquet file of one of the generic formats; its rows are numbered from 1. Null when it is not Parquet.
 * @throws Refused when no format knows its columns */
export async function readParquet(
  database: Database,
  input: Input,
  formats: readonly Format[],
  staging: string,
): Promise<ReadFile | null> {
  if (!isParquet(input.path)) return null
  const columns = await namesOf(database, input.path)
  const matches = formats
    .filter((format) => format.id.startsWith('generic_'))
    .map((format) => matchHeader(format, columns))
    .sort(
      (a, b) =>
        a.missing.length - b.missing.length ||
        Number(b.format.mapped !== undefined) - Number(a.format.mapped !== undefined) ||
        b.found - a.found,
    )
  const [match] = matches
  if (match === undefined || match.found < 2) {
    throw new Refused(
      fault('header_not_recognised', 1, 'The columns of this Parquet file are none that we know.'),
    )
  }
  if (match.missing.length > 0) {
    throw new Refused(
      ...match.missing.map((name) =>
        fault('missing_column', 1, `The file has no column "${name}".`, { field: name }),
      ),
    )
  }
  const path = join(staging, `rows-${input.fileNo}.csv`)
  await database.run('load/read/parquet_rows', { files: [input.path], path })
  const { count } = await database.row(z.object({ count: z.number() }), 'load/read/parquet_count', {
    files: [input.path],
  })
  if (count === 0) throw new Refused(fault('no_rows', 1, 'The file has no rows.'))
  const shape = shapeOf(path, ',', match, true)
  return {
    match,
    headerLine: 1,
    preamble: [],
    delimiter: ',',
    shape,
    rows: count,
    blank: 0,
    totals: 0,
    isMultiline: true,
    faults: [],
    faulty: 0,
  }
}

async function namesOf(database: Database, path: string): Promise<string[]> {
  try {
    const rows = await database.rows(z.object({ name: z.string() }), 'load/read/parquet_columns', {
      files: [path],
    })
    return rows.map((row) => row.name)
  } catch {
    throw new Refused(fault('damaged_file', 1, 'The Parquet file is damaged or cut off.'))
  }
}
