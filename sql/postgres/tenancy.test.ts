import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'

let database: TestDatabase
let owner: Client
let app: Client

const a = { organization: 'org_a', workspace: `ws_${'a'.repeat(16)}`, account: 'ada' }
const b = { organization: 'org_b', workspace: `ws_${'b'.repeat(16)}`, account: 'bob' }

/** Every table of schema app, from the catalogue. */
let tables: string[] = []

/** What must be there for a tenant so that each table has a row of it. */
const populate = async (tenant: typeof a) => {
  const { organization, workspace, account } = tenant
  const load = `load_${account}`
  const sha = 'a'.repeat(64)
  for (const statement of [
    `insert into app.profiles values ('${account}', '${account}')`,
    `insert into app.organizations values ('${organization}', 'O', 'brand')`,
    `insert into app.members values ('${organization}', '${account}', 'owner')`,
    `insert into app.workspaces values ('${workspace}', '${organization}', '${account}', 'W', 'UTC', 'EUR')`,
    `insert into app.workspace_members values ('${workspace}', '${account}', 'viewer')`,
    `insert into app.old_slugs values ('old-${account}', '${workspace}')`,
    `insert into app.definitions values ('${workspace}', 1, '{}', '${account}')`,
    `insert into app.sources values ('src_${account}', '${workspace}', 'meta', 'S', null, 'UTC', null)`,
    `insert into app.loads values ('${load}', '${workspace}', 1, null, 'loaded', '${account}')`,
    `insert into app.load_files values ('${workspace}', '${load}', 1, 1, 'f.csv', '${sha}', 1)`,
    `insert into app.originals values ('${workspace}', '${load}', 1, 1, '1.csv', '${sha}', 1, 1, true)`,
    `insert into app.erasures values ('erasure_${account}', '${workspace}', 'email', 'done', '${account}')`,
    `insert into app.mappings values ('map_${account}', '${workspace}', 'M', '{}', '${account}')`,
    `insert into app.snapshots values ('${workspace}', 1, '${load}')`,
    `insert into app.lake_files (workspace_id, table_name, path, bytes, rows, sha256, added_in)
       values ('${workspace}', 'orders', 'o.parquet', 1, 1, '${sha}', 1)`,
    `insert into app.projection_files values ('${workspace}', 1, 1, 'journeys', 'j.parquet', 1, 1, '${sha}')`,
    `insert into app.api_keys values ('key_${account}', '${organization}', null, '${account}', 'K', 'omni', '\\x${Buffer.from(account).toString('hex')}', '{read}')`,
    `insert into app.audit (organization_id, workspace_id, actor, action) values ('${organization}', '${workspace}', '${account}', 'x')`,
    `insert into app.idempotency values ('${account}', 'k', 'r', 'h', 'done')`,
    `insert into app.outbox values ('out_${account}', '${workspace}', 't', '{}')`,
  ]) {
    await owner.query(statement)
  }
}

/** Rows of `table` that the app's login sees with these settings. */
const seen = async (table: string, context: Record<string, string>): Promise<Record<string, unknown>[]> => {
  await app.query('begin')
  for (const [name, value] of Object.entries(context))
    await app.query('select set_config($1, $2, true)', [name, value])
  const answer = await app.query(`select * from app.${table}`)
  await app.query('rollback')
  return answer.rows
}

const contextOf = (tenant: typeof a) => ({
  'app.actor': tenant.account,
  'app.organization': tenant.organization,
  'app.workspace': tenant.workspace,
})

beforeAll(async () => {
  database = await testDatabase()
  owner = new Client(database.ownerUrl)
  app = new Client(database.appUrl)
  await Promise.all([owner.connect(), app.connect()])
  const found = await owner.query(
    "select relname from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p')",
  )
  tables = found.rows.map((row) => String(row.relname))
  for (const table of tables) await owner.query(`alter table app.${table} no force row level security`)
  await owner.query("insert into app.installation values ('operator', 'ada')")
  await populate(a)
  await populate(b)
  for (const table of tables) await owner.query(`alter table app.${table} force row level security`)
})
afterAll(async () => {
  await Promise.all([owner.end(), app.end()])
  await database.close()
})

test('the login of every pool is no superuser, bypasses nothing and owns nothing', async () => {
  const role = await app.query(
    'select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
  )
  expect(role.rows).toEqual([
    {
      rolname: 'omnitrack_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    },
  ])
  const owned = await app.query('select 1 from pg_class where relowner = current_user::regrole')
  expect(owned.rowCount).toBe(0)
})

test('every table of schema app is under forced row-level security', async () => {
  const found = await owner.query(
    "select relname, relrowsecurity and relforcerowsecurity as forced from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p')",
  )
  expect(found.rows.filter((row) => !row.forced)).toEqual([])
  expect(found.rows.length).toBeGreaterThan(15)
})

test('a populated table returns nothing without context, and each tenant only its own rows with it', async () => {
  for (const table of tables) {
    expect(await seen(table, {}), `${table} without context`).toEqual([])
    const ofA = await seen(table, contextOf(a))
    const ofB = await seen(table, contextOf(b))
    expect(ofA, `${table} of a`).toHaveLength(1)
    expect(ofB, `${table} of b`).toHaveLength(1)
    if (table !== 'installation') expect(ofA).not.toEqual(ofB)
  }
})

test('naming a foreign workspace and organization opens none of their rows', async () => {
  for (const table of tables) {
    const own = await seen(table, { 'app.actor': b.account })
    const reached = await seen(table, { ...contextOf(a), 'app.actor': b.account })
    expect(reached.length, table).toBeLessThanOrEqual(own.length)
    const foreign = await seen(table, { ...contextOf(a), 'app.actor': randomUUID() })
    expect(foreign, table).toHaveLength(table === 'installation' ? 1 : 0)
  }
})

test('a row cannot be written into a foreign workspace', async () => {
  await app.query('begin')
  for (const [name, value] of Object.entries({ ...contextOf(a), 'app.actor': b.account })) {
    await app.query('select set_config($1, $2, true)', [name, value])
  }
  const insert = app.query(`insert into app.definitions values ('${a.workspace}', 2, '{}', 'bob')`)
  await expect(insert).rejects.toThrow(/row-level security/)
  await app.query('rollback')
})

test('the audit can only grow', async () => {
  for (const statement of [
    'update app.audit set action = action',
    'delete from app.audit',
    'truncate app.audit',
  ]) {
    await expect(app.query(statement)).rejects.toThrow(/permission denied/)
  }
})

test('an API key is found before anything else is known, unless it was revoked', async () => {
  const find = () => app.query('select id from app.api_key_of($1)', [Buffer.from('ada')])
  expect((await find()).rows).toEqual([{ id: 'key_ada' }])
  await app.query('begin')
  await app.query(
    "select set_config('app.actor', 'ada', true), set_config('app.organization', 'org_a', true)",
  )
  await app.query("update app.api_keys set revoked_at = now() where id = 'key_ada'")
  expect((await find()).rows).toEqual([])
  await app.query('rollback')
})

test('signing up is audited without any value', async () => {
  await app.query('begin')
  await app.query("select set_config('app.actor', 'cyd', true)")
  await app.query(`insert into auth."user" (id, name, email) values ('cyd', 'Cyd', 'cyd@shop.de')`)
  const audit = await app.query('select actor, action, subject, detail from app.audit')
  expect(audit.rows).toEqual([{ actor: 'cyd', action: 'auth.user.insert', subject: 'cyd', detail: {} }])
  await app.query('rollback')
})

test('only the sender of the outbox sees the messages of all workspaces', async () => {
  expect(await seen('outbox', { 'app.actor': 'system:outbox' })).toHaveLength(2)
  expect(await seen('outbox', { 'app.actor': 'system:load' })).toEqual([])
})
