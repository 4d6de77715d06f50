import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { as, brandWorth, fillWorkspace, type Person, password, type Site, signUp } from '#fixtures/tenants.ts'
import { localOrganization } from '#server/host/workspaces.ts'
import { me, organization, workspace } from '#server/routes/account.contract.ts'
import { openServices, type Services } from './main.ts'

let database: TestDatabase
let services: Services
const site: Site = { request: (path, init) => services.app.request(`http://127.0.0.1:3000${path}`, init) }
const meOf = (person: Person) => as(site, person, { method: 'GET', path: '/api/v1/me', answer: me })
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  site.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })

beforeAll(async () => {
  database = await testDatabase()
  const { config, appUrl } = database
  services = openServices({ config, appUrl, uiFolder: config.home, allowanceTimes: 100 })
})
afterAll(async () => {
  await services[Symbol.asyncDispose]()
  await database.close()
})

test('the first person operates the installation and takes over what the command line made', async () => {
  const { db } = services.deps.host
  const cli = { kind: 'cli', user: 'root' } as const
  const local = await localOrganization(db, cli)
  const first = await meOf(await signUp(site, 'first'))
  expect(first).toMatchObject({ operator: true, organizations: [{ id: local, role: 'owner' }] })
  expect(await meOf(await signUp(site, 'second'))).toMatchObject({ operator: false, organizations: [] })
})

test('the session is in a cookie that no script reads, and in no body', async () => {
  await signUp(site, 'cookie')
  const response = await post('/api/auth/sign-in/email', { email: 'cookie@example.com', password })
  const [cookie = ''] = response.headers.getSetCookie()
  expect(cookie).toMatch(/^omnitrack-session=.*; Path=\/; HttpOnly; SameSite=Lax/)
  const token = /omnitrack-session=([^.;]+)/.exec(cookie)?.[1] ?? ''
  expect(token.length).toBeGreaterThan(20)
  expect(await response.text()).not.toContain(token)
  const session = await site.request('/api/auth/get-session', {
    headers: { cookie: cookie.split(';')[0] ?? '' },
  })
  const text = await session.text()
  expect(text).toContain('cookie@example.com')
  expect(text).not.toContain(token)
})

test('behind https the cookie is bound to the host', async () => {
  const { appUrl } = database
  const config = { ...database.config, publicUrl: 'https://numbers.example.com' }
  await using https = openServices({ config, appUrl, uiFolder: config.home })
  const response = await https.app.request('https://numbers.example.com/api/auth/sign-up/email', {
    method: 'POST',
    body: JSON.stringify({ name: 'Host', email: 'host@example.com', password }),
    headers: { 'content-type': 'application/json', origin: 'https://numbers.example.com' },
  })
  expect(response.status).toBe(201)
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-omnitrack-session=.*Path=\/;.*Secure/)
})

test('signing out ends the session', async () => {
  const person = await signUp(site, 'leaver')
  const out = await site.request('/api/auth/sign-out', { method: 'POST', headers: { cookie: person.cookie } })
  expect(out.status).toBe(204)
  expect((await site.request('/api/v1/me', { headers: { cookie: person.cookie } })).status).toBe(401)
})

test('a wrong password and an unknown address are told apart by nobody; a known address cannot sign up again', async () => {
  await signUp(site, 'known')
  const login = (email: string, word: string) => post('/api/auth/sign-in/email', { email, password: word })
  const wrong = z
    .object({ detail: z.string() })
    .parse(await (await login('known@example.com', 'wrong password')).json())
  const unknown = z
    .object({ detail: z.string() })
    .parse(await (await login('nobody@example.com', 'wrong password')).json())
  expect(wrong.detail).toBe(unknown.detail)
  const again = await post('/api/auth/sign-up/email', { name: 'K', email: 'Known@example.com', password })
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ field: 'email' })
})

test('nothing else of better-auth can be reached', async () => {
  for (const path of [
    'update-user',
    'change-password',
    'delete-user',
    'list-sessions',
    'sign-in/social',
    'ok',
    'error',
    'request-password-reset',
  ])
    expect((await post(`/api/auth/${path}`, {})).status, path).toBe(404)
})

test('guessing passwords is slowed down, and told when to come back', async () => {
  const { config, appUrl } = database
  await using strict = openServices({ config, appUrl, uiFolder: config.home })
  const guess = () =>
    strict.app.request('http://127.0.0.1:3000/api/auth/sign-in/email', {
      method: 'POST',
      body: JSON.stringify({ email: 'guessed@example.com', password: 'a guess' }),
      headers: { 'content-type': 'application/json' },
    })
  const answers: Response[] = []
  for (let tries = 0; tries < 12; tries += 1) answers.push(await guess())
  expect(answers.slice(0, 10).map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 401))
  expect(answers.at(-1)?.status).toBe(429)
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a workspace needs a real zone and currency, and gets an address of its own', async () => {
  const person = await signUp(site, 'founder')
  const made = await as(site, person, {
    method: 'POST',
    path: '/api/v1/organizations',
    body: { name: 'Café' },
    answer: organization,
  })
  const path = `/api/v1/organizations/${made.id}/workspaces`
  const add = (body: object) => post(path, body, { cookie: person.cookie })
  expect(await (await add({ name: 'Nord', timeZone: '+02:00', currency: 'EUR' })).json()).toMatchObject({
    field: 'timeZone',
  })
  expect(await (await add({ name: 'Nord', timeZone: 'UTC', currency: 'XXQ' })).json()).toMatchObject({
    field: 'currency',
  })
  const one = workspace.parse(
    await (await add({ name: 'Café Nord', timeZone: 'Europe/Berlin', currency: 'EUR' })).json(),
  )
  const two = workspace.parse(
    await (await add({ name: 'Cafe nord!', timeZone: 'Europe/Berlin', currency: 'EUR' })).json(),
  )
  expect([one.slug, two.slug]).toEqual(['cafe-nord', 'cafe-nord-2'])
  expect((await meOf(person)).organizations[0]?.workspaces.map((each) => each.slug).sort()).toEqual([
    'cafe-nord',
    'cafe-nord-2',
  ])
})

test('a write repeated under its Idempotency-Key is done once; another one under it is refused', async () => {
  const person = await signUp(site, 'repeater')
  const found = (name: string) =>
    post('/api/v1/organizations', { name }, { cookie: person.cookie, 'idempotency-key': 'once' })
  const [first, second] = [await (await found('Twice')).json(), await (await found('Twice')).json()]
  expect(second).toEqual(first)
  expect((await meOf(person)).organizations).toHaveLength(1)
  expect((await found('Other')).status).toBe(409)
})

test('an organization keeps an owner, and only owners make owners', async () => {
  const [owner, admin] = [await signUp(site, 'own'), await signUp(site, 'adm')]
  const made = await as(site, owner, {
    method: 'POST',
    path: '/api/v1/organizations',
    body: { name: 'Kept' },
    answer: organization,
  })
  const give = (person: Person, email: string, role: string | null) =>
    site.request(`/api/v1/organizations/${made.id}/members`, {
      method: 'PUT',
      body: JSON.stringify({ email, role }),
      headers: { 'content-type': 'application/json', cookie: person.cookie },
    })
  expect((await give(owner, admin.email, 'admin')).status).toBe(200)
  expect((await give(admin, admin.email, 'owner')).status).toBe(403)
  expect((await give(admin, owner.email, 'viewer')).status).toBe(403)
  expect((await give(owner, owner.email, null)).status).toBe(409)
  expect((await give(owner, 'nobody-at-all@example.com', 'viewer')).status).toBe(404)
})

test('an API key does what its scopes say in its workspace, is shown once and ends when it is revoked', async () => {
  const person = await signUp(site, 'keyed')
  const made = await as(site, person, {
    method: 'POST',
    path: '/api/v1/organizations',
    body: { name: 'Keyed' },
    answer: organization,
  })
  const add = (name: string) =>
    as(site, person, {
      method: 'POST',
      path: `/api/v1/organizations/${made.id}/workspaces`,
      body: { name, timeZone: 'UTC', currency: 'EUR' },
      answer: workspace,
    })
  const [open, closed] = [await add('Open'), await add('Closed')]
  await fillWorkspace(services.deps.host, open.id, brandWorth(7))
  const keys = `/api/v1/organizations/${made.id}/keys`
  const answer = z.object({ id: z.string(), secret: z.string() })
  const key = await as(site, person, {
    method: 'POST',
    path: keys,
    body: { name: 'Nightly', workspace: open.id, scopes: ['read'] },
    answer,
  })
  const authorization = `Bearer ${key.secret}`
  const withKey = (path: string, init: RequestInit = {}) =>
    site.request(path, { ...init, headers: { authorization, ...init.headers } })
  const analyse = (accept: string) =>
    withKey(`/api/v1/workspaces/${open.id}/analyses/orders`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', accept },
    })
  expect((await analyse('application/json')).status).toBe(200)
  expect((await analyse('text/csv')).status).toBe(403)
  expect((await withKey(`/api/v1/workspaces/${closed.id}/loads`)).status).toBe(403)
  expect((await withKey(`/api/v1/workspaces/${open.id}/loads`, { method: 'POST' })).status).toBe(403)
  expect((await withKey('/api/v1/me')).status).toBe(403)
  expect(await (await site.request(keys, { headers: { cookie: person.cookie } })).text()).not.toContain(
    key.secret,
  )
  await site.request(`${keys}/${key.id}`, { method: 'DELETE', headers: { cookie: person.cookie } })
  expect((await analyse('application/json')).status).toBe(401)
})
