import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { as, type Person, type Site, signUp } from '#fixtures/tenants.ts'
import { openQueue, type Queue } from '#jobs/queue.ts'
import { startWorker, type Worker } from '#jobs/worker.ts'
import { organization, workspace } from '#server/routes/account.contract.ts'
import { answer } from '#server/routes/analyses.contract.ts'
import { job } from '#server/routes/jobs.contract.ts'
import { load } from '#server/routes/loads.contract.ts'
import { uploadFolder } from '#server/routes/upload-manifest.ts'
import { openServices, type Services } from './main.ts'

let database: TestDatabase
let services: Services
let queue: Queue
let worker: Worker
let person: Person
let brand = ''
const site: Site = { request: (path, init) => services.app.request(`http://127.0.0.1:3000${path}`, init) }

beforeAll(async () => {
  database = await testDatabase()
  const { config, appUrl } = database
  services = openServices({ config, appUrl, uiFolder: config.home, allowanceTimes: 100 })
  person = await signUp(site, 'loader')
  const made = await as(site, person, {
    method: 'POST',
    path: '/api/v1/organizations',
    body: { name: 'Brand' },
    answer: organization,
  })
  const place = { name: 'Nord', timeZone: 'Europe/Berlin', currency: 'EUR' }
  const path = `/api/v1/organizations/${made.id}/workspaces`
  brand = (await as(site, person, { method: 'POST', path, body: place, answer: workspace })).id
  queue = openQueue(services.deps.host)
  worker = await startWorker({ host: services.deps.host, queue })
})
afterAll(async () => {
  await worker.close()
  await queue.close()
  await services[Symbol.asyncDispose]()
  await database.close()
})

const spend = 'day,campaign,spend,currency\n2026-03-01,Spring,12.50,EUR\n2026-03-02,Spring,7.50,EUR\n'

function upload(text: string, name: string, headers: Record<string, string> = {}) {
  const body = new FormData()
  body.append('files', new File([text], name))
  return site.request(`/api/v1/workspaces/${brand}/loads`, {
    method: 'POST',
    body,
    headers: { cookie: person.cookie, ...headers },
  })
}

const get = (path: string) =>
  site.request(`/api/v1/workspaces/${brand}${path}`, { headers: { cookie: person.cookie } })

/** The job at each of its events, to the end of the stream. */
async function follow(id: string) {
  const response = await get(`/jobs/${id}/events`)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const events = (await response.text()).matchAll(/^event: job\ndata: (.*)$/gm)
  return Array.from(events, ([, data = '']) => job.parse(JSON.parse(data)))
}

test('an upload is answered at once, followed to its end, and its figures are there', async () => {
  const response = await upload(spend, 'spend.csv')
  expect(response.status).toBe(202)
  const queued = load.parse(await response.json())
  expect(queued).toMatchObject({ status: 'queued', number: 1, files: ['spend.csv'] })
  const ended = (await follow(queued.id)).at(-1)
  expect(ended).toMatchObject({
    status: 'loaded',
    load: { snapshot: 1, files: ['spend.csv'], actor: person.id },
  })
  expect(ended?.load.report?.after.spend).toBe('20.00')
  const asked = { from: '2026-03-01', until: '2026-03-03', measures: ['spend'], dimensions: [] }
  const path = `/api/v1/workspaces/${brand}/analyses/explore`
  const first = await as(site, person, { method: 'POST', path, body: asked, answer })
  const second = await as(site, person, { method: 'POST', path, body: asked, answer })
  expect(Number(first.totals?.['spend'])).toBe(20)
  expect([first.meta.cached, second.meta.cached, second.meta.snapshot]).toEqual([false, true, 1])
  expect(existsSync(uploadFolder(database.config.home, brand, queued.id))).toBe(false)
}, 60_000)

test('an upload repeated under its Idempotency-Key is one load', async () => {
  const key = { 'idempotency-key': 'upload-1' }
  const [one, two] = [
    await upload(`${spend}\n`, 'again.csv', key),
    await upload(`${spend}\n`, 'again.csv', key),
  ]
  const [first, second] = [load.parse(await one.json()), load.parse(await two.json())]
  expect(second).toEqual(first)
  expect((await upload('other', 'again.csv', key)).status).toBe(409)
  expect((await follow(first.id)).at(-1)?.status).toMatch(/^(loaded|unchanged)$/)
}, 60_000)

test('a file with a fault is refused with its line, and a load that has ended cannot be stopped', async () => {
  const queued = load.parse(await (await upload(`${spend}2026-03-03,Spring,lots,EUR\n`, 'faults.csv')).json())
  const ended = (await follow(queued.id)).at(-1)
  expect(ended?.status).toBe('refused')
  expect(ended?.load.report?.files[0]?.faults[0]).toMatchObject({ file: 'faults.csv', line: 4 })
  const stopped = await site.request(`/api/v1/workspaces/${brand}/jobs/${queued.id}`, {
    method: 'DELETE',
    headers: { cookie: person.cookie },
  })
  expect(job.parse(await stopped.json()).status).toBe('refused')
}, 60_000)

test('loads are paged newest first, and a cursor that is not ours is refused', async () => {
  const page = z.object({ items: z.array(load), cursor: z.string().nullable() })
  const first = page.parse(await (await get('/loads?limit=1')).json())
  const second = page.parse(await (await get(`/loads?limit=1&cursor=${first.cursor}`)).json())
  expect(first.items[0]?.number).toBe((second.items[0]?.number ?? 0) + 1)
  expect((await get('/loads?cursor=AAAA')).status).toBe(400)
  expect((await get('/loads?limit=0')).status).toBe(400)
})

test('as of an earlier snapshot says under which definitions; one that is not there is not found', async () => {
  const asked = { from: '2026-03-01', until: '2026-03-03', measures: ['spend'], dimensions: [] }
  const path = (asOf: string) => `/api/v1/workspaces/${brand}/analyses/explore?asOf=${asOf}`
  const old = await as(site, person, { method: 'POST', path: path('1'), body: asked, answer })
  expect(old.meta).toMatchObject({ asOf: '1', snapshot: 1, definitions: 1 })
  expect(old.warnings[0]?.code).toBe('as_of')
  const ask = (asOf: string) =>
    site.request(path(asOf), {
      method: 'POST',
      body: JSON.stringify(asked),
      headers: { cookie: person.cookie, 'content-type': 'application/json' },
    })
  expect((await ask('99')).status).toBe(404)
  expect((await ask('2020-01-01')).status).toBe(404)
  expect((await ask('2026-02-31')).status).toBe(400)
})
