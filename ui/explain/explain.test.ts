import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { insidePath } from '#ui/account/sign-in.tsx'
import { ApiError, problemOf } from '#ui/api/problem.ts'
import { addressOf, parseAnswer } from '#ui/api/request.ts'
import { sparkPath } from '#ui/chart/sparkline.tsx'
import { niceTop } from '#ui/chart/time-series.ts'
import { tooltipOf } from '#ui/chart/tooltip.ts'
import { fuzzy } from '#ui/shell/palette.tsx'
import { isRowOf, readOpen, writeOpen } from './open-cell.ts'
import { tokens } from './sql.tsx'

test('coloured SQL is the SQL, character by character', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (sql) => {
      const texts = tokens(sql).map((token) => token.text)
      expect(texts.join('')).toBe(sql)
    }),
    { numRuns: 50 },
  )
  expect(
    tokens("select 'from' -- where\n from t where a = $b").filter((token) => token.kind !== 'text'),
  ).toEqual([
    { kind: 'kw', text: 'select' },
    { kind: 'str', text: "'from'" },
    { kind: 'rem', text: '-- where' },
    { kind: 'kw', text: 'from' },
    { kind: 'kw', text: 'where' },
    { kind: 'par', text: '$b' },
  ])
})

test('an open figure survives the URL, and a broken one opens nothing', () => {
  const open = { measure: 'revenue', cell: { channel: 'Paid & "Social"', campaignId: null, model: 'linear' } }
  expect(readOpen(writeOpen(open))).toEqual(open)
  expect(readOpen('{')).toBeNull()
  expect(readOpen('{"measure":1}')).toBeNull()
  expect(isRowOf({ channel: 'Email', campaign: null }, { channel: 'Email' })).toBe(true)
  expect(isRowOf({ channel: 'Email' }, { channel: 'Email', campaign: null })).toBe(true)
  expect(isRowOf({ channel: 'SMS' }, { channel: 'Email' })).toBe(false)
})

test('after signing in a link leads only to our own pages', () => {
  expect(insidePath('/lantern/overview?x=1')).toBe('/lantern/overview?x=1')
  for (const away of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    undefined,
  ])
    expect(insidePath(away)).toBe('/')
})

test('names from platforms are text in a tooltip', () => {
  const tip = tooltipOf('<img src=x onerror=alert(1)>', [['<b>Spend</b>', '$5']])
  expect(tip.querySelector('img')).toBeNull()
  expect(tip.textContent).toContain('<b>Spend</b>')
})

test('an address is filled in and its parameters are escaped', () => {
  expect(
    addressOf('/w/{workspace}/x', { params: { workspace: 'a/b' }, query: { q: 'a b', none: undefined } }),
  ).toBe('/w/a%2Fb/x?q=a+b')
})

test('a failed answer gives the server’s own words and the id to quote', () => {
  const body = JSON.stringify({
    type: '/problems/conflict',
    title: 'Conflict',
    status: 409,
    detail: 'It is taken.',
    field: 'name',
    requestId: 'r1',
  })
  expect(problemOf(409, body, null)).toMatchObject({
    message: 'It is taken.',
    field: 'name',
    requestId: 'r1',
    code: 'conflict',
    retriable: false,
  })
  expect(problemOf(502, '<html>', 'r2')).toMatchObject({ requestId: 'r2', retriable: true })
})

test('an answer of another form is an error, never a figure', () => {
  const schema = z.object({ net: z.string() })
  expect(parseAnswer(schema, '{"net":"1.00"}', 200, null)).toEqual({ net: '1.00' })
  expect(() => parseAnswer(schema, '{"net":1}', 200, 'r3')).toThrow(ApiError)
})

test('the axis of the bars ends at a round figure not below the largest', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (value) => {
      const top = niceTop(value)
      expect(top).toBeGreaterThanOrEqual(value * (1 - 1e-8))
      expect(top).toBeLessThanOrEqual(value * 1.7)
    }),
    { numRuns: 50 },
  )
  expect(niceTop(612)).toBe(750)
  expect(niceTop(0)).toBe(0)
})

test('an unknown day breaks the line instead of falling to zero', () => {
  expect(sparkPath([1, null, 2], 1, 2).match(/M/g)).toHaveLength(2)
  expect(sparkPath([1, 1.5, 2], 1, 2).match(/M/g)).toHaveLength(1)
})

test('the palette finds by letters in order and prefers words that begin so', () => {
  expect(fuzzy('xyz', 'Overview')).toBeNull()
  expect(fuzzy('att', 'Attribution')).toBeGreaterThan(fuzzy('att', 'Last quarter') ?? 0)
})
