import { z } from 'zod'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { type ErasureRequest, erasureHash, requestErasure } from '#server/host/vault/erasures.ts'
import { read } from '#server/host/write.ts'
import { findErasure, listErasures } from '#sql/postgres/erasures.ts'
import { askedOf } from './asked.ts'
import {
  createErasure,
  type Erasure,
  type ErasureRequestBody,
  erasureResult,
  getErasure,
  getErasures,
} from './erasures.contract.ts'

type Row = Awaited<ReturnType<typeof listErasures>>[number]

const made = z.object({ id: z.string() })

export function wantedOf({ email, phone, customerId }: ErasureRequestBody): ErasureRequest {
  if (email !== undefined) return { kind: 'email', value: email }
  if (phone !== undefined) return { kind: 'phone', value: phone }
  return { kind: 'customer_id', value: customerId ?? '' }
}

async function answerOf(deps: Deps, row: Row): Promise<Erasure> {
  const job = row.status === 'queued' ? await deps.queue.status(row.id) : null
  const isRunning = job?.state === 'running'
  const { id, kind, actor } = row
  return {
    ...{ id, kind, actor },
    status: isRunning ? 'running' : row.status,
    progress: isRunning ? job.progress : null,
    phase: isRunning ? job.note : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    result: row.result === null ? null : erasureResult.parse(row.result),
  }
}

async function erasureOf(deps: Deps, actor: Actor, workspace: string, id: string): Promise<Erasure> {
  const scope = { workspace, permission: 'erasure' } as const
  const row = await read(deps.host.db, actor, scope, (tx) => findErasure(tx, workspace, id))
  if (row === undefined) throw new HostError('not_found', 'There is no such erasure.')
  return answerOf(deps, row)
}

export function mountErasures(app: App, deps: Deps): void {
  const { host } = deps
  app.openapi(behindDoor(app, deps, createErasure), async (c) => {
    const { workspace } = c.req.valid('param')
    const { actor } = c.get('caller')
    const wanted = wantedOf(c.req.valid('json'))
    // The request of an Idempotency-Key is kept by its hash; of an identifier only the keyed one may be.
    const said = { kind: wanted.kind, hash: erasureHash(host, workspace, wanted).toString('hex') }
    const { id } = await requestErasure(host, actor, workspace, wanted, askedOf(c, said, made))
    return c.json(await erasureOf(deps, actor, workspace, id), 202)
  })
  app.openapi(behindDoor(app, deps, getErasures), async (c) => {
    const { workspace } = c.req.valid('param')
    const scope = { workspace, permission: 'erasure' } as const
    const rows = await read(host.db, c.get('caller').actor, scope, (tx) => listErasures(tx, workspace))
    return c.json({ items: await Promise.all(rows.map((row) => answerOf(deps, row))), cursor: null }, 200)
  })
  app.openapi(behindDoor(app, deps, getErasure), async (c) => {
    const { workspace, erasure } = c.req.valid('param')
    return c.json(await erasureOf(deps, c.get('caller').actor, workspace, erasure), 200)
  })
}
