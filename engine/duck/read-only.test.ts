import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instance, openInstance } from './instance.ts'
import { runReadOnly } from './read-only.ts'

let instance: Instance
beforeAll(async () => {
  instance = await openInstance({ timeZone: 'UTC' })
  await instance.connection.run('create table orders as select 1 as order_key, 12.50::decimal(18, 6) as net')
  await instance.lock([])
})
afterAll(() => instance[Symbol.asyncDispose]())

test('one SELECT over the tables is answered, money digit by digit', async () => {
  const sql =
    'with kept as (select net from orders) select sum(net) as net, count(*) as orders from kept, range(2)'
  expect(await runReadOnly(instance.connection, sql, 10)).toEqual({
    names: ['net', 'orders'],
    rows: [['25.000000', 2]],
    cut: false,
  })
})

test('an answer that is too long is cut, and says so', async () => {
  const answer = await runReadOnly(instance.connection, 'select * from range(5000)', 3)
  expect(answer).toMatchObject({ rows: [[0], [1], [2]], cut: true })
})

test.each([
  "copy (select 1) to '/tmp/omnitrack-evil.csv'",
  'select 1; select 2',
  'select 1; drop table orders',
  "select getenv('HOME')",
  'select * from duckdb_settings()',
  'select * from duckdb_views',
  'select * from information_schema.tables',
  "select * from query('select 1')",
  "select * from query_table('orders')",
  "select * from read_text('/etc/hostname')",
  "select * from sniff_csv('/etc/passwd')",
  "select * from '/etc/passwd'",
  "select * from glob('/*')",
  "select (select count(*) from read_text('/etc/hostname'))",
  "select current_setting('temp_directory')",
  'set threads = 64',
  "attach 'x.db'",
  'create table t as select 1',
  'update orders set net = 0',
  'explain analyze select 1',
  'call enable_logging()',
  'pragma version',
  '',
])('%j is refused', async (sql) => {
  await expect(runReadOnly(instance.connection, sql, 10)).rejects.toMatchObject({ code: 'invalid_request' })
})
