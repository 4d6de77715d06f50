import { expect, test } from 'vitest'
import { periodOf } from './period.ts'

test.each([
  ['October 1, 2026 - October 14, 2026'],
  ['1 October 2026 - 14 October 2026'],
  ['Oct 1, 2026 - Oct 14, 2026'],
  ['1. Oktober 2026 - 14. Oktober 2026'],
  ['1 octobre 2026 - 14 octobre 2026'],
  ['1 de octubre de 2026 - 14 de octubre de 2026'],
  ['2026年10月1日 - 2026年10月14日'],
  ['2026-10-01 - 2026-10-14'],
])('%s is the period 2026-10-01 to 2026-10-14', (line) => {
  expect(periodOf([['Campaign report'], [line]])).toEqual({ from: '2026-10-01', until: '2026-10-14' })
})

test('a period that an unquoted comma has cut is put together again', () => {
  expect(periodOf([['October 1', '2026 - October 14', '2026']])).toEqual({
    from: '2026-10-01',
    until: '2026-10-14',
  })
})

test('All time is no period', () => {
  expect(periodOf([['Campaign report'], ['All time']])).toBeNull()
})
