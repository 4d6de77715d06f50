import { createHash } from 'node:crypto'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Database } from '#jobs/load/database.ts'
import { type Format, matchHeader } from '#jobs/load/format.ts'
import { formatOf } from '#jobs/load/formats.ts'
import { csv, TestLake } from '#jobs/load/test-lake.ts'
import { Refused } from './fault.ts'
import { readInput } from './read-input.ts'
import { workbookOf, zipOf } from './test-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'omnitrack-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const header = ['date', 'campaign', 'cost', 'currency']
const sound = [header, ['2026-10-01', 'A', '1.00', 'EUR'], ['2026-10-02', 'A', '2.00', 'EUR']]

/** Refused, with nothing loaded, within seconds and without the memory of many copies. */
async function refusal(content: string | Buffer, name = 'file.csv') {
  using lake = new TestLake()
  const before = process.memoryUsage().rss
  const { report, written } = await lake.load([{ name, content }])
  expect(written.added).toEqual([])
  expect(report.files[0]?.status).toBe('refused')
  expect(process.memoryUsage().rss - before).toBeLessThan(500 << 20)
  return report.files[0]?.faults ?? []
}

test('a header of 100,000 columns is refused by its number of columns or cut off, at its line', async () => {
  const wide = Array.from({ length: 100_000 }, (_, at) => `column ${at}`)
  expect(await refusal(`${wide.join(',')}\n`)).toMatchObject([{ line: 1, code: 'too_many_columns' }])
  const known = [...header, ...wide]
  expect(await refusal(`${known.join(',')}\n${known.join(',')}\n`)).toMatchObject([
    { line: 1, code: 'too_many_columns' },
  ])
  const sheet = workbookOf([
    { name: 'A', rows: [known.slice(0, 20_000), ['2026-10-01', 'A', '1.00', 'EUR']] },
  ])
  expect(await refusal(sheet, 'a.xlsx')).toMatchObject([{ line: 1, code: 'too_many_columns' }])
})

test.each([
  ['plain', (cell: string) => cell],
  ['quoted', (cell: string) => `"${cell}"`],
  ['over many lines', (cell: string) => `"${cell.replaceAll('xxxxxxxxxx', 'xxxxxxxxx\n')}"`],
  ['that never ends', (cell: string) => `"${cell}`],
])('a cell of 10 MB, %s, is refused by the line on which it begins', async (_, written) => {
  const text = `${csv(sound)}2026-10-03,${written('x'.repeat(10 << 20))},1.00,EUR\n${csv(sound.slice(1))}`
  const faults = await refusal(text)
  expect(faults[0]?.line).toBe(4)
  expect(['field_too_long', 'unclosed_quote']).toContain(faults[0]?.code)
  expect(faults[0]?.message.length).toBeLessThan(400)
})

test('a cell of 10 MB in a workbook is refused', async () => {
  const rows = [header, ['2026-10-01', 'x'.repeat(10 << 20), '1.00', 'EUR']]
  const faults = await refusal(workbookOf([{ name: 'A', rows }]), 'a.xlsx')
  expect(['field_too_long', 'damaged_workbook']).toContain(faults[0]?.code)
})

test('NUL bytes are refused by their line, wherever they are', async () => {
  const at = (text: string) => csv(sound).replace('A', text)
  expect(await refusal(at('A\0B'))).toMatchObject([{ line: 2, field: 'campaign', code: 'control_character' }])
  expect((await refusal(`${csv(sound)}${'\0'.repeat(3)}`))[0]).toMatchObject({ line: 4 })
  expect((await refusal(`\0${csv(sound)}`)).length).toBeGreaterThan(0)
  expect((await refusal(Buffer.alloc(100_000)))[0]?.code).toMatch(/not_csv|empty_file|header_not_recognised/)
})

test.each([
  [
    'an old workbook',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4000)]),
    'not_csv',
    /save it as xlsx or CSV/i,
  ],
  [
    'a workbook with a password',
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(4000),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'encrypted_file',
    /password/,
  ],
  [
    'an archive within an archive',
    zipOf([{ name: 'a.zip', content: zipOf([{ name: 'a.csv', content: csv(sound) }]) }]),
    'nested_archive',
    /one by one/,
  ],
  [
    'a workbook whose sheet is cut',
    zipOf([{ name: 'xl/workbook.xml', content: '<workbook><sheets>' }]),
    'damaged_workbook',
    /damaged/,
  ],
  [
    'a workbook that names entities',
    zipOf([{ name: 'xl/workbook.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }]),
    'damaged_workbook',
    /damaged/,
  ],
])('%s is refused with what to do', async (_, content, code, message) => {
  const [fault] = await refusal(content, 'file.xlsx')
  expect(fault?.code).toBe(code)
  expect(fault?.message).toMatch(message)
})

/** A format that does something to the file as soon as its header is read. */
const disturbed = (act: () => void): Format => {
  const base = formatOf('generic_spend')
  return {
    ...base,
    find(headings) {
      if (headings.includes('campaign')) act()
      return matchHeader(base, headings)
    },
  }
}

test.each([
  ['is written to', (path: string) => appendFileSync(path, '2026-10-09,A,9.00,EUR\n')],
  [
    'is replaced by as many other bytes and dated back',
    (path: string) => {
      const { atime, mtime } = statSync(path)
      writeFileSync(path, csv(sound).replace('2.00', '9.00'))
      utimesSync(path, atime, mtime)
    },
  ],
])('a file that %s while it is read is refused', async (_, act) => {
  const staging = mkdtempSync(join(folder, 'staging-'))
  const path = join(staging, 'in.csv')
  const text = csv(sound)
  writeFileSync(path, text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const input = { fileNo: 1, name: 'in.csv', path, bytes: text.length, sha256 }
  await using database = await Database.open({ staging, timeZone: 'UTC', readable: [path] })
  const read = (format: Format) => readInput(database, input, [format], mkdtempSync(join(staging, 'read-')))
  expect((await read(formatOf('generic_spend'))).rows).toBe(2)
  const failed = await read(disturbed(() => act(path))).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(Refused)
  expect(failed instanceof Refused ? failed.faults[0]?.code : null).toBe('file_changed')
  expect(readdirSync(staging)).toContain('in.csv')
})
