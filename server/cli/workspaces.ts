import type { Row } from '#engine/analysis.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { read } from '#server/host/write.ts'
import { listWorkspaces } from '#sql/postgres/workspaces.ts'
import { type Command, hasFlag, type Invocation, requiredOption, textOption, UsageError } from './command.ts'
import { document, table } from './output.ts'
import { withHost } from './with-host.ts'

const shown = ['slug', 'id', 'name', 'timeZone', 'currency'] as const

const show = (invocation: Invocation, rows: readonly Row[]): void =>
  invocation.terminal.out(hasFlag(invocation, 'json') ? document(rows) : table(shown, rows))

async function list(invocation: Invocation): Promise<void> {
  const found = await withHost(({ host, actor }) => read(host.db, actor, {}, listWorkspaces))
  const rows = found.map(({ slug, id, name, timeZone, currency }) => ({ slug, id, name, timeZone, currency }))
  if (rows.length === 0 && !hasFlag(invocation, 'json')) {
    invocation.terminal.err(
      'There is no workspace yet; `omnitrack workspaces add NAME --timezone Z --currency C` makes one.\n',
    )
    return
  }
  show(invocation, rows)
}

async function add(invocation: Invocation, name: string): Promise<void> {
  const timeZone = requiredOption(invocation, 'timezone')
  const currency = requiredOption(invocation, 'currency')
  const made = await withHost(async ({ host, actor }) => {
    const organizationId = textOption(invocation, 'organization') ?? (await localOrganization(host.db, actor))
    return createWorkspace(host.db, actor, { organizationId, name, timeZone, currency })
  })
  const { organizationId: _, ...row } = made
  if (hasFlag(invocation, 'json')) invocation.terminal.out(document(row))
  else show(invocation, [row])
}

export const workspacesCommand: Command = {
  usage: 'workspaces [add NAME --timezone Z --currency C [--organization ID]] [--json]',
  summary: 'Lists the workspaces, or makes one.',
  options: {
    timezone: { type: 'string' },
    currency: { type: 'string' },
    organization: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(invocation) {
    const [verb, name, extra] = invocation.positionals
    if (verb === undefined) return list(invocation)
    if (verb !== 'add') throw new UsageError(`workspaces knows no ${verb}.`)
    if (name === undefined || extra !== undefined)
      throw new UsageError('Give one name, in quotes if it has spaces.')
    return add(invocation, name)
  },
}
