import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, Row } from '#engine/analysis.ts'
import { analyze, openCell } from '#engine/analyze.ts'
import type { OpenLake } from '#engine/lake/lake-over.ts'
import { toMicros } from '#engine/micros.ts'
import { brands } from '#fixtures/arbitraries.ts'
import { lakeOf, type TestBrand } from '#fixtures/lake.ts'
import { converts } from '#fixtures/naive-attribution.ts'
import type { TestReport } from '#fixtures/report-rows.ts'
import { type ParityDimension, parityDimensions, parityMeasures } from './contract.ts'

const range = { from: '2026-10-20', until: '2026-11-06' }
const start = Date.parse('2026-10-18T00:00:00Z')
const cents = fc.integer({ min: 0, max: 20_000 }).map((value) => value / 100)

/** Reports that have little to do with the orders: the law holds for any. */
const reports: fc.Arbitrary<TestReport[]> = fc.uniqueArray(
  fc
    .record({
      at: fc.integer({ min: 0, max: 18 }),
      orders: fc.integer({ min: 0, max: 4 }),
      gross: cents,
      returns: cents.map((value) => -value),
      shipping: cents,
      fees: fc.constantFrom(0, 0, 1.5),
    })
    .map(({ at, ...rest }) => ({
      day: new Date(start + at * 86_400_000).toISOString().slice(0, 10),
      ...rest,
    })),
  { maxLength: 12, selector: (report) => report.day },
)

const measured = (rows: readonly Row[]) =>
  Object.fromEntries(
    parityMeasures.map((name) => [
      name,
      rows.reduce((sum, row) => sum + toMicros(String(row[name] ?? 0)), 0n),
    ]),
  )

async function rowsBehind(lake: OpenLake, request: object, cell: Cell): Promise<Row[]> {
  const found: Row[] = []
  let cursor: string | null = null
  do {
    const page = await openCell(lake, 'parity', { request, cell, cursor, limit: 3 })
    found.push(
      ...page.rows.map(({ counts, amount, ...row }) => ({
        ...row,
        orders: counts ?? null,
        net: amount ?? null,
      })),
    )
    cursor = page.cursor
  } while (cursor !== null)
  return found
}

const setting = fc.record({
  brand: brands,
  reports,
  by: fc.subarray([...parityDimensions]),
  timeZone: fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin'),
})

const opened = (brand: TestBrand, given: readonly TestReport[], timeZone: string) =>
  lakeOf({ ...brand, reports: [...given] }, { timeZone })

test('all causes add up to the shop’s report in every measure, at every level, and ours is what converts', async () => {
  const law = fc.asyncProperty(setting, async ({ brand, reports: given, by, timeZone }) => {
    await using lake = await opened(brand, given, timeZone)
    const ask = (dimensions: readonly ParityDimension[]) =>
      analyze(lake.lake, 'parity', { ...range, dimensions: [...dimensions] })
    const { rows } = await ask(by)
    const groups = Map.groupBy(rows, (row) => JSON.stringify(by.map((name) => row[name] ?? null)))
    for (const group of groups.values()) {
      const shop = group.filter((row) => row.cause === 'shop')
      expect(measured(group.filter((row) => row.cause !== 'shop'))).toEqual(measured(shop))
    }
    const fine = (await ask(parityDimensions)).rows
    for (const [key, causes] of Map.groupBy(rows, (row) => JSON.stringify([row.cause, row.reason]))) {
      const same = fine.filter((row) => JSON.stringify([row.cause, row.reason]) === key)
      expect(measured(causes)).toEqual(measured(same))
    }
    const asked = given.filter((report) => report.day >= range.from && report.day < range.until)
    const days = new Set(asked.map((report) => report.day))
    const dayIn = new Intl.DateTimeFormat('sv-SE', { timeZone })
    const converting = (brand.orders ?? []).filter(
      (order) => converts(order) && days.has(dayIn.format(new Date(order.at))),
    )
    const ours = rows.filter((row) => row.cause === 'ours')
    expect(ours.reduce((sum, row) => sum + Number(row.orders), 0)).toBe(converting.length)
  })
  await fc.assert(law, { numRuns: 5 })
})

test('the rows behind every cause add up to it, each with its file and line', async () => {
  const law = fc.asyncProperty(setting, async ({ brand, reports: given, by, timeZone }) => {
    await using lake = await opened(brand, given, timeZone)
    const request = { ...range, dimensions: by.slice(0, 1) }
    const { rows } = await analyze(lake.lake, 'parity', request)
    for (const row of rows) {
      const names = [...request.dimensions, 'cause', 'reason']
      const cell = Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
      const behind = await rowsBehind(lake.lake, request, cell)
      expect(measured(behind)).toEqual(measured([row]))
      expect(behind.every((one) => one.file === 'rows.csv' && Number(one.line) >= 2)).toBe(true)
    }
  })
  await fc.assert(law, { numRuns: 2 })
})
