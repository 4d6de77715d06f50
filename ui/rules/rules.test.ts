import { expect, test } from 'vitest'
import { hostOf, isHost, moved } from './move.ts'
import { ruleSentence } from './words.ts'

test('a rule goes to another place and the others keep their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c'])
  expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 5, 0)).toEqual(['a', 'b'])
})

test.each([
  ['https://WWW.Shop.example.com/cart?x=1', 'shop.example.com'],
  [' paypal.com ', 'paypal.com'],
  ['*.shop.example', 'shop.example'],
  ['shop.example:8443', 'shop.example'],
])('%j is the host %s', (text, host) => {
  expect(hostOf(text)).toBe(host)
  expect(isHost(hostOf(text))).toBe(true)
})

test.each(['', 'com', 'not a host', 'a..b'])('%j is no host', (text) => {
  expect(isHost(hostOf(text))).toBe(false)
})

test('a rule reads as a sentence', () => {
  const conditions = [
    { field: 'source', operator: 'is', values: ['podcast'] },
    { field: 'medium', operator: 'in', values: ['a', 'b', 'c', 'd'] },
    { field: 'term', operator: 'isNull', values: [] },
  ] as const
  const rule = {
    channel: 'Podcasts',
    match: 'any',
    conditions: conditions.map((condition) => ({ ...condition, values: [...condition.values] })),
    isEnabled: true,
    note: '',
  } as const
  expect(ruleSentence({ ...rule, conditions: [...rule.conditions] })).toBe(
    'Podcasts when Source is podcast or Medium is one of a, b, c and 1 more or Term is missing',
  )
})
