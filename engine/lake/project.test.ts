import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { attributionModels } from '#engine/attribution/contract.ts'
import { openLake } from '#engine/lake/open.ts'
import { brands } from '#fixtures/arbitraries.ts'
import { lakeOf } from '#fixtures/lake.ts'
import { rounded } from '#fixtures/rounded.ts'
import { buildProjections } from './project.ts'

const questions = [
  [
    'attribution',
    {
      from: '2026-10-01',
      until: '2026-12-01',
      models: attributionModels,
      dimensions: ['channel', 'campaign', 'day'],
      lookbackDays: 7,
      viewLookbackDays: 1,
    },
  ],
  [
    'attribution',
    {
      from: '2026-10-22',
      until: '2026-10-29',
      dateMode: 'accrual',
      lookbackDays: 'lifetime',
      customers: 'returning',
    },
  ],
  ['orders', {}],
  [
    'explore',
    {
      from: '2026-10-01',
      until: '2026-12-01',
      measures: ['touchpoints', 'people', 'net', 'newCustomers'],
      dimensions: ['channel'],
    },
  ],
] as const

test('a snapshot answers the same with its projections and without', async () => {
  const law = fc.asyncProperty(
    brands,
    fc.constantFrom('UTC', 'America/New_York'),
    async (brand, timeZone) => {
      const links = [
        { browser: 'ada', buyer: 'bo', at: '2026-10-25T00:00:00Z' },
        { browser: 'ada', buyer: 'cleo', at: '2026-10-28T00:00:00Z' },
      ]
      await using raw = await lakeOf({ ...brand, links }, { timeZone })
      const dir = await mkdtemp(join(tmpdir(), 'omnitrack-projections-'))
      const projections = await buildProjections(raw.snapshot, dir, 'p', { threads: 1 })
      await using projected = await openLake({ ...raw.snapshot, projections }, { threads: 1 })
      for (const [id, request] of questions) {
        const [a, b] = [await analyze(raw.lake, id, request), await analyze(projected, id, request)]
        expect(rounded(b.rows)).toEqual(rounded(a.rows))
        expect(rounded([b.totals ?? {}])).toEqual(rounded([a.totals ?? {}]))
        expect(b.facts).toEqual(a.facts)
      }
      await rm(dir, { recursive: true })
    },
  )
  await fc.assert(law, { numRuns: 10 })
})
