import { OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import { mountAccount } from '#server/routes/account.ts'
import { mountAnalyses } from '#server/routes/analyses.ts'
import { mountAuth } from '#server/routes/auth.ts'
import { mountDefinitions } from '#server/routes/definitions.ts'
import { mountErasures } from '#server/routes/erasures.ts'
import { mountJobs } from '#server/routes/jobs.ts'
import { mountKeys } from '#server/routes/keys.ts'
import { mountLoads } from '#server/routes/loads.ts'
import { mountMappings } from '#server/routes/mappings.ts'
import { mountMembers } from '#server/routes/members.ts'
import { mountOriginals } from '#server/routes/originals.ts'
import { mountRejects } from '#server/routes/rejects.ts'
import { mountSystem } from '#server/routes/system.ts'
import type { Deps } from './deps.ts'
import type { App } from './door.ts'
import type { Env } from './env.ts'
import { pageHeaders } from './headers.ts'
import { soundText } from './json-body.ts'
import { bounded, rateLimited } from './limited.ts'
import { fromOurSite } from './origin.ts'
import { problemOf, Refusal, refusalOf } from './problem.ts'
import { requestLog } from './request-log.ts'
import { serveUi } from './ui.ts'

function answerErrors(app: App): void {
  app.onError((error, c) => {
    const problem = problemOf(error, c.get('requestId'))
    const log = c.get('log')
    if (problem.status >= 500) log.error({ err: error, problem: problem.type }, 'failed')
    else log.debug({ problem: problem.type, field: problem.field }, 'refused')
    return c.body(JSON.stringify(problem), problem.status, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    })
  })
  app.notFound(() => {
    throw new Refusal('not_found', 'There is nothing at this address.')
  })
}

/** The whole of what we answer over HTTP. */
export function createApp(deps: Deps): App {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw refusalOf(result.error)
    },
  })
  answerErrors(app)
  const { config, log } = deps.host
  app.use(requestLog(log), pageHeaders(config.publicUrl?.startsWith('https:') ?? false), compress())
  app.use(fromOurSite(deps.origins))
  app.use('/api/*', rateLimited(deps.limits, config), bounded, soundText, async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  mountSystem(app, deps)
  mountAuth(app, deps)
  mountAccount(app, deps)
  mountMembers(app, deps)
  mountKeys(app, deps)
  mountLoads(app, deps)
  mountRejects(app, deps)
  mountMappings(app, deps)
  mountJobs(app, deps)
  mountDefinitions(app, deps)
  mountErasures(app, deps)
  mountOriginals(app, deps)
  mountAnalyses(app, deps)
  serveUi(app, deps.uiFolder)
  return app
}
