import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { partsOf } from './archive-parts.ts'
import { Refused } from './fault.ts'
import { workbookOf, zipOf } from './test-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'omnitrack-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

/** @returns the code of the refusal, or names of the parts; and what lies in the staging folder afterwards */
async function unpacked(content: Buffer) {
  files += 1
  const path = join(folder, `in-${files}.zip`)
  const staging = mkdtempSync(join(folder, 'staging-'))
  writeFileSync(path, content)
  const input = { fileNo: 1, name: 'a.zip', path, bytes: content.length, sha256: '' }
  try {
    return {
      said: (await partsOf(input, staging, 0)).map((part) => part.input.name),
      left: readdirSync(staging),
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    expect(error.faults[0]?.message.length).toBeGreaterThan(20)
    return { said: error.faults[0]?.code, left: readdirSync(staging) }
  }
}

const report = { name: 'report.csv', content: 'date,campaign,cost\n' }

test.each([
  ['a name that climbs out of its folder', [{ ...report, name: '../../report.csv' }], 'unsafe_archive'],
  ['a name that climbs out further in', [{ ...report, name: 'a/../../report.csv' }], 'unsafe_archive'],
  ['an absolute name', [{ ...report, name: '/etc/passwd' }], 'unsafe_archive'],
  ['a name with a drive', [{ ...report, name: 'C:/report.csv' }], 'unsafe_archive'],
  ['a name with backslashes', [{ ...report, name: '..\\report.csv' }], 'unsafe_archive'],
  ['a symbolic link', [report, { name: 'link', content: '/etc/passwd', mode: 0o120777 }], 'unsafe_archive'],
  ['a password', [{ ...report, flags: 1 }], 'encrypted_file'],
  ['an unknown method', [{ ...report, method: 14 }], 'unknown_compression'],
  ['no file', [{ name: 'folder/', content: '' }], 'empty_archive'],
  ['one name twice', [report, report], 'damaged_archive'],
  ['a size that is not the true one', [{ ...report, declared: 5 }], 'damaged_archive'],
  [
    'more files than a report has',
    Array.from({ length: 201 }, (_, at) => ({ ...report, name: `${at}.csv` })),
    'archive_too_large',
  ],
  [
    'more entries than are listed',
    Array.from({ length: 2001 }, (_, at) => ({ name: `${at}`, content: '' })),
    'archive_too_large',
  ],
  ['a binary workbook', [{ name: 'xl/workbook.bin', content: 'x' }], 'not_csv'],
  [
    'an OpenDocument file',
    [
      { name: 'mimetype', content: 'application/vnd.oasis' },
      { name: 'content.xml', content: '<a/>' },
    ],
    'not_csv',
  ],
])(
  'an archive with %s is refused, and nothing is written beside the staging folder',
  async (_, entries, code) => {
    const before = readdirSync(folder).length
    const { said } = await unpacked(zipOf(entries))
    expect(said).toBe(code)
    expect(readdirSync(folder)).toHaveLength(before + 2)
  },
)

test('a bomb is refused before it is unpacked, and one that lies about its size while it is', async () => {
  const zeros = Buffer.alloc(40 << 20)
  const honest = await unpacked(zipOf([{ name: 'bomb.csv', content: zeros }]))
  expect(honest).toEqual({ said: 'archive_too_large', left: [] })
  const lying = await unpacked(zipOf([{ name: 'bomb.csv', content: zeros, declared: 1000 }]))
  expect(lying.said).toBe('damaged_archive')
})

test('a cut or altered archive is damaged', async () => {
  const whole = zipOf([{ name: 'report.csv', content: 'date,campaign,cost\n'.repeat(50) }])
  expect((await unpacked(whole.subarray(0, whole.length - 30))).said).toBe('damaged_archive')
  const altered = Buffer.from(whole)
  altered[45] = (altered[45] ?? 0) ^ 0xff
  expect((await unpacked(altered)).said).toBe('damaged_archive')
})

test('a workbook is not unpacked as an archive', async () => {
  const workbook = workbookOf([{ name: 'A', rows: [['a']] }])
  expect(await unpacked(workbook)).toEqual({ said: ['a.zip'], left: [] })
})
