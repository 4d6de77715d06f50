import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '#fixtures/browser.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { work } from '#jobs/main.ts'
import { type Server, serve } from '#server/main.ts'

const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll('\n', '\r\n'), 'utf16le')])

/** Google Ads as a German spreadsheet gets it: UTF-16, tabs, decimal commas, totals at the end. 1,250.50 of spend. */
const google = utf16(`Kampagnenbericht
1. Oktober 2026 - 2. Oktober 2026
Tag\tKampagnenstatus\tKampagne\tKampagnen-ID\tWährungscode\tKosten\tImpr.\tKlicks\tConversions\tConv.-Wert
01.10.2026\tAktiviert\tHerbst\t21400000001\tEUR\t1.000,25\t12.000\t310\t4,00\t800,00
02.10.2026\tAktiviert\tHerbst\t21400000001\tEUR\t250,25\t3.500\t90\t1,00\t120,50
Gesamt: Kampagnen\t --\t --\t --\tEUR\t1.250,50\t15.500\t400\t5,00\t920,50
Gesamt: Konto\t --\t --\t --\tEUR\t1.250,50\t15.500\t400\t5,00\t920,50
`)

/** Meta Ads as a French spreadsheet saves it again: windows-1252, semicolons, decimal commas. 99.50 of spend. */
const meta = Buffer.from(
  `Début des rapports;Fin des rapports;Nom de la campagne;Jour;Montant dépensé (EUR);Impressions;Clics sur un lien
2026-10-01;2026-10-02;Été indien;2026-10-01;60,25;1200;31
2026-10-01;2026-10-02;Été indien;2026-10-02;39,25;900;22
`,
  'latin1',
)

const podcastOf = (month: string, spend: string) =>
  Buffer.from(`Datum;Sendung;Kosten in EUR;Hörer
01.${month}.2026;Morgenrunde;${spend};12.000
02.${month}.2026;Abendrunde;980,00;8.500
`)

const files = { 'google.csv': google, 'meta.csv': meta, 'podcast-oktober.csv': podcastOf('10', '1.250,50') }

// Engine, worker, database and browser share the machine with other tests.
vi.setConfig({ testTimeout: 180_000 })

let database: TestDatabase
let server: Server
let browser: Browser
let page: Page
const stop = new AbortController()
let working: Promise<void>
const complaints: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  const uiFolder = join(import.meta.dirname, '..', '..', 'dist', 'ui')
  const config = { ...database.config, port: 0 }
  server = await serve({ config, appUrl: database.appUrl, uiFolder, allowanceTimes: 100 })
  working = work(database.config, stop.signal)
  browser = await launchBrowser()
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ viewport, locale: 'en-US', baseURL: server.url })
  page = await context.newPage()
  page.setDefaultTimeout(45_000)
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
})

afterAll(async () => {
  await browser?.close()
  stop.abort()
  await working
  await server?.close()
  await database?.close()
})

/** Drops files on the zone as a person does. */
async function drop(dropped: Readonly<Record<string, Buffer>>): Promise<void> {
  const given = Object.entries(dropped).map(([name, bytes]) => ({ name, base64: bytes.toString('base64') }))
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: 'text/csv' }))
    }
    return transfer
  }, given)
  await page.locator('.drop-zone').dispatchEvent('drop', { dataTransfer: data })
}

/** Waits as a person would, for what is still computed. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 60_000 })
const status = () => page.locator('.filterbar .badge').first().textContent()
const rowOf = (name: string) => page.getByRole('row', { name: new RegExp(name) })
const fits = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a German Google file in UTF-16 and a French Meta file load as they are, an unknown one is offered a mapping', async () => {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill('Ana')
  await page.getByLabel('E-mail').fill('ana@example.com')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.waitForURL('**/welcome')
  await page.getByLabel('Name').fill('Nord')
  await page.getByLabel('Time zone').fill('Europe/Berlin')
  await page.getByLabel('Currency').fill('eur')
  await page.getByRole('button', { name: 'Make the workspace' }).click()
  await page.waitForURL('**/nord/sources')
  await drop(files)
  await soon(status).toBe('loaded')
  await rowOf('google.csv Google Ads').getByText('2 totals').waitFor()
  await rowOf('meta.csv Meta Ads').waitFor()
  await page.getByText('€1,350 from €0').waitFor()
  await page.getByRole('heading', { name: 'podcast-oktober.csv was refused' }).waitFor()
  await page.getByRole('link', { name: 'Map its columns' }).click()
})

test('the proposed mapping is checked against the preview, saved, and its file loads', async () => {
  const holds = (column: string) => page.getByLabel(`What ${column} holds`)
  await soon(() => holds('Kosten in EUR').inputValue()).toBe('spend')
  expect(await holds('Datum').inputValue()).toBe('day')
  expect(await holds('Sendung').inputValue()).toBe('campaign')
  const save = page.getByRole('button', { name: 'Save and load the file' })
  expect(await save.isDisabled()).toBe(true)
  await holds('Hörer').selectOption('spend')
  await page.getByText('Two columns hold Spend: "Kosten in EUR" and "Hörer". Choose one.').first().waitFor()
  await holds('Hörer').selectOption('impressions')
  await page.getByLabel('Paid to').fill('Podcast')
  await page.getByLabel('Name of the mapping').fill('Podcast')
  await page.getByText('€2,230.50').waitFor()
  await page.getByRole('table', { name: 'First rows as they would load' }).getByText('Morgenrunde').waitFor()
  expect(await fits()).toBe(0)
  await save.click()
  await soon(status).toBe('loaded')
  await page.getByText('Daily spend file by mapping Podcast').waitFor()
  await page.getByText('€3,581 from €1,350').waitFor()
})

test('the same header loads by itself the next time, and the report says by which mapping', async () => {
  await page.goto('/nord/sources')
  await drop({ 'podcast-november.csv': podcastOf('11', '20,00') })
  await soon(status).toBe('loaded')
  await page.getByText('Daily spend file by mapping Podcast').waitFor()
  await page.goto('/nord/mapping')
  await page.getByRole('rowheader', { name: 'Podcast' }).click()
  await page.getByText('Changing a mapping changes nothing that was loaded by it.').waitFor()
})

test('a bad file is refused by line, and its rejects download as CSV without formulas', async () => {
  await page.goto('/nord/sources')
  await drop({ 'podcast-dezember.csv': podcastOf('12', '=1+1') })
  await soon(status).toBe('refused')
  await page.getByRole('heading', { name: 'podcast-dezember.csv was refused' }).waitFor()
  await page.getByText('Line 2', { exact: true }).waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Rejects as CSV' }).click()
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^podcast-dezember\.csv,2,Kosten in EUR,'=1\+1,bad_number,/)
})

test('mapping and load report work at 320 pixels and in the dark', async () => {
  const report = page.url()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 700 })
  for (const address of ['/nord/mapping', report]) {
    await page.goto(address)
    await page.getByRole('table').or(page.getByRole('grid')).first().waitFor()
    expect(await fits()).toBe(0)
  }
  expect(complaints).toEqual([])
})
