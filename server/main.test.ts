import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { as, brandWorth, fillWorkspace, type Site, signUp } from '#fixtures/tenants.ts'
import { organization, workspace } from '#server/routes/account.contract.ts'
import { serve } from './main.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const start = (port: number) => {
  const config = { ...database.config, port }
  return serve({ config, appUrl: database.appUrl, uiFolder: config.home })
}

test('a port that is taken is one line that names it', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(start(port)).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken by another program; set PORT to another number.`,
  )
  other.close()
})

test('without a name that others know, only loopback is served', async () => {
  const config = { ...database.config, host: '0.0.0.0' }
  await expect(serve({ config, appUrl: database.appUrl, uiFolder: config.home })).rejects.toThrow(
    'PUBLIC_URL must be set',
  )
})

test('a caller who leaves disturbs nobody else; a server that is closed answers nobody', async () => {
  const server = await start(0)
  try {
    const site: Site = { request: (path, init) => fetch(`${server.url}${path}`, init) }
    const person = await signUp(site, 'leaver')
    const made = await as(site, person, {
      method: 'POST',
      path: '/api/v1/organizations',
      body: { name: 'B' },
      answer: organization,
    })
    const path = `/api/v1/organizations/${made.id}/workspaces`
    const body = { name: 'B', timeZone: 'UTC', currency: 'EUR' }
    const { id } = await as(site, person, { method: 'POST', path, body, answer: workspace })
    await fillWorkspace(server.services.deps.host, id, brandWorth(5))
    const ask = (signal?: AbortSignal) =>
      site.request(`/api/v1/workspaces/${id}/analyses/orders`, {
        method: 'POST',
        body: '{}',
        headers: { cookie: person.cookie, 'content-type': 'application/json' },
        ...(signal ? { signal } : {}),
      })
    const leaving = new AbortController()
    const left = Promise.resolve(ask(leaving.signal))
    leaving.abort()
    await expect(left).rejects.toThrow('aborted')
    expect((await ask()).status).toBe(200)
  } finally {
    await server.close()
  }
  await expect(fetch(`${server.url}/readyz`)).rejects.toThrow('fetch failed')
})
