import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiveUpload, safeName } from './uploads.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'omnitrack-upload-'))
})
afterEach(() => rmSync(home, { recursive: true }))

const send = (form: FormData, limits?: { files: number; bytes: number }) => {
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form })
  return receiveUpload(
    join(home, 'load'),
    request.headers.get('content-type') ?? undefined,
    request.body,
    limits,
  )
}

test('files arrive whole, under names that lead nowhere else', async () => {
  const form = new FormData()
  form.append('files', new File(['day,spend\n'], '../../etc/pass wd.csv'))
  form.append('currency', 'EUR')
  form.append('files', new File(['b'.repeat(100_000)], 'orders.csv'))
  const { files, fields } = await send(form)
  expect(files.map((file) => [file.name, file.bytes])).toEqual([
    ['pass wd.csv', 10],
    ['orders.csv', 100_000],
  ])
  expect(files.map((file) => file.path)).toEqual([
    join(home, 'load', '1-pass_wd.csv'),
    join(home, 'load', '2-orders.csv'),
  ])
  expect(readFileSync(files[0]?.path ?? '', 'utf8')).toBe('day,spend\n')
  expect(fields).toEqual({ currency: 'EUR' })
})

test.each([
  ['C:\\fakepath\\spend.csv', 'spend.csv'],
  ['..', 'file'],
  ['.bashrc', 'bashrc'],
  ['a\u202Egnp.csv', 'agnp.csv'],
  ['', 'file'],
])('%j is kept as %j', (given, kept) => expect(safeName(given)).toBe(kept))

test('an upload that is too large, without files or with unknown fields leaves nothing behind', async () => {
  const large = new FormData()
  large.append('files', new File(['b'.repeat(2000)], 'a.csv'))
  await expect(send(large, { files: 1, bytes: 1000 })).rejects.toMatchObject({ code: 'too_large' })
  const many = new FormData()
  for (const name of ['a', 'b']) many.append('files', new File(['x'], name))
  await expect(send(many, { files: 1, bytes: 1000 })).rejects.toMatchObject({ code: 'too_large' })
  const none = new FormData()
  none.append('currency', 'EUR')
  await expect(send(none)).rejects.toMatchObject({ code: 'invalid_request', field: 'files' })
  const odd = new FormData()
  odd.append('files', new File(['x'], 'a.csv'))
  odd.append('path', '/etc/passwd')
  await expect(send(odd)).rejects.toMatchObject({ code: 'invalid_request', field: 'path' })
  expect(existsSync(join(home, 'load'))).toBe(false)
})
