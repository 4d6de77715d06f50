import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { openServices, type Services } from './main.ts'
import { problem } from './route.ts'

const site = 'http://127.0.0.1:3000'
let database: TestDatabase
let services: Services
let uiFolder = ''

beforeAll(async () => {
  database = await testDatabase()
  uiFolder = mkdtempSync(join(database.config.home, 'ui-'))
  writeFileSync(join(uiFolder, 'index.html'), '<!doctype html><title>OmniTrackIQ</title>')
  services = openServices({ config: database.config, appUrl: database.appUrl, uiFolder, allowanceTimes: 100 })
})
afterAll(async () => {
  await services[Symbol.asyncDispose]()
  await database.close()
})

const ask = (path: string, init: RequestInit = {}) => services.app.request(`${site}${path}`, init)
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
const problemIn = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const found = problem.parse(await response.json())
  expect(found.status).toBe(response.status)
  expect(found.requestId).toBe(response.headers.get('x-request-id'))
  return found
}

const paths = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
})

test('every route of the router is in the OpenAPI document, and the other way round', async () => {
  const document = paths.parse(await (await ask('/api/openapi.json')).json())
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  const routed = services.app.routes.filter(
    (route) => route.method !== 'ALL' && route.path !== '/*' && route.path !== '*',
  )
  expect(new Set(routed.map((route) => `${route.method} ${route.path}`))).toEqual(new Set(described))
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((each) => each.operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('the documentation is a page without script and without outside assets', async () => {
  const response = await ask('/api/docs')
  const page = await response.text()
  expect(response.status).toBe(200)
  expect(page).toContain('/api/v1/workspaces/{workspace}/analyses/attribution')
  expect(page).not.toMatch(/<script|https?:\/\/|src=/)
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
})

test('it says that it is ready, under any name', async () => {
  const response = await services.app.request('http://10.0.0.7:9/readyz')
  expect(response.status).toBe(200)
})

test('an unknown address is a problem document; a page address is the user interface', async () => {
  expect((await problemIn(await ask('/api/v1/nothing'))).type).toBe('urn:omnitrackiq:problem:not_found')
  const page = await ask('/demo/overview?from=2026-01-01')
  expect(await page.text()).toContain('OmniTrackIQ')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
  expect(page.headers.get('x-frame-options')).toBe('DENY')
  expect((await ask('/missing.js')).status).toBe(404)
})

test('a page of another site and a name bound to our address are turned away', async () => {
  const login = { email: 'ada@example.com', password: 'long enough 1' }
  expect((await post('/api/auth/sign-in/email', login, { origin: 'http://evil.example' })).status).toBe(403)
  expect((await post('/api/auth/sign-in/email', login, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  const rebound = await services.app.request('http://evil.example:3000/api/v1/analyses')
  expect((await problemIn(rebound)).type).toBe('urn:omnitrackiq:problem:foreign_origin')
})

test.each([
  ['no JSON', '{"email"', 'application/json', 400, undefined],
  ['a field that is missing', '{"email":"ada@example.com"}', 'application/json', 400, 'password'],
  ['a field too many', '{"email":"a@b.co","password":"x","admin":true}', 'application/json', 400, 'admin'],
  ['a NUL character', '{"email":"a@b.co","password":"\\u0000"}', 'application/json', 400, 'password'],
  ['half a character', '{"email":"a@b.co","password":"\\ud800"}', 'application/json', 400, 'password'],
  [
    'bytes that are no UTF-8',
    Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    'application/json',
    400,
    undefined,
  ],
  ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'application/json', 400, undefined],
  ['a large body', JSON.stringify({ email: 'x'.repeat(2_000_000) }), 'application/json', 413, undefined],
  ['another type', 'email=a', 'text/plain', 415, undefined],
])('%s is refused, naming the field', async (_, body, type, status, field) => {
  const response = await ask('/api/auth/sign-in/email', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  })
  expect(response.status).toBe(status)
  const found = await problemIn(response)
  expect(found.field).toBe(field)
  expect(found.detail).not.toMatch(/\bat .*\.ts|node_modules/)
})

test('an address with a character that cannot be stored is refused', async () => {
  expect((await ask('/api/v1/analyses?x=%00')).status).toBe(400)
  expect((await ask('/api/v1/%ff')).status).toBe(400)
})
