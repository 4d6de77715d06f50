import { expect, test } from 'vitest'
import { formFor } from './accept.ts'

test.each([
  [undefined, 'json'],
  ['*/*', 'json'],
  ['text/csv', 'csv'],
  ['application/json, application/problem+json', 'json'],
  ['application/json;q=0.5, text/csv', 'csv'],
  ['text/csv;q=0, application/json', 'json'],
])('Accept %j gives %s', (accept, form) => expect(formFor(accept)).toBe(form))

test('a form that we do not write is refused', () => {
  expect(() => formFor('application/vnd.apache.parquet')).toThrow('application/json or text/csv')
})
