import type { Row } from '#engine/analysis.ts'
import { mappingBody } from '#jobs/load/mapping/contract.ts'
import { read } from '#server/host/write.ts'
import type { Tx } from '#sql/postgres/database.ts'
import { fileNamesOf } from '#sql/postgres/load-names.ts'
import { listLoads } from '#sql/postgres/loads.ts'
import { listMappings } from '#sql/postgres/mappings.ts'
import { listSnapshots } from '#sql/postgres/snapshots.ts'
import { type Command, hasFlag, requiredOption } from './command.ts'
import { document, table } from './output.ts'
import { namedWorkspace, withHost } from './with-host.ts'

const newest = { before: null, limit: 200 }

const list = (
  name: string,
  summary: string,
  columns: readonly string[],
  rowsOf: (tx: Tx, workspace: string) => Promise<Row[]>,
): Command => ({
  usage: `${name} --workspace W [--json]`,
  summary,
  options: { workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(invocation) {
    const wanted = requiredOption(invocation, 'workspace')
    const rows = await withHost(async (standing) => {
      const workspace = (await namedWorkspace(standing, wanted)).id
      return read(standing.host.db, standing.actor, { workspace }, (tx) => rowsOf(tx, workspace))
    })
    invocation.terminal.out(hasFlag(invocation, 'json') ? document(rows) : table(columns, rows))
  },
})

export const mappingsCommand = list(
  'mappings',
  'Lists how files with a header of their own are read, by name.',
  ['name', 'target', 'platform', 'currency', 'columns'],
  async (tx, workspace) =>
    (await listMappings(tx, workspace)).map(({ name, body }) => {
      const { target, platform, currency, columns } = mappingBody.parse(body)
      const read = columns.map((one) => `${one.meaning}=${one.column}`).join(', ')
      return { name, target, platform, currency, columns: read }
    }),
)

const fileList = (names: readonly string[] | undefined): string => (names ?? []).join(', ')

export const snapshotsCommand = list(
  'snapshots',
  'Lists the states of the data, newest first.',
  ['number', 'committedAt', 'load', 'files'],
  async (tx, workspace) => {
    const rows = await listSnapshots(tx, workspace, newest)
    const names = await fileNamesOf(
      tx,
      workspace,
      rows.map((row) => row.loadNumber),
    )
    return rows.map((row) => ({
      number: row.number,
      committedAt: row.committedAt.toISOString(),
      load: row.loadNumber,
      files: fileList(names.get(row.loadNumber)),
    }))
  },
)

export const loadsCommand = list(
  'loads',
  'Lists the loads, newest first.',
  ['number', 'status', 'createdAt', 'actor', 'snapshot', 'files'],
  async (tx, workspace) => {
    const rows = await listLoads(tx, workspace, newest)
    const names = await fileNamesOf(
      tx,
      workspace,
      rows.map((row) => row.number),
    )
    return rows.map((row) => ({
      number: row.number,
      id: row.id,
      status: row.status,
      createdAt: row.createdAt.toISOString(),
      actor: row.actor,
      snapshot: row.snapshot,
      files: fileList(names.get(row.number)),
    }))
  },
)
