import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, Row } from '#engine/analysis.ts'
import { analyze, openCell } from '#engine/analyze.ts'
import type { OpenLake } from '#engine/lake/lake-over.ts'
import { addDecimals } from '#engine/money.ts'
import { brands } from '#fixtures/arbitraries.ts'
import { lakeOf } from '#fixtures/lake.ts'
import { converts } from '#fixtures/naive-attribution.ts'
import { type ReconcileDimension, reconcileDimensions } from './contract.ts'

const range = { from: '2026-10-01', until: '2026-12-01' }
const request = (dimensions: readonly ReconcileDimension[], lookbackDays: number) => ({
  ...range,
  dimensions: [...dimensions],
  lookbackDays,
})
const cents = (value: unknown) => Math.round(Number(value ?? 0) * 100)
const sum = (rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
const orders = (rows: readonly Row[]) => sum(rows, (row) => Number(row.orders ?? 0))
const money = (rows: readonly Row[]) => sum(rows, (row) => cents(row.revenue))

async function rowsBehind(lake: OpenLake, asked: ReturnType<typeof request>, cell: Cell): Promise<Row[]> {
  const found: Row[] = []
  let cursor: string | null = null
  do {
    const page = await openCell(lake, 'reconcile', { request: asked, cell, cursor, limit: 7 })
    found.push(...page.rows)
    cursor = page.cursor
  } while (cursor !== null)
  return found
}

test('bars add up to the converting orders of the shop, in whole and in every group', async () => {
  const dimensions = fc.subarray([...reconcileDimensions])
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin')
  const law = fc.asyncProperty(
    brands,
    dimensions,
    fc.constantFrom(1, 7, 30),
    zones,
    async (brand, by, days, timeZone) => {
      await using opened = await lakeOf(brand, { timeZone })
      const { rows } = await analyze(opened.lake, 'reconcile', request(by, days))
      const converting = (brand.orders ?? []).filter(converts)
      const shop = rows.filter((row) => row.bar === 'shop')
      expect(orders(shop)).toBe(converting.length)
      expect(money(shop)).toBe(converting.reduce((total, order) => total + cents(order.value), 0))
      const claims = (brand.spend ?? []).reduce((total, row) => total + (row.claims ?? 0), 0)
      expect(orders(rows.filter((row) => row.bar === 'claimed'))).toBeCloseTo(claims, 9)
      const groups = Map.groupBy(rows, (row) => JSON.stringify(by.map((name) => [row[name], row.campaignId])))
      for (const group of groups.values()) {
        const steps = group.filter((row) => row.bar !== 'shop')
        const whole = group.filter((row) => row.bar === 'shop')
        expect(orders(steps)).toBeCloseTo(orders(whole), 9)
        expect(money(steps)).toBe(money(whole))
      }
    },
  )
  await fc.assert(law, { numRuns: 8 })
})

test('the rows behind every bar count to it', async () => {
  const law = fc.asyncProperty(
    brands,
    fc.subarray([...reconcileDimensions], { maxLength: 1 }),
    async (brand, by) => {
      await using opened = await lakeOf(brand)
      const asked = request(by, 7)
      const { rows, columns } = await analyze(opened.lake, 'reconcile', asked)
      const names = columns.filter((column) => column.role === 'dimension').map((column) => column.name)
      for (const row of rows) {
        const cell = Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
        const behind = await rowsBehind(opened.lake, asked, cell)
        expect(sum(behind, (one) => Number(one.counts))).toBeCloseTo(Number(row.orders ?? 0), 9)
        expect(sum(behind, (one) => cents(one.amount))).toBe(cents(row.revenue))
        expect(behind.every((one) => one.file === 'rows.csv' && Number(one.line) >= 2)).toBe(true)
      }
    },
  )
  await fc.assert(law, { numRuns: 5 })
})

/** Sums of each bar, exact to the millionth. */
function bars(rows: readonly Row[], names: readonly string[]) {
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify([...names, 'bar', 'reason'].map((name) => row[name] ?? null)),
  )
  return [...groups]
    .map(([key, group]) => ({
      key,
      orders: Number(orders(group).toFixed(6)),
      revenue: group.reduce((total, row) => addDecimals(total, String(row.revenue ?? '0')), '0.000000'),
    }))
    .filter((one) => one.orders !== 0 || Number(one.revenue) !== 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

test('adding a dimension changes no figure, and a filter keeps exactly the groups it names', async () => {
  const law = fc.asyncProperty(
    brands,
    fc.subarray([...reconcileDimensions]),
    fc.constantFrom('meta', 'google_ads'),
    async (brand, by, platform) => {
      await using opened = await lakeOf(brand)
      const fine = (await analyze(opened.lake, 'reconcile', request([...reconcileDimensions], 7))).rows
      const coarse = (await analyze(opened.lake, 'reconcile', request(by, 7))).rows
      expect(bars(coarse, by)).toEqual(bars(fine, by))
      const kept = await analyze(opened.lake, 'reconcile', {
        ...request(by, 7),
        filters: [{ dimension: 'platform', operator: '=', values: [platform] }],
      })
      const named = fine.filter((row) => row.platform === platform)
      expect(bars(kept.rows, by)).toEqual(bars(named, by))
    },
  )
  await fc.assert(law, { numRuns: 8 })
})
