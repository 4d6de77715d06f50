import { expect, test } from 'vitest'
import { contentOf } from './sniff.ts'

test.each([
  ['date,cost\n2026-10-01,1\n', 'text'],
  ['\ufeffdate,cost\n', 'text'],
  ['  \n\n ', 'empty'],
  ['{"occurred_at":"2026-10-01T10:00:00Z","client_id":"c","landing_url":"/"}\n', 'json_lines'],
  ['PAR1....', 'parquet'],
])('%j is %s', (text, content) => {
  expect(contentOf(Buffer.from(text))).toBe(content)
})

test.each([
  ['PK\u0003\u0004', 'a workbook or ZIP archive'],
  ['<!DOCTYPE html><html>', 'an HTML page'],
  ['\n\n<HTML>', 'an HTML page'],
  ['{"error":"quota"}', 'a JSON document'],
  ['[{"a":1}]', 'a JSON document'],
  ['%PDF-1.7', 'a PDF document'],
])('%j is %s', (text, other) => {
  expect(contentOf(Buffer.from(text))).toEqual({ other })
})

test('bytes without text are a binary file', () => {
  expect(contentOf(Buffer.from(Array.from({ length: 200 }, (_, at) => at % 9)))).toEqual({
    other: 'a binary file',
  })
})
