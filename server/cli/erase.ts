import { erasePerson } from '#jobs/erase/run.ts'
import { refreshProjections } from '#jobs/refresh/run.ts'
import { type ErasureRequest, requestErasure } from '#server/host/vault/erasures.ts'
import { type Command, hasFlag, type Invocation, requiredOption, textOption, UsageError } from './command.ts'
import { document, progressOn } from './output.ts'
import { namedWorkspace, withHost } from './with-host.ts'

const kinds = { email: 'email', phone: 'phone', 'customer-id': 'customer_id' } as const

function wantedOf(invocation: Invocation): ErasureRequest {
  const named = Object.entries(kinds).flatMap(([option, kind]) => {
    const value = textOption(invocation, option)
    return value === null ? [] : [{ kind, value }]
  })
  const [only, another] = named
  if (only === undefined || another !== undefined)
    throw new UsageError('Name the person by one of --email, --phone and --customer-id.')
  return only
}

export const eraseCommand: Command = {
  usage: 'erase --workspace W (--email E | --phone P | --customer-id C) [--json]',
  summary: 'Erases a person from the vault, every snapshot and the kept originals. It cannot be undone.',
  options: {
    workspace: { type: 'string' },
    email: { type: 'string' },
    phone: { type: 'string' },
    'customer-id': { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(invocation) {
    const { terminal, signal } = invocation
    const workspace = requiredOption(invocation, 'workspace')
    const wanted = wantedOf(invocation)
    const bar = progressOn(terminal)
    const progress = (share: number, note: string) => bar.set(share, note)
    const ended = await withHost(async (standing) => {
      const { host, actor } = standing
      const { id: workspaceId } = await namedWorkspace(standing, workspace)
      const { id } = await requestErasure(host, actor, workspaceId, wanted)
      const result = await erasePerson(host, actor, { workspaceId, erasureId: id }, { signal, progress })
      if (result !== null && result.files > 0)
        await refreshProjections(host, actor, workspaceId, { signal, progress })
      return { erasure: id, result }
    }).finally(() => bar.done())
    if (hasFlag(invocation, 'json')) terminal.out(document(ended))
    else terminal.out(said(ended.result))
  },
}

function said(result: Awaited<ReturnType<typeof erasePerson>>): string {
  if (result === null) return 'A worker has erased the person meanwhile.\n'
  const { identifiers, orders, touchpoints, lines } = result
  const kept = `${orders} orders and ${touchpoints} touchpoints stay as nobody's.`
  return `${identifiers} identifiers are forgotten. ${kept} ${lines} lines of originals are blank.\n`
}
