import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundaryOf, partsOf } from './multipart.ts'

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function read(bytes: Buffer, boundary: string, size: number) {
  const found: { name: string; fileName: string | null; bytes: string }[] = []
  for await (const part of partsOf(chunks(bytes, size), boundary)) {
    const parts: Uint8Array[] = []
    for await (const piece of part.bytes) parts.push(piece)
    found.push({ name: part.name, fileName: part.fileName, bytes: Buffer.concat(parts).toString('hex') })
  }
  return found
}

test('a form reads the same however the network cuts it', async () => {
  const law = fc.asyncProperty(
    fc.array(
      fc.record({ name: fc.stringMatching(/^[a-z]{1,8}$/), bytes: fc.uint8Array({ maxLength: 60 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    fc.integer({ min: 1, max: 40 }),
    async (files, size) => {
      const form = new FormData()
      for (const file of files) form.append('files', new File([Buffer.from(file.bytes)], `${file.name}.csv`))
      const request = new Request('http://127.0.0.1/', { method: 'POST', body: form })
      const boundary = boundaryOf(request.headers.get('content-type') ?? undefined)
      const found = await read(Buffer.from(await request.arrayBuffer()), boundary, size)
      expect(found).toEqual(
        files.map((file) => ({
          name: 'files',
          fileName: `${file.name}.csv`,
          bytes: Buffer.from(file.bytes).toString('hex'),
        })),
      )
    },
  )
  await fc.assert(law, { numRuns: 50 })
})

test('a quote in a file name is kept', async () => {
  const form = new FormData()
  form.append('files', new File(['a'], 'spend "march".csv'))
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form })
  const boundary = boundaryOf(request.headers.get('content-type') ?? undefined)
  const [file] = await read(Buffer.from(await request.arrayBuffer()), boundary, 7)
  expect(file?.fileName).toBe('spend "march".csv')
})

test.each([
  ['', 'no body'],
  ['--x\r\n', 'cut after the boundary'],
  ['--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nvalue', 'cut inside a part'],
  ['--x\r\n\r\n\r\n--x--', 'a part without a name'],
  ['--xy\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--', 'another boundary'],
])('%j is refused', async (body) => {
  await expect(read(Buffer.from(body), 'x', 3)).rejects.toThrow('not a valid multipart body')
})

test('a body that is no form is refused by its type', () => {
  expect(() => boundaryOf('application/json')).toThrow('multipart/form-data')
  expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b')
})
