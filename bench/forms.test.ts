import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disagreement } from '#bench/agree.ts'
import { cases } from '#bench/cases.ts'
import { formNames, openForms } from '#bench/forms.ts'
import { generateBrand, generatedSnapshot } from '#engine/generate/generate.ts'
import { buildProjections } from '#engine/lake/project.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'omnitrack-bench-test-'))
  await generateBrand(dir, { touchpoints: 10_000, seed: 3 })
})
afterAll(async () => await rm(dir, { recursive: true, force: true }))

test('the naive SQL of every case has our rows, with projections and without', async () => {
  const snapshot = await generatedSnapshot(dir)
  const projections = await buildProjections(snapshot, join(dir, 'projections'), 'test')
  await using forms = await openForms({ ...snapshot, projections }, formNames)
  for (const one of cases) {
    const naive = await forms.answer('naive', one)
    expect(naive.length).toBeGreaterThan(0)
    for (const form of ['ours', 'ours_raw'] as const)
      expect(disagreement(one, await forms.answer(form, one), naive)).toBeNull()
    for (const form of ['scan', 'scan_native'] as const) await forms.answer(form, one)
  }
}, 180_000)

test('a row that differs, is missing or is too many is a disagreement', () => {
  const [, quarter] = cases
  if (quarter === undefined) throw new Error('there is a second case')
  const row = { model: 'linear', channel: 'Email', conversions: 2, revenue: '90.00' }
  const other = { ...row, channel: 'Direct' }
  expect(disagreement(quarter, [row], [row])).toBeNull()
  expect(disagreement(quarter, [row], [{ ...row, revenue: '90.02' }])).toContain('revenue')
  expect(disagreement(quarter, [row], [other])).toContain('not in the naive rows')
  expect(disagreement(quarter, [row], [row, other])).toContain('2')
})
