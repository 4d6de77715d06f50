import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bridged, type Day, type Step } from './bridge.ts'
import { type ParityCause, parityMeasures } from './contract.ts'
import { type Figures, figures, nothing, summed } from './figures.ts'

const amount = fc.integer({ min: -50_000, max: 50_000 }).map((cents) => BigInt(cents) * 10_000n)
const anyFigures: fc.Arbitrary<Figures> = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.array(amount, { minLength: 9, maxLength: 9 }))
  .map(([orders, rest]) => {
    let at = 0
    return figures((measure) => {
      if (measure === 'orders') return BigInt(orders)
      at += 1
      return rest[at - 1] ?? 0n
    })
  })
const cause = fc.constantFrom<ParityCause>(
  'ours',
  'excluded',
  'gift_cards',
  'refunds',
  'reversal',
  'test',
  'pos',
)
const anyStep: fc.Arbitrary<Step> = fc.record({
  cause,
  reason: fc.constant(null),
  figures: anyFigures,
  partsOfCents: fc.constantFrom(0, 0, 1),
})
const money = fc.integer({ min: 0, max: 30_000 }).map((cents) => BigInt(cents) * 10_000n)
const anyDay: fc.Arbitrary<Omit<Day, 'day'>> = fc.record({
  shop: fc.constant('shop'),
  stated: fc.option(anyFigures, { nil: null }),
  report: fc.constant({ loadId: 1, fileNo: 1, line: 2 }),
  steps: fc.uniqueArray(anyStep, { maxLength: 5, selector: (step) => step.cause }),
  pool: money,
  unsplit: money,
})
const days = fc
  .array(anyDay, { maxLength: 8 })
  .map((all) => all.map((one, at): Day => ({ ...one, day: `2026-10-0${at + 1}` })))

test('the causes of any day add up to what the shop states, whatever is on either side', () => {
  fc.assert(
    fc.property(days, (all) => {
      for (const day of bridged(all)) expect(summed(day.steps.map((one) => one.figures))).toEqual(day.stated)
    }),
    { numRuns: 200 },
  )
})

test('no more is drawn from undated refunds until any day than was refunded until then', () => {
  fc.assert(
    fc.property(days, (all) => {
      let [given, drawn] = [0n, 0n]
      for (const day of bridged(all)) {
        const until = all.filter((one) => one.day <= day.day)
        given = until.reduce((sum, one) => sum + one.pool + openReversals(one), 0n)
        const own = day.ofReport.filter((one) => one.cause === 'undated_refunds')
        drawn -= summed(own.map((one) => one.figures)).total
        expect(drawn <= given).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

/** Cancelled orders may be given back on any later day when the report does not do so on their own. */
const openReversals = (day: Day): bigint => {
  const sum = summed(day.steps.filter((one) => one.cause === 'reversal').map((one) => one.figures)).total
  return sum < 0n ? -sum : 0n
}

const hundred = figures((measure) => (measure === 'orders' ? 1n : measure === 'gross' ? 100_000_000n : 0n))
const day = (steps: readonly Step[], stated: Figures): Day => ({
  shop: 'shop',
  day: '2026-10-01',
  stated,
  report: { loadId: 1, fileNo: 1, line: 2 },
  steps,
  pool: 0n,
  unsplit: 0n,
})
const step = (name: ParityCause, given: Figures, partsOfCents = 0): Step => ({
  cause: name,
  reason: null,
  figures: given,
  partsOfCents,
})
const causesOf = (one: Day) => bridged([one]).flatMap((found) => found.steps.map((told) => told.cause))

test('a rest within half a cent of each finer amount is rounding; without finer amounts it is not explained', () => {
  const stated = { ...hundred, gross: 100_004_000n }
  expect(causesOf(day([step('ours', hundred, 1)], stated))).toEqual(['ours', 'rounding'])
  expect(causesOf(day([step('ours', hundred)], stated))).toEqual(['ours', 'not_explained'])
})

test('two candidates may close a day together, and none is told that does not close it', () => {
  const minus = figures((measure) => -hundred[measure])
  const both = [step('ours', hundred), step('test', hundred), step('pos', minus)]
  expect(causesOf(day(both, hundred))).toEqual(['ours'])
  expect(causesOf(day([step('ours', nothing), step('test', hundred)], hundred))).toEqual(['ours', 'test'])
  const fewer = { ...hundred, gross: 90_000_000n }
  expect(causesOf(day([step('ours', nothing), step('test', hundred)], fewer))).toEqual([
    'ours',
    'missing_orders',
  ])
})

test('there are as many figures as measures', () => {
  expect(Object.keys(nothing)).toEqual([...parityMeasures])
})
