import type { RowsFileShape } from '#jobs/load/database.ts'
import type { HeaderMatch } from '#jobs/load/format.ts'

/** How a rows file is cut: its line number, then the file's columns by canonical name. */
export function shapeOf(
  path: string,
  delimiter: string,
  match: HeaderMatch,
  isMultiline: boolean,
): RowsFileShape {
  const columns = ['line', ...match.names.map((name, at) => name ?? `unused_${at}`)]
  return { path, delimiter, columns, isParallel: !isMultiline }
}
