import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromMicros, toMicros } from './micros.ts'

test('amounts keep the digits they have, and at least those of the currency', () => {
  expect(fromMicros(toMicros('12.5'), 2)).toBe('12.50')
  expect(fromMicros(toMicros('-0.000001'), 2)).toBe('-0.000001')
  expect(fromMicros(toMicros('1200'), 0)).toBe('1200')
  expect(fromMicros(0n, 2)).toBe('0.00')
})

test('what is written is read back, at any size', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (micros) => {
      expect(toMicros(fromMicros(micros, 2))).toBe(micros)
    }),
    { numRuns: 50 },
  )
})
