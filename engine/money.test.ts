import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDecimals, fromMinor, perUnit, toMinor } from './money.ts'

test('minor units round half away from zero, in currencies of two digits and of none', () => {
  expect([toMinor('12.345000', 2), toMinor('-12.345', 2), toMinor('0.004', 2), toMinor('1234.5', 0)]).toEqual(
    [1235, -1235, 0, 1235],
  )
  expect([fromMinor(1235, 2), fromMinor(-5, 2), fromMinor(0, 2), fromMinor(1235, 0)]).toEqual([
    '12.35',
    '-0.05',
    '0.00',
    '1235',
  ])
})

test('nothing is divided by nothing', () => {
  expect([perUnit(1000, 0, 2), perUnit(1000, 3, 2)]).toEqual([null, '3.33'])
})

test('decimals add exactly, whatever their size and sign', () => {
  const micros = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
  const text = (value: bigint) => {
    const size = (value < 0n ? -value : value).toString().padStart(7, '0')
    return `${value < 0n ? '-' : ''}${size.slice(0, -6)}.${size.slice(-6)}`
  }
  const law = fc.property(micros, micros, (a, b) => {
    expect(addDecimals(text(a), text(b))).toBe(text(a + b))
  })
  fc.assert(law)
})
