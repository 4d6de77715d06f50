import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instance, openInstance } from '#engine/duck/instance.ts'
import { statement } from '#sql/load.ts'
import { macrosInOrder } from './database.ts'

let instance: Instance
const folder = mkdtempSync(join(tmpdir(), 'omnitrack-values-'))

beforeAll(async () => {
  instance = await openInstance({ timeZone: 'America/New_York' })
  for (const name of macrosInOrder()) await instance.connection.run(statement(name))
})
afterAll(async () => {
  await instance[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const valueIn = async (expression: string, cell: string | null): Promise<unknown> => {
  const reader = await instance.connection.runAndReadAll(
    `select (${expression})::varchar from (select $cell::varchar as cell)`,
    { cell },
  )
  return reader.getRows()[0]?.[0]
}

test.each([
  ['1,284.50', '.', '1284.500000'],
  ['1.284,50', ',', '1284.500000'],
  ['1.284,50', '.', null],
  ["1'234'567.5", '.', '1234567.500000'],
  ['1\u202f234,5', ',', '1234.500000'],
  ['1,23,456.78', '.', '123456.780000'],
  ['(3.10)', '.', '-3.100000'],
  ['\u2212 4', '.', '-4.000000'],
  ['3.10-', '.', '-3.100000'],
  ['-€3.10', '.', '-3.100000'],
  ['€ -3.10', '.', '-3.100000'],
  ['R$ 1.284,50', ',', '1284.500000'],
  ['EUR 12.00', '.', '12.000000'],
  ['12,00 zł', ',', '12.000000'],
  ['1.284,50 kr.', ',', '1284.500000'],
  ['US$1,284.50', '.', '1284.500000'],
  ['1’234.50', '.', '1234.500000'],
  ['1\u00a0234\u00a0567,5', ',', '1234567.500000'],
  ['１２．５', '.', '12.500000'],
  ['1 23 4', '.', null],
  ['12.5 MIO', '.', null],
  ['5.5%', '.', null],
  ['3.10--', '.', null],
  ['\u22124', '.', '-4.000000'],
  ['$12.00', '.', '12.000000'],
  ['12,00 €', ',', '12.000000'],
  ['12.3x', '.', null],
  ['Infinity', '.', null],
  ['NaN', '.', null],
  ['1e400', '.', null],
  ['1.5E3', '.', '1500.000000'],
  ['1,28', '.', null],
  ['', '.', null],
  ['.', '.', null],
])('%s with the mark %s is the number %s', async (cell, mark, number) => {
  expect(await valueIn(`load_number(load_digits(cell), '${mark}')`, cell)).toBe(number)
})

test.each([
  ['1,540', '.', '1540'],
  ['12675.0', '.', '12675'],
  ['1.5', '.', null],
  ['-3', '.', null],
  ['99999999999999999999', '.', null],
  ['3.852', ',', '3852'],
])('%s with the mark %s is the count %s', async (cell, mark, count) => {
  expect(await valueIn(`load_count(load_digits(cell), '${mark}')`, cell)).toBe(count)
})

test.each([
  ['1,540', false, null],
  ['1,540', true, '.'],
  ['3.852', true, ','],
  ['0,123', false, ','],
  ['1.234.567', false, ','],
  ['1.234,5', false, ','],
  ['1,234.5', false, '.'],
  ['12.5', true, '.'],
  ['1234', false, null],
])('%s, a count: %s, proves the decimal mark %s', async (cell, isCount, mark) => {
  expect(await valueIn(`load_mark(load_digits(cell), ${isCount})`, cell)).toBe(mark)
})

test.each([
  ['2026-10-01', 'dmy', '2026-10-01'],
  ['2026/10/1', 'dmy', '2026-10-01'],
  ['20261001', 'dmy', '2026-10-01'],
  ['46286', 'dmy', '2026-09-21'],
  ['10/1/2026', 'mdy', '2026-10-01'],
  ['10/1/2026', 'dmy', '2026-01-10'],
  ['31.12.2026', 'mdy', '2026-12-31'],
  ['Oct 1, 2026', 'dmy', '2026-10-01'],
  ['1 October 2026', 'dmy', '2026-10-01'],
  ['2026-10-01 00:00:00', 'dmy', '2026-10-01'],
  ['2026-02-30', 'dmy', null],
  ['09/31/2026', 'mdy', null],
  ['2026-10-01 13:00', 'dmy', null],
  ['yesterday', 'dmy', null],
])('%s read as %s is the day %s', async (cell, order, day) => {
  expect(await valueIn(`load_day(cell, '${order}')`, cell)).toBe(day)
})

test.each([
  ['2026-10-01 13:13:49 -0400', '2026-10-01 13:13:49-04'],
  ['2026-10-01T13:13:49-04:00', '2026-10-01 13:13:49-04'],
  ['2026-10-01T17:13:49Z', '2026-10-01 13:13:49-04'],
  ['2026-10-01T17:13:49 Z', '2026-10-01 13:13:49-04'],
  ['2026-10-01 17:13:49.25+00', '2026-10-01 13:13:49.25-04'],
  ['2026-10-01 17:13 UTC', '2026-10-01 13:13:00-04'],
  ['2026-10-01 13:13:49', '2026-10-01 07:13:49-04'],
  ['1790874829', '2026-10-01 13:13:49-04'],
  ['1790874829000', '2026-10-01 13:13:49-04'],
  ['2026-02-30 10:00:00', null],
  ['2026-02-30T10:00:00Z', null],
  ['10/1/2026 13:13', null],
])('%s in Berlin is the instant %s in New York', async (cell, instant) => {
  expect(await valueIn("load_instant(cell, 'Europe/Berlin')", cell)).toBe(instant)
})

test.each([
  ['  a\u00a0', 'a'],
  ['\ufeff', null],
  ['a b', 'a b'],
  ['é', 'é'],
])('the text of %j is %j', async (cell, text) => {
  expect(await valueIn('load_text(cell)', cell)).toBe(text)
})

test.each([
  ['https://www.Google.co.uk/search?q=x', 'google.co.uk'],
  ['//user@shop.example.com:8443/p', 'shop.example.com'],
  ['l.facebook.com', 'l.facebook.com'],
  ['/products/candle', null],
  ['android-app://com.google.android.gm/', 'com.google.android.gm'],
  ['direct', null],
])('the host of %s is %s', async (cell, host) => {
  expect(await valueIn('load_host(cell)', cell)).toBe(host)
})

test.each([
  ['7-day click or 1-day view', '7d_click_1d_view'],
  ['1-day click', '1d_click'],
  ['28-day click, 1-day engaged-view, or 1-day view', '28d_click_1d_engaged_view_1d_view'],
  ['7 Tage nach dem Klicken oder 1 Tag nach dem Ansehen', '7d_click_1d_view'],
  ['7-Tage-Klick oder 1-Tages-View', '7d_click_1d_view'],
  ['7 jours après un clic ou 1 jour après une vue', '7d_click_1d_view'],
  ['Clic de 7 días o visualización de 1 día', '7d_click_1d_view'],
  ['7 dias após o clique ou 1 dia após a visualização', '7d_click_1d_view'],
  ['7 dagen na klikken of 1 dag na weergave', '7d_click_1d_view'],
  ['7 giorni dopo il clic o 1 giorno dopo la visualizzazione', '7d_click_1d_view'],
  ['クリックから7日間またはビューから1日間', '7d_click_1d_view'],
  ['Automatisch', 'automatisch'],
  ['1-day or 7-day', '1_day_or_7_day'],
])('the attribution setting %s is %s', async (cell, window) => {
  expect(await valueIn('load_window(cell)', cell)).toBe(window)
})
