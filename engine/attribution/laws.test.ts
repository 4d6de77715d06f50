import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Row } from '#engine/analysis.ts'
import { analyze } from '#engine/analyze.ts'
import { attributionDimensions, attributionModels } from '#engine/attribution/contract.ts'
import { brands } from '#fixtures/arbitraries.ts'
import { lakeOf, type TestBrand } from '#fixtures/lake.ts'
import { converts, naiveCredits } from '#fixtures/naive-attribution.ts'

const everything = { from: '2026-10-01', until: '2026-12-01' }
const zones = fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin')
const windows = fc.constantFrom(0.25, 1, 3, 7, 30)
const runs = { numRuns: 20 }

const cents = (value: unknown): number => Math.round(Number(value) * 100)
const total = (rows: readonly Row[], pick: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + pick(row), 0)
const ordersOf = (brand: TestBrand) => (brand.orders ?? []).filter(converts)

test('attributed and unattributed add up to all orders, to the cent, under every model, window and grouping', async () => {
  const law = fc.asyncProperty(
    brands,
    zones,
    windows,
    fc.subarray([...attributionDimensions]),
    async (brand, timeZone, lookbackDays, dimensions) => {
      await using opened = await lakeOf(brand, { timeZone })
      for (const dateMode of ['cash', 'accrual']) {
        const answer = await analyze(opened.lake, 'attribution', {
          ...everything,
          models: attributionModels,
          lookbackDays,
          dimensions,
          dateMode,
        })
        for (const model of attributionModels) {
          const rows = answer.rows.filter((row) => row.model === model)
          expect(total(rows, (row) => cents(row.revenue))).toBe(
            total(
              ordersOf(brand).map((order) => ({ value: order.value })),
              (row) => cents(row.value),
            ),
          )
          expect(total(rows, (row) => Number(row.conversions))).toBeCloseTo(ordersOf(brand).length, 9)
        }
      }
    },
  )
  await fc.assert(law, runs)
})

test('the set-wise answer equals the order-by-order evaluator on random journeys', async () => {
  const law = fc.asyncProperty(
    brands,
    zones,
    windows,
    windows,
    async (brand, timeZone, lookbackDays, viewLookbackDays) => {
      await using opened = await lakeOf(brand, { timeZone })
      const settings = { lookbackDays, viewLookbackDays, halfLifeDays: 2 }
      const answer = await analyze(opened.lake, 'attribution', {
        ...everything,
        ...settings,
        models: attributionModels,
        dimensions: ['channel'],
      })
      for (const model of attributionModels) {
        const expected = new Map<string, number>()
        for (const { touch, reason, credit } of naiveCredits(brand, model, settings)) {
          const key = reason ?? channels[touch?.by ?? 'direct']
          expected.set(key, (expected.get(key) ?? 0) + credit)
        }
        const rows = answer.rows.filter((row) => row.model === model && Number(row.conversions) > 0)
        expect(rows.length).toBe(expected.size)
        for (const row of rows)
          expect(row.conversions).toBeCloseTo(
            expected.get(String(row.reason ?? row.channel)) ?? Number.NaN,
            9,
          )
      }
    },
  )
  await fc.assert(law, runs)
})

const channels = {
  direct: 'Direct',
  organic: 'Organic Search',
  search: 'Paid Search',
  social: 'Paid Social',
  email: 'Email',
  referral: 'Referral',
} as const

test('adding a dimension never changes a figure already shown', async () => {
  const law = fc.asyncProperty(brands, fc.constantFrom(...attributionModels), async (brand, model) => {
    await using opened = await lakeOf(brand)
    const asked = { ...everything, models: [model] }
    const coarse = await analyze(opened.lake, 'attribution', { ...asked, dimensions: ['channel'] })
    const fine = await analyze(opened.lake, 'attribution', {
      ...asked,
      dimensions: ['channel', 'campaign', 'day'],
    })
    for (const row of coarse.rows) {
      const parts = fine.rows.filter((part) => part.channel === row.channel && part.reason === row.reason)
      expect(total(parts, (part) => cents(part.revenue))).toBe(cents(row.revenue))
    }
  })
  await fc.assert(law, runs)
})

test('a wider window never takes an order’s last touch away, and never unattributes an order', async () => {
  const law = fc.asyncProperty(brands, async (brand) => {
    await using opened = await lakeOf(brand)
    const lonely = async (lookbackDays: number) => {
      const answer = await analyze(opened.lake, 'attribution', { ...everything, lookbackDays })
      return total(
        answer.rows.filter((row) => row.reason !== null),
        (row) => Number(row.conversions),
      )
    }
    const [narrow, wide] = [await lonely(3), await lonely(30)]
    expect(wide).toBeLessThanOrEqual(narrow)
  })
  await fc.assert(law, runs)
})
