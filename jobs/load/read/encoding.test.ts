import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { textForm, utf8Chunks } from './encoding.ts'

const folder = mkdtempSync(join(tmpdir(), 'omnitrack-encoding-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = 'Kampagne;Währung\nBücher für Köln;EUR\nÉté à Paris;EUR\n'
let made = 0

function form(bytes: Buffer) {
  made += 1
  const path = join(folder, `${made}.csv`)
  writeFileSync(path, bytes)
  const found = textForm(path, bytes.subarray(0, 4096))
  return { ...found, text: Buffer.concat([...utf8Chunks(path, found)]).toString('utf8') }
}

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()
const utf16 = Buffer.from(text, 'utf16le')
const repeated = Buffer.from(Buffer.from(text).toString('latin1'))

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
  ['UTF-16LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(utf16)])],
  ['UTF-16LE without a mark', utf16],
  ['windows-1252', Buffer.from(text, 'latin1')],
])('%s gives the same text', (_, bytes) => {
  expect(form(bytes)).toMatchObject({ text, isDamaged: false })
})

test('UTF-8 that was decoded twice is repaired', () => {
  expect(form(repeated)).toMatchObject({ text, isRepeated: true })
})

test('one name that cannot come from decoding twice leaves the file as it is', () => {
  expect(form(Buffer.concat([repeated, Buffer.from('日本;EUR\n')])).isRepeated).toBe(false)
})

test('a stray byte in a plain file is damage, not windows-1252', () => {
  for (const byte of [0xc3, 0xff, 0xe9, 0x80, 0x81]) {
    const lines = ['date,campaign', '2026-09-01,Brand', '2026-09-02,Brand', '2026-09-03,Brand', '']
    const bytes = Buffer.from(lines.join('\n'))
    bytes[bytes.lastIndexOf('an')] = byte
    expect(form(bytes).isDamaged, `byte ${byte}`).toBe(true)
  }
})
