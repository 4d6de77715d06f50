import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Row } from '#engine/analysis.ts'
import { analyze, openCell } from '#engine/analyze.ts'
import { brands } from '#fixtures/arbitraries.ts'
import { type States, statesOf } from '#fixtures/restated.ts'
import { restatementMeasures } from './measures.contract.ts'

// Each run opens several pairs of states.
vi.setConfig({ testTimeout: 180_000 })

const range = { from: '2026-10-01', until: '2026-12-01' }
const dimensions = fc.subarray(['day', 'platform', 'campaign', 'order'] as const)
const differences = restatementMeasures.map((measure) => `${measure}Difference`)
const hundredths = (value: unknown) => Math.round(Number(value ?? 0) * 100)

type Sums = Map<string, number[]>

async function moved(states: States, from: number, to: number, by: readonly string[]): Promise<Row[]> {
  await using lake = await states.between(from, to)
  const asked = { ...range, dimensions: [...by], measures: [...restatementMeasures] }
  return (await analyze(lake, 'restatements', asked)).rows
}

/** Differences by cell; cells that moved by nothing are no cells. */
function cells(all: readonly Row[], by: readonly string[]): Sums {
  const sums: Sums = new Map()
  for (const row of all) {
    const name = JSON.stringify(by.flatMap((dimension) => [row[dimension], row[`${dimension}Id`]]))
    const before = sums.get(name) ?? differences.map(() => 0)
    sums.set(
      name,
      before.map((sum, at) => sum + hundredths(row[differences[at] ?? ''])),
    )
  }
  for (const [name, values] of sums) if (values.every((value) => value === 0)) sums.delete(name)
  return sums
}

test('from a to b and from b to c is from a to c, in every cell; from a to a is nothing', async () => {
  const law = fc.asyncProperty(brands, brands, brands, dimensions, async (a, b, c, by) => {
    await using states = await statesOf([a, b, c])
    const steps = [...(await moved(states, 1, 2, by)), ...(await moved(states, 2, 3, by))]
    expect(cells(steps, by)).toEqual(cells(await moved(states, 1, 3, by), by))
    expect(await moved(states, 2, 2, by)).toEqual([])
  })
  await fc.assert(law, { numRuns: 2, endOnFailure: true })
})

test('what moved is what the totals of explore moved by, and the cells add up to it', async () => {
  const law = fc.asyncProperty(brands, brands, dimensions, async (a, b, by) => {
    await using states = await statesOf([a, b])
    const asked = {
      ...range,
      dimensions: [],
      measures: ['spend', 'claimedConversions', 'claimedValue', 'orders', 'net', 'total'],
    }
    await using first = await states.between(1, 1)
    await using second = await states.between(1, 2)
    const before = (await analyze(first, 'explore', asked)).totals
    const after = (await analyze(second, 'explore', asked)).totals
    const answer = await analyze(second, 'restatements', { ...asked, dimensions: [...by] })
    for (const measure of asked.measures) {
      const difference = hundredths(after?.[measure]) - hundredths(before?.[measure])
      expect(hundredths(answer.totals?.[`${measure}Difference`])).toBe(difference)
      const sum = answer.rows.reduce((all, row) => all + hundredths(row[`${measure}Difference`]), 0)
      expect(sum).toBe(difference)
    }
  })
  await fc.assert(law, { numRuns: 4, endOnFailure: true })
})

test('the rows behind a cell add up to both of its sides', async () => {
  const law = fc.asyncProperty(brands, brands, dimensions, async (a, b, by) => {
    await using states = await statesOf([a, b])
    await using lake = await states.between(1, 2)
    const request = { ...range, dimensions: [...by], measures: [...restatementMeasures] }
    const { rows, columns } = await analyze(lake, 'restatements', request)
    const names = columns.filter((column) => column.role === 'dimension').map((column) => column.name)
    for (const row of rows.slice(0, 6)) {
      const cell = Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
      const behind = await openCell(lake, 'restatements', { request, cell, cursor: null, limit: 100 })
      for (const measure of restatementMeasures) {
        const sum = (side: string) =>
          behind.rows
            .filter((one) => one.side === side)
            .reduce((all, one) => all + hundredths(one[measure]), 0)
        expect(sum('before')).toBe(hundredths(row[`${measure}Before`]))
        expect(sum('after')).toBe(hundredths(row[`${measure}After`]))
      }
    }
  })
  await fc.assert(law, { numRuns: 2, endOnFailure: true })
})
