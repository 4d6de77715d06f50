import { z } from 'zod'
import type { Contract } from '#engine/analysis.ts'
import { contracts } from '#engine/contracts.ts'
import { type Command, hasFlag } from './command.ts'
import { document, table } from './output.ts'

const all: readonly Contract[] = Object.values(contracts)

export const analysesCommand: Command = {
  usage: 'analyses [--json]',
  summary: 'Lists the analyses that `omnitrack run` knows; with --json also the schema of their params.',
  options: { json: { type: 'boolean' } },
  async run(invocation) {
    if (hasFlag(invocation, 'json')) {
      const rows = all.map(({ id, title, summary, request }) => ({
        id,
        title,
        summary,
        params: z.toJSONSchema(request, { io: 'input' }),
      }))
      invocation.terminal.out(document(rows))
      return
    }
    invocation.terminal.out(
      table(
        ['id', 'summary'],
        all.map(({ id, summary }) => ({ id, summary })),
      ),
    )
  },
}
