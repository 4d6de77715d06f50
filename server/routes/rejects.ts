import type { Row } from '#engine/analysis.ts'
import { type Column, dimension } from '#engine/columns.ts'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import { csv } from './csv.ts'
import type { FileReport } from './loads.contract.ts'
import { loadOf } from './loads.ts'
import { adviceFor, getRejects } from './rejects.contract.ts'

const text = (name: string, definition: string): Column => dimension({ name, title: name, definition })

const columns: readonly Column[] = [
  text('file', 'Name of the file.'),
  dimension(
    { name: 'line', title: 'line', definition: 'Physical line, from 1; empty where the file is meant.' },
    'integer',
  ),
  text('column', 'The column as the file heads it.'),
  text('text', 'What stands there, cut to 200 characters, persons’ data redacted.'),
  text('code', 'Stable name of the fault.'),
  text('message', 'What is wrong.'),
  text('what_to_do', 'How to put it right.'),
]

const rowsOf = (files: readonly FileReport[]): Row[] =>
  files.flatMap((file) =>
    file.faults.map(({ line, field, value, code, message }) => ({
      file: file.name,
      line,
      column: field,
      text: value,
      code,
      message,
      what_to_do: adviceFor(code),
    })),
  )

/** Rejects as a file that a spreadsheet opens without evaluating any of it. */
export function mountRejects(app: App, deps: Deps): void {
  app.openapi(behindDoor(app, deps, getRejects), async (c) => {
    const { workspace, load } = c.req.valid('param')
    const { file } = c.req.valid('query')
    const { report, number } = await loadOf(deps, c.get('caller').actor, workspace, load)
    const files = (report?.files ?? []).filter((one) => file === undefined || one.fileNo === file)
    const name = file === undefined ? `rejects-of-load-${number}` : `rejects-of-load-${number}-file-${file}`
    return c.body(`\ufeff${csv(columns, rowsOf(files))}`, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    })
  })
}
