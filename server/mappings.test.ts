import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { as, type Person, type Site, signUp } from '#fixtures/tenants.ts'
import { loadFiles } from '#jobs/load/run.ts'
import { organization, workspace } from '#server/routes/account.contract.ts'
import { load } from '#server/routes/loads.contract.ts'
import { mapping, mappingProposal } from '#server/routes/mappings.contract.ts'
import { uploadFolder } from '#server/routes/upload-manifest.ts'
import { openServices, type Services } from './main.ts'

let database: TestDatabase
let services: Services
let person: Person
let brand = ''
const site: Site = { request: (path, init) => services.app.request(`http://127.0.0.1:3000${path}`, init) }

beforeAll(async () => {
  database = await testDatabase()
  const { config, appUrl } = database
  services = openServices({ config, appUrl, uiFolder: config.home, allowanceTimes: 100 })
  person = await signUp(site, 'mapper')
  const body = { name: 'Brand' }
  const made = await as(site, person, {
    method: 'POST',
    path: '/api/v1/organizations',
    body,
    answer: organization,
  })
  const place = { name: 'Nord', timeZone: 'Europe/Berlin', currency: 'EUR' }
  const path = `/api/v1/organizations/${made.id}/workspaces`
  brand = (await as(site, person, { method: 'POST', path, body: place, answer: workspace })).id
})
afterAll(async () => {
  await services[Symbol.asyncDispose]()
  await database.close()
})

const podcast = 'Datum;Sendung;Kosten EUR\n01.10.2026;Morgen;1.250,50\n02.10.2026;Abend;980,00\n'
const headers = () => ({ cookie: person.cookie })

async function propose(text: string, fields: Record<string, string> = {}) {
  const body = new FormData()
  body.append('files', new File([text], 'podcast.csv'))
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return site.request(`/api/v1/workspaces/${brand}/mappings/propose`, {
    method: 'POST',
    body,
    headers: headers(),
  })
}

const send = (method: string, path: string, body: unknown) =>
  site.request(`/api/v1/workspaces/${brand}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { ...headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
  })

async function loaded(text: string) {
  const path = join(database.config.home, `file-${text.length}.csv`)
  writeFileSync(path, text)
  const actor = { kind: 'system', job: 'test' } as const
  const files = [{ name: '=evil().csv', path }]
  return loadFiles(database.host, actor, { workspaceId: brand, files, options: {} })
}

test('a file is looked at, saved as a mapping, and loads by itself from then on', async () => {
  const response = await propose(podcast)
  expect(response.status).toBe(200)
  const found = mappingProposal.parse(await response.json())
  expect(found).toMatchObject({ recognised: null, saved: [], preview: { status: 'loaded', days: 2 } })
  expect(readdirSync(join(uploadFolder(database.config.home, brand, 'x'), '..'))).toEqual([])
  const said = { ...found.mapping, platform: 'Podcast', name: 'Podcast' }
  const made = mapping.parse(await (await send('POST', '/mappings', said)).json())
  expect((await loaded(podcast)).report.files[0]).toMatchObject({ status: 'loaded', mapping: 'Podcast' })
  const again = mappingProposal.parse(await (await propose(podcast)).json())
  expect(again.saved).toEqual([{ id: made.id, name: 'Podcast' }])
  const changed = await send('PUT', `/mappings/${made.id}`, { ...said, name: 'Podcasts' })
  expect(mapping.parse(await changed.json())).toMatchObject({ id: made.id, name: 'Podcasts' })
  expect((await send('DELETE', `/mappings/${made.id}`, undefined)).status).toBe(204)
  expect((await send('DELETE', `/mappings/${made.id}`, undefined)).status).toBe(404)
  const refused = await loaded(`${podcast}\n`)
  expect(refused.report.files[0]?.faults[0]?.message).toContain('the page Mapping')
}, 60_000)

test('a mapping is previewed as it is said', async () => {
  const found = mappingProposal.parse(await (await propose(podcast)).json())
  const columns = found.mapping.columns.filter((one) => one.meaning !== 'campaign')
  const said = { ...found.mapping, columns, platform: 'Radio' }
  const again = mappingProposal.parse(
    await (await propose(podcast, { mapping: JSON.stringify(said) })).json(),
  )
  expect(again.preview?.rows[0]?.cells.slice(0, 3)).toEqual(['2026-10-01', 'radio', 'Radio'])
})

test.each([
  [
    'two columns with one meaning',
    {
      columns: [
        { column: 'Datum', meaning: 'day' },
        { column: 'Kosten EUR', meaning: 'spend' },
        { column: 'Sendung', meaning: 'spend' },
      ],
    },
    'columns.2.meaning',
    'Two columns hold Spend',
  ],
  ['no spend', { columns: [{ column: 'Datum', meaning: 'day' }] }, 'columns', 'No column holds Spend'],
  [
    'a column that is not there',
    {
      columns: [
        { column: 'Datun', meaning: 'day' },
        { column: 'Kosten EUR', meaning: 'spend' },
      ],
    },
    'columns.0.column',
    'The nearest is "Datum"',
  ],
  ['a currency that is none', { currency: 'EUX' }, 'currency', 'EUX is not a currency'],
  ['a zone that is none', { timeZone: 'Mars/Base' }, 'timeZone', 'is not a time zone'],
  ['a field that is none', { colour: 'red' }, 'colour', 'not a field'],
])('a mapping with %s is refused by name', async (_, more, field, words) => {
  const said = {
    name: 'X',
    target: 'generic_spend',
    header: ['Datum', 'Sendung', 'Kosten EUR'],
    columns: [
      { column: 'Datum', meaning: 'day' },
      { column: 'Kosten EUR', meaning: 'spend' },
    ],
    platform: 'Podcast',
    currency: 'EUR',
    ...more,
  }
  const response = await send('POST', '/mappings', said)
  expect(response.status).toBe(400)
  const problem = JSON.parse(await response.text())
  expect(problem).toMatchObject({ field })
  expect(problem.detail).toContain(words)
})

test('a name can be given once', async () => {
  const said = {
    name: 'Once',
    target: 'generic_spend',
    header: ['a', 'b'],
    columns: [
      { column: 'a', meaning: 'day' },
      { column: 'b', meaning: 'spend' },
    ],
    platform: 'P',
    currency: 'EUR',
  }
  expect((await send('POST', '/mappings', said)).status).toBe(201)
  expect((await send('POST', '/mappings', said)).status).toBe(409)
})

test('a file that is no table is refused in words, and what cannot be read as a mapping too', async () => {
  const page = await propose('<!doctype html><html></html>')
  expect(page.status).toBe(400)
  expect(JSON.parse(await page.text()).detail).toContain('HTML page')
  expect((await propose(podcast, { mapping: '{' })).status).toBe(400)
  expect((await propose(podcast, { mapping: '{"target":"moon"}' })).status).toBe(400)
})

test('rejects come as CSV in which nothing is a formula', async () => {
  const bad = 'day,campaign,spend,currency\n2026-10-01,A,=1+1,EUR\n2026-10-02,B,eva@shop.example,EUR\n'
  const { loadId } = await loaded(bad)
  const response = await site.request(`/api/v1/workspaces/${brand}/loads/${loadId}/rejects`, {
    headers: headers(),
  })
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const lines = (await response.text()).split('\r\n')
  expect(lines[0]).toBe('file,line,column,text,code,message,what_to_do')
  expect(lines[1]).toMatch(/^'=evil\(\)\.csv,2,spend,'=1\+1,bad_number,/)
  expect(lines[2]).not.toContain('eva@')
  expect(lines[2]).toContain('Write the number as the other lines do')
  const none = await site.request(`/api/v1/workspaces/${brand}/loads/${loadId}/rejects?file=2`, {
    headers: headers(),
  })
  expect((await none.text()).trim().split('\r\n')).toHaveLength(1)
  load.shape.id.parse(loadId)
})
