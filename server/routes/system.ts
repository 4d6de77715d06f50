import type { Deps } from '#server/deps.ts'
import { docsPage, docsStyleHash } from '#server/docs-page.ts'
import { type App, behindDoor } from '#server/door.ts'
import type { Actor } from '#server/host/actor.ts'
import { read } from '#server/host/write.ts'
import { facts } from '#server/tenancy/facts.ts'
import { version } from '#server/version.ts'
import { findFact } from '#sql/postgres/installation.ts'
import { getDocs, getDocument, getReadiness } from './system.contract.ts'

const probe: Actor = { kind: 'system', job: 'readiness' }

/** Where a page sends its reader who wants to know more. */
const about = {
  openapi: '3.1.0',
  info: {
    title: 'OmniTrackIQ',
    version,
    description:
      'Errors are RFC 9457 problem documents. Writes take an Idempotency-Key. Times are ISO 8601 with offset; money is a decimal string.',
  },
} as const

function documentOf(app: App): Record<string, unknown> {
  return { ...app.getOpenAPI31Document(about) }
}

export function mountSystem(app: App, deps: Deps): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'omnitrack-session',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  app.openapi(behindDoor(app, deps, getReadiness), async (c) => {
    await read(deps.host.db, probe, {}, (tx) => findFact(tx, facts.operator))
    return c.json({ ready: true as const, version }, 200)
  })
  app.openapi(behindDoor(app, deps, getDocument), (c) => c.json(documentOf(app), 200))
  app.openapi(behindDoor(app, deps, getDocs), (c) => {
    const policy = `default-src 'none'; style-src ${docsStyleHash}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
    return c.html(docsPage(documentOf(app)), 200, { 'content-security-policy': policy })
  })
}
