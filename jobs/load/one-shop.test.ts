import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { loadFiles } from './run.ts'
import { csv, rowsOf } from './test-lake.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-shop-'))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, rows: readonly (readonly string[])[]) {
  const path = join(folder, name)
  writeFileSync(path, csv(rows))
  return { name, path }
}

const orders = (id: string, total: string, sku: string) => [
  [
    'Id',
    'Name',
    'Email',
    'Created at',
    'Currency',
    'Total',
    'Lineitem quantity',
    'Lineitem name',
    'Lineitem sku',
    'Lineitem price',
  ],
  [
    id,
    '#1001',
    'ada@canary.example',
    `2026-10-01 13:00:0${id} -0400`,
    'CAD',
    total,
    '1',
    'Candle',
    sku,
    total,
  ],
]

test('files of one shop that are loaded together are of one shop and take its currency; a second shop with the same numbers stays apart', async () => {
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name: 'Shops', timeZone: 'America/Toronto', currency: 'CAD' }
  const { id: workspaceId } = await createWorkspace(database.db, actor, wanted)
  const load = (files: readonly { name: string; path: string }[]) =>
    loadFiles(database.host, actor, { workspaceId, files, options: {} })
  const shop = [
    file('customers.csv', [
      ['Customer ID', 'Email', 'Accepts Email Marketing', 'Total Spent', 'Total Orders', 'Tax Exempt'],
      ["'7", 'Ada@Canary.example', 'yes', '5.00', '1', 'no'],
    ]),
    file('orders.csv', orders('1', '5.00', 'C')),
    file('products.csv', [
      ['Handle', 'Title', 'Variant SKU', 'Variant Price', 'Cost per item'],
      ['candle', 'Candle', 'C', '5.00', '2.00'],
    ]),
    file('sales.csv', [
      ['Day', 'Orders', 'Gross sales', 'Net sales', 'Total sales'],
      ['2026-10-01', '1', '5.00', '5.00', '5.00'],
    ]),
  ]
  expect((await load(shop)).report.files.map((one) => one.faults)).toEqual([[], [], [], []])
  expect((await load([file('other.csv', orders('2', '9.00', 'X'))])).status).toBe('loaded')
  const { files } = await resolveSnapshot(database.host, actor, workspaceId)
  const shops = async (table: string) =>
    (await rowsOf(files, table, 'distinct shop_id', 'UTC')).map((row) => row['shop_id'])
  const [own = ''] = await shops('products')
  for (const table of ['customers', 'shop_sales_daily']) expect(await shops(table), table).toEqual([own])
  expect(await shops('orders')).toHaveLength(2)
  expect(await rowsOf(files, 'product_costs', 'sku, currency', 'UTC')).toEqual([
    { sku: 'C', currency: 'CAD' },
  ])
  expect(await rowsOf(files, 'shop_sales_daily', 'currency', 'UTC')).toEqual([{ currency: 'CAD' }])
  expect((await load(shop)).status).toBe('unchanged')
})

test('no e-mail of an order, customer or bulk file is left below the home', async () => {
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name: 'Canaries', timeZone: 'UTC', currency: 'CAD' }
  const { id: workspaceId } = await createWorkspace(database.db, actor, wanted)
  const bulk = file('bulk.jsonl', [])
  const order = {
    id: 'gid://shopify/Order/9',
    name: '#9',
    createdAt: '2026-10-01T00:00:00Z',
    currencyCode: 'CAD',
    email: 'ada@canary.example',
    customer: { id: 'gid://shopify/Customer/7', email: 'ada@canary.example' },
    totalPriceSet: { shopMoney: { amount: '5.00' } },
  }
  writeFileSync(bulk.path, `${JSON.stringify(order)}\n`)
  const report = await loadFiles(database.host, actor, { workspaceId, files: [bulk], options: {} })
  expect(report.status).toBe('loaded')
  const { home } = database.host.config
  const kept = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(home, name)
    return statSync(path).isFile() && readFileSync(path).includes('canary')
  })
  expect(kept).toEqual([])
})
