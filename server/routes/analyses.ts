import { z } from 'zod'
import type { Contract } from '#engine/analysis.ts'
import { contracts } from '#engine/contracts.ts'
import type { Deps } from '#server/deps.ts'
import { type App, behindDoor } from '#server/door.ts'
import { read } from '#server/host/write.ts'
import { refusalOf } from '#server/problem.ts'
import { formFor } from './accept.ts'
import { analysisRoute, analysisRowsRoute, getAnalyses, getOrders } from './analyses.contract.ts'
import { ask, snapshotOf } from './ask.ts'
import { csv } from './csv.ts'

const listed: readonly Contract[] = Object.values(contracts)
const schemaOf = z.record(z.string(), z.unknown())

function mountAnalysis(app: App, deps: Deps, contract: Contract): void {
  app.openapi(behindDoor(app, deps, analysisRoute(contract)), async (c) => {
    const { workspace } = c.req.valid('param')
    const { asOf } = c.req.valid('query')
    const { actor } = c.get('caller')
    const form = formFor(c.req.header('accept'))
    if (form === 'csv') await read(deps.host.db, actor, { workspace, permission: 'export' }, async () => null)
    const request = c.req.valid('json')
    const answer = await ask(deps, {
      actor,
      workspace,
      asOf,
      analysis: contract.id,
      request,
      signal: c.req.raw.signal,
    })
    if (form === 'json') return c.json(answer, 200)
    return c.body(csv(answer.columns, answer.rows), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${contract.id}.csv"`,
    })
  })
  app.openapi(behindDoor(app, deps, analysisRowsRoute(contract)), async (c) => {
    const { workspace } = c.req.valid('param')
    const { asOf } = c.req.valid('query')
    const { request, cell, cursor, limit } = c.req.valid('json')
    const { actor } = c.get('caller')
    const snapshot = await snapshotOf(deps, { actor, workspace, asOf, analysis: contract.id, request })
    const asked = { request, cell, cursor: cursor ?? null, limit }
    return c.json(await deps.pool.rows(snapshot, contract.id, asked, { signal: c.req.raw.signal }), 200)
  })
}

export function mountAnalyses(app: App, deps: Deps): void {
  app.openapi(behindDoor(app, deps, getAnalyses), (c) => {
    const answers = listed.map(({ id, title, summary, runs, feature, request }) => ({
      id,
      title,
      summary,
      runs,
      feature,
      request: schemaOf.parse(z.toJSONSchema(request, { io: 'input' })),
    }))
    return c.json(answers, 200)
  })
  for (const contract of listed) mountAnalysis(app, deps, contract)
  app.openapi(behindDoor(app, deps, getOrders), async (c) => {
    const { workspace } = c.req.valid('param')
    const parsed = contracts.orders.request.safeParse(c.req.valid('query'))
    if (!parsed.success) throw refusalOf(parsed.error)
    const { actor } = c.get('caller')
    const question = {
      actor,
      workspace,
      asOf: undefined,
      analysis: 'orders',
      request: parsed.data,
      signal: c.req.raw.signal,
    }
    return c.json(await ask(deps, question), 200)
  })
}
