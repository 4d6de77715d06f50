import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { contracts } from '#engine/contracts.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { erasureProbes, fresh, upload } from '#fixtures/probes.ts'
import { as, makeTenants, type Person, password, type Site, type Tenants } from '#fixtures/tenants.ts'
import { mappingNamed, unknownFile } from '#fixtures/unknown-file.ts'
import { openServices, type Services } from './main.ts'
import type { Access, Permission } from './route.ts'

const site: Site = { request: (path, init) => services.app.request(`http://127.0.0.1:3000${path}`, init) }
let database: TestDatabase
let services: Services
let tenants: Tenants

beforeAll(async () => {
  database = await testDatabase()
  const { config, appUrl } = database
  services = openServices({ config, appUrl, uiFolder: config.home, allowanceTimes: 1000 })
  tenants = await makeTenants(site, services.deps.host)
})
afterAll(async () => {
  await services[Symbol.asyncDispose]()
  await database.close()
})

const callers = ['anonymous', 'viewer', 'analyst', 'admin', 'owner', 'stranger', 'neighbour'] as const
type CallerName = (typeof callers)[number]

/** What each role may, written here a second time on purpose. */
const viewer: readonly Permission[] = ['read', 'export']
const analyst: readonly Permission[] = [...viewer, 'save', 'fit', 'sql']
const admin: readonly Permission[] = [
  ...analyst,
  'load',
  'sources',
  'definitions',
  'keys',
  'members',
  'erasure',
]
const owner: readonly Permission[] = [...admin, 'billing', 'delete']
const allowed = { viewer, analyst, admin, owner }

function verdict(access: Access, caller: CallerName): 'success' | 401 | 403 | 404 {
  if (access.scope === 'public') return 'success'
  if (caller === 'anonymous') return 401
  if (access.scope === 'account') return 'success'
  if (caller === 'stranger' || caller === 'neighbour') return 404
  return allowed[caller].includes(access.permission) ? 'success' : 403
}

interface Probe {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
  /** Whether an answer to one's own question holds anything. */
  filled?(body: unknown): boolean
}
type Probes = Readonly<Record<string, () => Probe | Promise<Probe>>>

const items = (body: unknown) => z.object({ items: z.array(z.unknown()).min(1) }).safeParse(body).success
const rows = (body: unknown) => z.object({ rows: z.array(z.unknown()).min(1) }).safeParse(body).success
const march = { from: '2026-03-01', until: '2026-04-01' }

/** A request that each analysis answers with rows, and a cell of its answer that opens. */
const questions: Readonly<Record<keyof typeof contracts, { request: unknown; cell: unknown }>> = {
  attribution: { request: march, cell: { channel: 'Paid Search' } },
  currencies: { request: {}, cell: {} },
  explore: { request: { ...march, measures: ['orders'], dimensions: ['day'] }, cell: { day: '2026-03-03' } },
  journeys: { request: { orderKey: '1' }, cell: {} },
  orders: { request: {}, cell: {} },
  parity: { request: march, cell: { cause: 'ours' } },
  tagging: { request: march, cell: { issue: 'spelling' } },
  persons: { request: {}, cell: {} },
  reconcile: { request: march, cell: { bar: 'shop' } },
  rules: { request: {}, cell: { channel: 'Paid Search' } },
  restatements: {
    request: { ...march, since: 0, measures: ['orders'], dimensions: ['day'] },
    cell: { day: '2026-03-03' },
  },
}

async function firstCell(id: keyof typeof contracts): Promise<unknown> {
  const { request } = questions[id]
  const path = `/api/v1/workspaces/${tenants.client}/analyses/${id}`
  const answer = z.object({
    columns: z.array(z.object({ name: z.string(), role: z.string() })),
    rows: z.array(z.record(z.string(), z.unknown())),
  })
  const found = await as(site, tenants.owner, { method: 'POST', path, body: request, answer })
  const names = found.columns.filter((column) => column.role === 'dimension').map((column) => column.name)
  return Object.fromEntries(names.map((name) => [name, found.rows[0]?.[name] ?? null]))
}

const analysisProbes: Probes = Object.fromEntries(
  Object.values(contracts).flatMap(({ id, rowColumns }) => [
    [`run_${id}`, () => ({ body: questions[id].request, filled: rows })],
    [
      `rows_${id}`,
      async () => ({
        body: { request: questions[id].request, cell: await firstCell(id) },
        ...(rowColumns === undefined ? {} : { filled: rows }),
      }),
    ],
  ]),
)

async function newKey(): Promise<string> {
  const path = `/api/v1/organizations/${tenants.agency}/keys`
  const made = await as(site, tenants.owner, {
    method: 'POST',
    path,
    body: { name: 'x' },
    answer: z.object({ id: z.string() }),
  })
  return made.id
}

const definitionsPath = () => `/api/v1/workspaces/${tenants.client}/definitions`

async function newestDefinitions() {
  const answer = z.object({ revision: z.int(), body: z.record(z.string(), z.unknown()) })
  return as(site, tenants.owner, { method: 'GET', path: definitionsPath(), answer })
}

async function newMapping(): Promise<string> {
  const path = `/api/v1/workspaces/${tenants.client}/mappings`
  const body = mappingNamed(fresh())
  const made = await as(site, tenants.owner, {
    method: 'POST',
    path,
    body,
    answer: z.object({ id: z.string() }),
  })
  return made.id
}

const probes: Probes = {
  ...analysisProbes,
  ...erasureProbes(site, () => tenants),
  getReadiness: () => ({}),
  getDocument: () => ({}),
  getDocs: () => ({}),
  signUp: () => ({ body: { name: 'New', email: `${fresh()}@example.com`, password } }),
  signIn: () => ({ body: { email: tenants.viewer.email, password } }),
  signOut: () => ({}),
  getSession: () => ({}),
  getMe: () => ({
    filled: (body) => z.object({ account: z.object({ id: z.string() }) }).safeParse(body).success,
  }),
  createOrganization: () => ({ body: { name: 'Another' } }),
  createWorkspace: () => ({ body: { name: fresh(), timeZone: 'Europe/Berlin', currency: 'EUR' } }),
  getMembers: () => ({ filled: items }),
  setMember: () => ({ body: { email: tenants.viewer.email, role: 'viewer' } }),
  getWorkspaceMembers: () => ({ filled: items }),
  setWorkspaceMember: () => ({ body: { email: tenants.viewer.email, role: 'viewer' } }),
  createKey: () => ({ body: { name: 'Nightly' } }),
  getKeys: async () => {
    await newKey()
    return { filled: items }
  },
  revokeKey: async () => ({ path: { key: await newKey() } }),
  getAnalyses: () => ({}),
  getOrders: () => ({ filled: rows }),
  createLoad: () => ({ body: upload() }),
  getLoads: () => ({ filled: items }),
  getLoad: () => ({ path: { load: tenants.load } }),
  getSnapshots: () => ({ filled: items }),
  getSources: () => ({ filled: items }),
  createMapping: () => ({ body: mappingNamed(fresh()) }),
  getMappings: async () => {
    await newMapping()
    return { filled: items }
  },
  changeMapping: async () => ({ path: { mapping: await newMapping() }, body: mappingNamed(fresh()) }),
  deleteMapping: async () => ({ path: { mapping: await newMapping() } }),
  proposeMapping: () => ({
    body: unknownFile(),
    filled: (body) => z.object({ columns: z.array(z.unknown()).length(2) }).safeParse(body).success,
  }),
  getRejects: () => ({ path: { load: tenants.load } }),
  getJob: () => ({ path: { job: tenants.load } }),
  getJobEvents: () => ({ path: { job: tenants.load } }),
  getDefinitions: () => ({
    filled: (body) => z.object({ revision: z.int().min(1) }).safeParse(body).success,
  }),
  setDefinitions: async () => {
    const { revision, body } = await newestDefinitions()
    return { body: { base: revision, body, note: 'As before' } }
  },
  getDefinitionsRevisions: () => ({ filled: items }),
  getDefinitionsRevision: () => ({ path: { revision: '1' } }),
  restoreDefinitionsRevision: async () => ({
    path: { revision: '1' },
    body: { base: (await newestDefinitions()).revision },
  }),
  cancelJob: () => ({ path: { job: tenants.load } }),
}

interface Declared {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly access: Access
}

const declared = z.object({
  method: z.string(),
  path: z.string(),
  operationId: z.string(),
  access: z.custom<Access>(),
})

const routes = (): Declared[] =>
  services.app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route' ? [declared.parse(definition.route)] : [],
  )

async function call(route: Declared, probe: Probe, person: Person | null): Promise<Response> {
  const places = { workspace: tenants.client, organization: tenants.agency, ...probe.path }
  const path = route.path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => z.record(z.string(), z.string()).parse(places)[name] ?? '',
  )
  const form = probe.body instanceof FormData ? probe.body : null
  const body = probe.body === undefined ? {} : { body: form ?? JSON.stringify(probe.body) }
  const type: Record<string, string> =
    form === null && probe.body !== undefined ? { 'content-type': 'application/json' } : {}
  const cookie: Record<string, string> = person === null ? {} : { cookie: person.cookie }
  return site.request(`${path}${probe.query ?? ''}`, {
    method: route.method.toUpperCase(),
    headers: { ...type, ...cookie },
    ...body,
  })
}

async function check(route: Declared, probe: Probe, caller: CallerName): Promise<void> {
  const response = await call(route, probe, caller === 'anonymous' ? null : tenants[caller])
  const text = await response.text()
  const expected = verdict(route.access, caller)
  const where = `${route.operationId} as ${caller}: ${text.slice(0, 300)}`
  if (expected === 'success') expect(response.ok || isUnopenable(route, response.status), where).toBe(true)
  else expect(response.status, where).toBe(expected)
  if (response.ok && probe.filled !== undefined) expect(probe.filled(JSON.parse(text)), where).toBe(true)
}

/** Analyses whose rows are the rows say so to whoever may ask. */
const isUnopenable = (route: Declared, status: number): boolean =>
  status === 404 &&
  Object.values(contracts).some(
    ({ id, rowColumns }) => route.operationId === `rows_${id}` && rowColumns === undefined,
  )

const totals = z.object({ totals: z.record(z.string(), z.unknown()) })

const netOf = async (person: Person, workspace: string) => {
  const path = `/api/v1/workspaces/${workspace}/analyses/attribution`
  const answer = await as(site, person, {
    method: 'POST',
    path,
    body: { ...march, value: 'net' },
    answer: totals,
  })
  return Object.values(answer.totals)
}

test('each workspace answers from its own rows', async () => {
  const [own, other, theirs] = await Promise.all([
    netOf(tenants.owner, tenants.client),
    netOf(tenants.neighbour, tenants.otherClient),
    netOf(tenants.stranger, tenants.theirs),
  ])
  expect([own, other, theirs].map((values) => values.some((value) => Number(value) === 101))).toEqual([
    true,
    false,
    false,
  ])
  expect(other.some((value) => Number(value) === 201)).toBe(true)
  expect(theirs.some((value) => Number(value) === 301)).toBe(true)
})

test('every route gives each caller what its access says, and nothing of another tenant', async () => {
  // Signing out ends the sessions that the others need.
  const walked = routes().sort(
    (one, other) => Number(one.operationId === 'signOut') - Number(other.operationId === 'signOut'),
  )
  expect(walked.map((route) => route.operationId).filter((id) => !Object.hasOwn(probes, id))).toEqual([])
  expect(Object.keys(probes).filter((id) => !walked.some((route) => route.operationId === id))).toEqual([])
  for (const route of walked) {
    for (const caller of callers) {
      const probe = await probes[route.operationId]?.()
      if (probe !== undefined) await check(route, probe, caller)
    }
  }
}, 120_000)
