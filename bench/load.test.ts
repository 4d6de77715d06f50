import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadInto } from '#bench/load.ts'
import { analyze } from '#engine/analyze.ts'
import { generateBrand, generatedSnapshot } from '#engine/generate/generate.ts'
import type { Truth } from '#engine/generate/truth.ts'
import { exportFiles } from '#engine/generate/write-exports.ts'
import { openLake } from '#engine/lake/open.ts'
import type { Snapshot } from '#engine/lake/snapshot.ts'

let dir = ''
let truth: Truth
let loaded: Snapshot
let reportLines: [string, string, number][] = []

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'omnitrack-load-'))
  truth = await generateBrand(
    join(dir, 'brand'),
    { touchpoints: 12_000, orders: 900, days: 120, seed: 5 },
    { exports: true },
  )
  const paths = Object.values(exportFiles).map((name) => join(dir, 'brand/exports', name))
  const { report, snapshot } = await loadInto(await mkdtemp(join(dir, 'staging-')), paths)
  loaded = snapshot
  reportLines = report.files.map((file) => [file.name, file.status, file.faultCount])
})
afterAll(async () => await rm(dir, { recursive: true, force: true }))

test('every platform file of a generated brand is accepted without a fault', () => {
  expect(reportLines).toEqual(Object.values(exportFiles).map((name) => [name, 'loaded', 0]))
})

test('a brand loaded from its platform files answers as the brand written as canonical tables', async () => {
  const period = { from: truth.from, until: truth.until }
  // Models that share among all touches alike: the ids that break ties are hashes of each source's own ids.
  const models = ['linear', 'linear_paid', 'time_decay']
  // Gross, because a Shopify file does not say how much of a refund was goods.
  const asked = {
    ...period,
    models,
    dimensions: ['channel', 'campaign', 'day'],
    value: 'gross',
  }
  await using written = await openLake(await generatedSnapshot(join(dir, 'brand')))
  await using read = await openLake(loaded)
  const [wanted, got] = [
    await analyze(written, 'attribution', asked),
    await analyze(read, 'attribution', asked),
  ]
  expect(got.totals).toEqual(wanted.totals)
  expect(got.facts).toEqual(wanted.facts)
  const rounded = (rows: typeof got.rows) =>
    rows.map((row) => ({
      ...row,
      conversions: Number(row.conversions).toFixed(6),
      cpa: null,
      roas: null,
      revenue: null,
    }))
  expect(rounded(got.rows)).toEqual(rounded(wanted.rows))
})

test('people and touchpoints by channel survive the way through the files', async () => {
  await using read = await openLake(loaded)
  const asked = {
    from: truth.from,
    until: truth.until,
    measures: ['touchpoints', 'spend', 'claimedValue'],
    dimensions: ['channel'],
  }
  const answer = await analyze(read, 'explore', asked)
  const said = Object.fromEntries(
    answer.rows.map((row) => [
      row.channel,
      [row.touchpoints, row.spend ?? '0.00', row.claimedValue ?? '0.00'],
    ]),
  )
  expect(said).toEqual(
    Object.fromEntries(
      truth.byChannel.map((row) => [row.channel, [row.touchpoints, row.spend, row.claimedValue]]),
    ),
  )
})
