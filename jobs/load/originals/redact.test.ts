import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formats } from '#jobs/load/formats.ts'
import { fault } from '#jobs/load/read/fault.ts'
import { marker, maskText } from './mask.ts'
import { redactFault } from './redact-fault.ts'
import { redactInput } from './redact-input.ts'

let folder = ''
let made = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-redact-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function redacted(content: string | Buffer) {
  made += 1
  const path = join(folder, `input-${made}`)
  writeFileSync(path, content)
  const input = { fileNo: made, name: 'x.csv', path, bytes: 0, sha256: '' }
  const file = await redactInput(input, formats, folder)
  return { ...file, text: file.path === null ? null : readFileSync(file.path, 'utf8') }
}

const orderHeader =
  'Name,Email,Created at,Currency,Subtotal,Total,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Street,Notes,Landing Site,Note Attributes'

test('an order export keeps its lines, cells, sums and goods, and loses the person', async () => {
  const file = await redacted(
    [
      orderHeader,
      '#1001,ada@x.de,2026-10-01 13:13:49 -0400,EUR,10.00,12.00,1,"Mug, blue",10.00,Ada Lovelace,Street 5,"ring twice\nat Ada\'s","/p?utm_source=meta&email=ada%40x.de","Landing: /p\nGift for: Ada"',
      '#1002,,2026-10-02 13:13:49 -0400,EUR,5.00,5.00,1,Cup,5.00,,,,,',
      '',
    ].join('\n'),
  )
  expect(file.text?.split('\n')).toEqual([
    orderHeader,
    `#1001,${marker},2026-10-01 13:13:49 -0400,EUR,10.00,12.00,1,"Mug, blue",10.00,${marker},${marker},"${marker}`,
    `","/p?utm_source=meta&email=${marker}","${marker}`,
    '"',
    '#1002,,2026-10-02 13:13:49 -0400,EUR,5.00,5.00,1,Cup,5.00,,,,,',
    '',
  ])
  expect(file).toMatchObject({ isRedacted: true, lines: 5 })
})

test('a line whose cells cannot be told apart loses all of them', async () => {
  const file = await redacted(
    `${orderHeader}\n#1,Ada Lovelace,extra,cells,Street 5,ada@x.de,1,2,3,4,5,6,7,8,9\n#2,"open,Ada Lovelace\nStreet 5`,
  )
  expect(file.text).not.toMatch(/Ada|Street 5|x\.de/)
  expect(file.text?.split('\n')).toHaveLength(5)
})

test('a spend report keeps everything but addresses and numbers of people', async () => {
  const text =
    'Campaign name,Campaign ID,Day,Amount spent (EUR),Impressions\n"Call +49 30 1234567, ask",120212345678901234,2026-10-01,3.50,100\nby ada@x.de,2,2026-10-02,1.00,7\n'
  const file = await redacted(text)
  expect(file.text).toBe(text.replace('+49 30 1234567', marker).replace('ada@x.de', marker))
  const plain = 'Campaign name,Campaign ID,Day,Amount spent (EUR),Impressions\nX,1,2026-10-01,3.50,100\n'
  expect(await redacted(plain)).toMatchObject({ text: plain, isRedacted: false })
})

test('a file that nobody knows keeps its shape only; what is no table is not kept', async () => {
  expect((await redacted('Ada;Street 5;ada@x.de\nBo;;\n')).text).toBe(
    `${marker};${marker};${marker}\n${marker};;\n`,
  )
  expect((await redacted('PK\u0003\u0004 Ada')).path).toBeNull()
})

test('JSON lines keep their lines and harmless fields', async () => {
  const file = await redacted(
    '{"occurred_at":"2026-10-01T10:00:00Z","email":"ada@x.de","utm_source":"meta","landing_url":"https://s.de/?name=Ada&gclid=1"}\nbroken Ada\n',
  )
  expect(file.text?.split('\n').slice(0, 2)).toEqual([
    `{"occurred_at":"2026-10-01T10:00:00Z","email":"${marker}","utm_source":"meta","landing_url":"https://s.de/?name=${marker}&gclid=1"}`,
    marker,
  ])
})

test('days, instants, amounts and ids are no telephone numbers', () => {
  for (const text of [
    '2026-10-01',
    '2026-10-01 13:13:49 -0400',
    '2026-10-01T13:13:49+02:00',
    '1,234.50',
    '120212345678901234',
    'v1+2',
    'GA1.2.1234567890.1700000000',
  ])
    expect(maskText(text)).toBe(text)
  for (const text of ['+49 30 1234567', '(212) 555-0142', '212-555-0142', 'ada@x.de', 'a%40x.de'])
    expect(maskText(text)).toBe(marker)
})

const cell = fc.oneof(fc.constantFrom('', 'Ada', 'Ada "L"', 'a\nb', '5', '2026-10-01', ';,'), fc.string())
const quoted = (text: string): string =>
  /[",\n\r]/.test(text) || text.startsWith(' ') ? `"${text.replaceAll('"', '""')}"` : text

test('whatever a file holds, it keeps its number of lines and nothing of a personal column', async () => {
  const law = fc.asyncProperty(
    fc.array(fc.array(cell, { minLength: 14, maxLength: 14 }), { maxLength: 6 }),
    async (rows) => {
      const lines = rows.map((row) =>
        row.map((text, at) => quoted(at === 1 ? `canary${text}` : text)).join(','),
      )
      const text = `${[orderHeader, ...lines].join('\n')}\n`
      const file = await redacted(text)
      expect(file.text).not.toContain('canary')
      expect(file.text?.split('\n').length).toBe(text.split(/\r\n?|\n/).length)
    },
  )
  await fc.assert(law, { numRuns: 25 })
})

const orderFormat = formats.find((format) => format.id === 'shopify_orders') ?? null
const spendFormat = formats.find((format) => format.id === 'meta') ?? null

test('a fault shows the text that it found unless it may say who a person is', () => {
  const long = `#1, ada@x.de, Ada Lovelace, ${'Street 5, '.repeat(20)}`
  const shown = `${long.slice(0, 79)}…`
  const message = `Line 3 has 9 cells; the header has 8 columns: "${shown}". Export it again.`
  const found = redactFault(fault('column_count', 3, message, { value: long }), orderFormat)
  expect(found.value).toBe(marker)
  expect(found.message).toBe(`Line 3 has 9 cells; the header has 8 columns: "${marker}". Export it again.`)
  const amount = fault('bad_number', 3, 'Line 3, Total: "10.0x" is not a number.', {
    field: 'Total',
    value: '10.0x',
  })
  expect(redactFault(amount, orderFormat)).toEqual(amount)
  const mail = fault('bad_value', 3, 'Line 3, Email: "Ada" is none.', { field: 'Email', value: 'Ada' })
  expect(redactFault(mail, orderFormat).message).toBe(`Line 3, Email: "${marker}" is none.`)
  const cells = fault('column_count', 3, 'Line 3: "Brand, 1".', { value: 'Brand, 1' })
  expect(redactFault(cells, spendFormat)).toEqual(cells)
})

test('of a header that nobody knows its names are shown, of a line of data nothing', () => {
  const header = (value: string, message: string) =>
    redactFault(fault('header_not_recognised', 1, message, { value }), null)
  expect(header('Spesa, Giorno', 'Not understood: "Spesa", "Giorno".').message).toContain('"Spesa"')
  const data = header('Ada, Street 52, ada@x.de', 'Not understood: "Ada", "Street 52", "ada@x.de".')
  expect(`${data.value}${data.message}`).not.toMatch(/Ada|Street|x\.de/)
})
