import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecordScanner } from './scanner.ts'

const comma = ','.charCodeAt(0)

function* cut(text: string, size: number): Generator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function read(text: string, size = 1 << 16) {
  const scanner = new RecordScanner(cut(text, size), comma)
  const records: { line: number; texts: string[]; flaws: string[] }[] = []
  while (scanner.next()) {
    records.push({
      line: scanner.line,
      texts: scanner.texts(),
      flaws: scanner.flaws.map((flaw) => `${flaw.code} ${flaw.line}`),
    })
  }
  return records
}

const written = (texts: readonly string[]): string =>
  texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')

test('what was written with quotes is read back, wherever the file is cut into chunks', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', ';'), maxLength: 6 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 7 }), fc.constantFrom('\n', '\r\n'), (rows, size, end) => {
      const text = rows.map((row) => written(row) + end).join('')
      expect(read(text, size).map((record) => record.texts)).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})

test('lines are counted inside quoted cells, for LF, CRLF and CR', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['a,b', '"1', '2",3', '', '4,5', ''].join(end)
    expect(read(text, 3).map((record) => record.line)).toEqual([1, 2, 5])
  }
})

test('a quote inside an unquoted cell is text', () => {
  expect(read('37\'37.8"N,x\n')[0]).toEqual({ line: 1, texts: ['37\'37.8"N', 'x'], flaws: [] })
})

test('a quote that is never closed is named by the line that opens it', () => {
  expect(read('a,b\n"x,1\ny,2\n')[1]?.flaws).toEqual(['unclosed_quote 2'])
  expect(read('a,b\n"x,1\n"y",2\n')[1]?.flaws[0]).toBe('unclosed_quote 2')
  expect(read('a,b\n"x"y,1\n')[1]?.flaws).toEqual(['bad_quote 2'])
})

test('control characters and cells beyond 32,767 bytes are named by their line', () => {
  expect(read('a,b\n1,"x\n\0"\n')[1]?.flaws).toEqual(['control_character 3'])
  expect(read(`a,b\n1,${'x'.repeat(40_000)}\n`)[1]?.flaws).toEqual(['field_too_long 2'])
})
