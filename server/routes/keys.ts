import { z } from 'zod'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import { read } from '#server/host/write.ts'
import { endKey, makeKey } from '#server/tenancy/keys.ts'
import { listApiKeys } from '#sql/postgres/api-keys.ts'
import { askedOf } from './asked.ts'
import { type ApiKey, createKey, getKeys, revokeKey } from './keys.contract.ts'
import { pageOfList } from './paging.ts'

type Row = Awaited<ReturnType<typeof listApiKeys>>[number]

const madeKey = z.object({ id: z.string(), prefix: z.string() })
const instant = (at: Date | null): string | null => at?.toISOString() ?? null

const answerOf = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  workspace: row.workspaceId,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: instant(row.lastUsedAt),
  expiresAt: instant(row.expiresAt),
  revokedAt: instant(row.revokedAt),
})

export function mountKeys(app: App, deps: Deps): void {
  const { db, secret } = deps.host

  app.openapi(behindDoor(app, deps, createKey), async (c) => {
    const { organization } = c.req.valid('param')
    const body = c.req.valid('json')
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt)
    const wanted = { ...body, organization, expiresAt }
    return c.json(await makeKey(db, secret, c.get('caller').actor, wanted, askedOf(c, body, madeKey)), 201)
  })
  app.openapi(behindDoor(app, deps, getKeys), async (c) => {
    const { organization } = c.req.valid('param')
    const scope = { organization, permission: 'keys' } as const
    const rows = await read(db, c.get('caller').actor, scope, (tx) => listApiKeys(tx, organization))
    return c.json(
      pageOfList(rows.map(answerOf), c.req.valid('query'), (key) => key.id),
      200,
    )
  })
  app.openapi(behindDoor(app, deps, revokeKey), async (c) => {
    const { organization, key } = c.req.valid('param')
    await endKey(db, c.get('caller').actor, organization, key, { requestId: c.get('requestId') })
    return c.body(null, 204)
  })
}
