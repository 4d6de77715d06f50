import { expect, test } from 'vitest'
import { cases } from '#bench/cases.ts'
import { gates, printed } from '#bench/report.ts'
import type { SizeReport } from '#bench/size.ts'

const report = (timesScan: number, disagreements: string[] = []): SizeReport => ({
  touchpoints: 1_000_000,
  sizes: { touchpoints: 1_001_000, orders: 31_000, people: 210_000 },
  generated: null,
  projected: { cpuMs: 900, wallMs: 500, peakMb: 300, bytes: 9_000_000 },
  measured: [
    { case: 'attribution_all', form: 'ours', cpuMs: 5000, wallMs: 4000, runs: 5, timesScan, peakMb: 700 },
  ],
  disagreements,
})
const load = (timesParse: number) => ({
  touchpoints: 200_000,
  rowsIn: 235_000,
  rowsPerCpuSecond: 10_000,
  timesParse,
  files: [],
  peakMb: 400,
  cpuMs: 20_000,
  wallMs: 15_000,
})

test('the bench fails on rows that differ, an answer over its limit and a load over its limit, and on nothing else', () => {
  expect(gates([report(10)], load(20))).toEqual([])
  expect(gates([report(10, ['attribution_all, ours: 3 rows, the naive SQL has 4'])], null)).toHaveLength(1)
  expect(gates([report(1000)], null)[0]).toContain('attribution_all at 1,000,000')
  expect(gates([report(10)], load(1000))[0]).toContain('loading')
})

test('the printed report shows each question that was asked, and its limit', () => {
  const text = printed([report(10)])
  expect(text).toContain(cases[0]?.title)
  expect(text).toContain('limit 95 x scan, goal 5')
  expect(text).not.toContain(cases[1]?.title)
})
