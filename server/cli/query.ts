import { row } from '#engine/analysis.ts'
import { detail } from '#engine/columns.ts'
import { csv } from '#server/routes/csv.ts'
import { formatOf, namedSnapshot } from './ask.ts'
import { type Command, onlyPositional } from './command.ts'
import { document } from './output.ts'
import { askSql, type SqlRows } from './sql-process.ts'
import { withHost } from './with-host.ts'

const mostRows = 100_000

const plain = (value: unknown) =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : value

const rowsOf = (answer: SqlRows) =>
  answer.rows.map((values) =>
    row.parse(Object.fromEntries(answer.names.map((name, at) => [name, plain(values[at] ?? null)]))),
  )

export const queryCommand: Command = {
  usage: 'query "SELECT ..." --workspace W [--as-of SNAPSHOT|DATE] [--format json|csv]',
  summary: 'Runs one SELECT over the tables of a snapshot, in a process that can reach nothing else.',
  options: { workspace: { type: 'string' }, 'as-of': { type: 'string' }, format: { type: 'string' } },
  async run(invocation) {
    const sql = onlyPositional(invocation, 'Statement')
    const format = formatOf(invocation)
    const answer = await withHost(async (standing) => {
      const snapshot = await namedSnapshot(standing, invocation)
      return askSql({ snapshot, sql, maxRows: mostRows }, invocation.signal)
    })
    if (answer.cut) invocation.terminal.err(`Only the first ${mostRows} rows are shown.\n`)
    const columns = answer.names.map((name) => detail({ name, title: name, definition: name }, 'string'))
    invocation.terminal.out(format === 'csv' ? csv(columns, rowsOf(answer)) : document(rowsOf(answer)))
  },
}
