import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { analyze } from '#engine/analyze.ts'
import { openInstance, quoted } from '#engine/duck/instance.ts'
import { openLake } from '#engine/lake/open.ts'
import { canonicalTables, statement } from '#sql/load.ts'
import { writeDemoExports } from './demo.ts'
import { generateBrand, generatedSnapshot } from './generate.ts'
import { brandZone } from './options.ts'
import type { Truth } from './truth.ts'
import { exportFiles } from './write-exports.ts'

const options = { touchpoints: 20_000, orders: 1_500, days: 200, until: '2026-11-01', seed: 7 }
const size = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
let dir = ''
let truth: Truth

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'omnitrack-generate-'))
  truth = await generateBrand(join(dir, 'brand'), options, { exports: true })
})
afterAll(async () => await rm(dir, { recursive: true, force: true }))

/** Rows of a question about the files written below `brand`, its Parquet tables being views of their names. */
async function ask(sql: string, brand = 'brand') {
  await using instance = await openInstance({ timeZone: brandZone })
  for (const table of canonicalTables) {
    const files = quoted(join(dir, brand, table, '**/*.parquet'))
    await instance.connection.run(
      existsSync(join(dir, brand, table))
        ? `create view ${table} as select * from read_parquet(${files}, hive_partitioning = false)`
        : statement(`schema/${table}`),
    )
  }
  const reader = await instance.connection.runAndReadAll(sql)
  return z.array(size).parse(reader.getRowObjectsJson())
}

const csv = (file: string, more = '') =>
  `read_csv(${quoted(join(dir, 'brand/exports', file))}, all_varchar = true${more})`

const checksums = canonicalTables
  .map(
    (table) =>
      `select '${table}' as name, count(*)::varchar as rows, bit_xor(hash(t::varchar))::varchar as mixed, sum(hash(t::varchar) >> 20)::varchar as summed from ${table} as t`,
  )
  .join(' union all ')

test('the same seed makes the same rows, and another seed makes others', async () => {
  const [first] = [await ask(checksums)]
  await generateBrand(join(dir, 'again'), options)
  await generateBrand(join(dir, 'other'), { ...options, seed: 8 })
  expect(await ask(checksums, 'again')).toEqual(first)
  const other = await ask(checksums, 'other')
  const same = (table: string) =>
    other.find((row) => row.name === table)?.mixed === first.find((row) => row.name === table)?.mixed
  for (const table of ['touchpoints', 'orders', 'order_lines', 'ad_performance_daily', 'identity_links'])
    expect(same(table)).toBe(false)
  expect(await readFile(join(dir, 'again/truth.json'), 'utf8')).toBe(
    await readFile(join(dir, 'brand/truth.json'), 'utf8'),
  )
})

test('every table has the columns and types of its schema', async () => {
  for (const table of canonicalTables) {
    await using instance = await openInstance({ timeZone: brandZone })
    await instance.connection.run(statement(`schema/${table}`))
    const wanted = await instance.connection.runAndReadAll(
      `select column_name, column_type from (describe ${table})`,
    )
    const got = await ask(`select column_name, column_type from (describe ${table})`)
    expect(got.map((row) => [row.column_name, row.column_type])).toEqual(wanted.getRowsJson())
  }
})

test('truth.json says what the files hold', async () => {
  const [counted] = await ask(`
    select (select count(*) from touchpoints) as touchpoints, (select count(*) from orders) as orders,
           (select count(*) from order_lines) as order_lines, (select sum(quantity) from order_lines) as units,
           (select sum(gross_sales)::decimal(18,2) from orders) as gross, (select sum(net_sales)::decimal(18,2) from orders) as net,
           (select sum(total)::decimal(18,2) from orders) as total, (select sum(goods_amount)::decimal(18,2) from refunds) as goods,
           (select sum(spend)::decimal(18,2) from ad_performance_daily) as spend, (select sum(value)::decimal(18,2) from ad_conversions_daily) as claimed`)
  const { totals } = truth
  expect(counted).toEqual({
    touchpoints: String(totals.touchpoints),
    orders: String(totals.orders),
    order_lines: String(totals.orderLines),
    units: String(totals.units),
    gross: totals.grossSales,
    net: totals.netSales,
    total: totals.total,
    goods: totals.goodsRefunded,
    spend: totals.spend,
    claimed: totals.claimedValue,
  })
  expect(totals.touchpoints).toBeGreaterThan(options.touchpoints * 0.95)
  expect(totals.touchpoints).toBeLessThan(options.touchpoints * 1.05)
  expect(Math.abs(totals.orders / options.orders - 1)).toBeLessThan(0.1)
})

test('the engine files every touchpoint and campaign of a generated brand under the channel it was made for', async () => {
  await using lake = await openLake(await generatedSnapshot(join(dir, 'brand')))
  const answer = await analyze(lake, 'explore', {
    from: truth.from,
    until: truth.until,
    measures: ['touchpoints', 'spend'],
    dimensions: ['channel'],
  })
  const said = Object.fromEntries(
    answer.rows.map((row) => [row.channel, [row.touchpoints, row.spend ?? '0.00']]),
  )
  expect(said).toEqual(
    Object.fromEntries(truth.byChannel.map((row) => [row.channel, [row.touchpoints, row.spend]])),
  )
})

test('five to eight orders in a hundred have no touch, and the order count is the truth less the orders left out', async () => {
  await using lake = await openLake(await generatedSnapshot(join(dir, 'brand')))
  const answer = await analyze(lake, 'attribution', { from: truth.from, until: truth.until })
  const excluded = answer.facts.filter((fact) => fact.column.name === 'excludedOrders')
  expect(Object.fromEntries(excluded.map((fact) => [fact.key, fact.value]))).toEqual(
    Object.fromEntries(truth.excluded.map((row) => [row.reason, row.orders])),
  )
  const converting = truth.totals.orders - truth.excluded.reduce((sum, row) => sum + row.orders, 0)
  expect(answer.totals).toMatchObject({ conversions: converting })
  const untouched = answer.rows.find((row) => row.reason === 'no_touch')?.conversions
  expect(Number(untouched) / converting).toBeGreaterThan(0.03)
  expect(Number(untouched) / converting).toBeLessThan(0.09)
})

test('orders add up: lines to gross, gross less discounts to net, net with shipping and tax to total; refunds stay within them', async () => {
  const broken = await ask(`
    with lines as (select order_key, sum(quantity * unit_price - line_discount) as goods from order_lines group by order_key),
         returned as (select order_key, sum(amount) as amount, sum(goods_amount) as goods, min(refunded_at) as refunded_at from refunds group by order_key)
    select orders.name from orders
    left join lines using (order_key) left join returned using (order_key)
    where lines.goods is distinct from gross_sales or net_sales <> gross_sales - discounts or total <> net_sales + shipping + taxes
       or returned.amount > total or returned.goods > net_sales or returned.refunded_at <= created_at
       or (financial_status in ('refunded', 'partially_refunded')) <> (returned.amount is not null)`)
  expect(broken).toEqual([])
})

test('every key of a fact stands in its dimension table, and every id once', async () => {
  const [lost] = await ask(`
    select (select count(*) from touchpoints anti join traffic_sources using (traffic_source_id)) as sources,
           (select count(*) from touchpoints where landing_page_id not in (select name_id from names where kind = 'landing_page')) as pages,
           (select count(*) from order_lines anti join orders using (order_key)) as lines,
           (select count(*) from ad_performance_daily anti join ad_entities on campaign_entity_id = entity_id and ad_entities.level = 'campaign') as campaigns,
           (select count(*) - count(distinct touchpoint_id) from touchpoints) as touchpoint_ids,
           (select count(*) - count(distinct order_key) from orders) as order_keys`)
  expect(Object.values(lost ?? {})).toEqual(['0', '0', '0', '0', '0', '0'])
})

test('the platform files hold the same brand as the canonical tables', async () => {
  const [files] = await ask(`
    select (select count(*) from ${csv(exportFiles.touchpoints)}) as touches,
           (select sum("Total"::decimal(18,2)) from ${csv(exportFiles.orders)}) as total,
           (select sum("Lineitem quantity"::int * "Lineitem price"::decimal(18,2)) from ${csv(exportFiles.orders)}) as gross,
           (select sum("Refunded Amount"::decimal(18,2)) from ${csv(exportFiles.orders)}) as refunded,
           (select sum("Amount spent (USD)"::decimal(18,2)) from ${csv(exportFiles.meta)} where "Campaign name" is not null) as meta,
           (select sum(replace("Cost", ',', '')::decimal(18,2)) from ${csv(exportFiles.google, ', skip = 2')} where not starts_with("Day", 'Total:')) as google`)
  const [tables] = await ask(`
    select (select count(*) from touchpoints where kind <> 4) as touches, (select sum(total)::decimal(18,2) from orders) as total,
           (select sum(gross_sales)::decimal(18,2) from orders) as gross, (select sum(amount)::decimal(18,2) from refunds) as refunded,
           (select sum(spend)::decimal(18,2) from ad_performance_daily where platform = 'meta') as meta,
           (select sum(spend)::decimal(18,2) from ad_performance_daily where platform = 'google_ads') as google`)
  expect(files).toEqual(tables)
})

test('Meta’s rows of daily totals and Google’s closing totals repeat the rows that they sum', async () => {
  const [meta] = await ask(`
    select sum("Amount spent (USD)"::decimal(18,2)) filter ("Campaign name" is null) as totals,
           sum("Amount spent (USD)"::decimal(18,2)) filter ("Campaign name" is not null) as rows
    from ${csv(exportFiles.meta)}`)
  expect(meta?.totals).toBe(meta?.rows)
  const [google] = await ask(`
    select sum(replace("Conv. value", ',', '')::decimal(18,2)) filter ("Day" = 'Total: Account') as totals,
           sum(replace("Conv. value", ',', '')::decimal(18,2)) filter (not starts_with("Day", 'Total:')) as rows
    from ${csv(exportFiles.google, ', skip = 2')}`)
  expect(google?.totals).toBe(google?.rows)
})

test('both platforms together claim more than the shop sold through them', () => {
  const claimed = truth.byChannel.reduce((sum, row) => sum + Number(row.claimedConversions), 0)
  const begunByPaid = truth.byChannel
    .filter((row) => Number(row.spend) > 0)
    .reduce((sum, row) => sum + row.ordersBegun, 0)
  expect(claimed).toBeGreaterThan(begunByPaid)
})

test('the shop’s sales report is the orders that are sales, each return on its own day', async () => {
  const [reported] = await ask(`
    select sum("Orders"::int) as orders, sum("Gross sales"::decimal(18,2)) as gross,
           sum("Returns"::decimal(18,2)) as returns, sum("Total sales"::decimal(18,2)) as total
    from ${csv(exportFiles.sales)}`)
  const [made] = await ask(`
    with sold as (
      select orders.*, coalesce(refunds.amount, 0) as refunded, coalesce(refunds.goods_amount, 0) as returned,
             coalesce(financial_status, '') = 'voided' as was_voided
      from orders left join refunds using (order_key)
      where not is_test and not is_gift_card_only
    )
    select count(*) as orders, sum(gross_sales)::decimal(18,2) as gross,
           (-sum(case when was_voided then net_sales else returned end))::decimal(18,2) as returns,
           sum(case when was_voided then 0 else total - refunded end)::decimal(18,2) as total
    from sold`)
  expect(reported).toEqual(made)
})

test('a report of a week before states the same spend and fewer purchases', async () => {
  const [early] = await writeDemoExports(join(dir, 'demo'), { seed: 3, until: '2026-11-01' })
  const listed = (file: string) => `read_csv(${quoted(file)}, all_varchar = true)`
  const [told] = await ask(`
    with before as (select * from ${listed(early?.[0] ?? '')} where "Campaign name" is not null),
         after as (select * from ${listed(join(dir, 'demo', exportFiles.meta))} where "Campaign name" is not null)
    select (select max("Day") from before) as last_day, count(*) filter (before."Amount spent (USD)" <> after."Amount spent (USD)") as spend_differs,
           count(*) filter (coalesce(before."Purchases"::int, 0) > after."Purchases"::int) as more, count(*) filter (coalesce(before."Purchases"::int, 0) < after."Purchases"::int) as fewer,
           count(*) filter (after."Ad ID" is null) as gone
    from before left join after using ("Ad ID", "Day")`)
  expect(told).toMatchObject({ last_day: '2026-10-24', spend_differs: '0', more: '0', gone: '0' })
  expect(Number(told?.fewer)).toBeGreaterThan(50)
})
