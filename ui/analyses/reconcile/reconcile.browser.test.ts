import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '#fixtures/browser.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { work } from '#jobs/main.ts'
import { type Server, serve } from '#server/main.ts'

/** Ann came by a tagged ad, Bob by a link whose placeholder was not filled, Cy cancelled. Meta claims 200.00 of 200.00 that
 * count; the shop reports 240.00 and takes 40.00 back a day later. */
const files = {
  'orders.csv': `Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Id,Source
#1001,ann@example.com,paid,2026-10-02 12:00:00 -0400,USD,80.00,0.00,0.00,80.00,0.00,2026-10-02 12:00:00 -0400,1,Candle,80.00,CND,,0.00,6100000000001,web
#1002,bob@example.com,paid,2026-10-03 12:00:00 -0400,USD,120.00,0.00,0.00,120.00,0.00,2026-10-03 12:00:00 -0400,1,Throw,120.00,THR,,0.00,6100000000002,web
#1003,cy@example.com,refunded,2026-10-04 12:00:00 -0400,USD,40.00,0.00,0.00,40.00,0.00,2026-10-04 12:00:00 -0400,1,Soap,40.00,SOP,2026-10-05 09:00:00 -0400,40.00,6100000000003,web
`,
  'total_sales.csv': `Day,Orders,Gross sales,Discounts,Returns,Net sales,Shipping charges,Duties,Additional fees,Taxes,Total sales
2026-10-02,1,80.00,0.00,0.00,80.00,0.00,0.00,0.00,0.00,80.00
2026-10-03,1,120.00,0.00,0.00,120.00,0.00,0.00,0.00,0.00,120.00
2026-10-04,1,40.00,0.00,0.00,40.00,0.00,0.00,0.00,0.00,40.00
2026-10-05,0,0.00,0.00,-40.00,-40.00,0.00,0.00,0.00,0.00,-40.00
`,
  'meta.csv': `Reporting starts,Reporting ends,Campaign name,Campaign ID,Day,Amount spent (USD),Impressions,Purchases,Purchases conversion value
2026-10-01,2026-10-02,Autumn,120214560000000101,2026-10-01,100.00,1000,1,200.00
2026-10-01,2026-10-02,Autumn,120214560000000101,2026-10-02,50.00,500,,
`,
  'touchpoints.csv': `touchpoint_id,occurred_at,kind,client_id,email,landing_url,referrer
t1,2026-10-01T10:00:00-04:00,visit,c-ann,ann@example.com,https://shop.example/?utm_source=facebook&utm_medium=paid_social&utm_campaign=Autumn&utm_id=120214560000000101,https://www.facebook.com/
t2,2026-10-03T09:00:00-04:00,visit,c-bob,bob@example.com,https://shop.example/sale?utm_source=newsletter&utm_medium=email&utm_campaign={{campaign.name}},
`,
}
const address = '/lantern/reconcile?from=2026-10-01&until=2026-10-08&compare=none'

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
  const uiFolder = join(import.meta.dirname, '..', '..', '..', 'dist', 'ui')
  const config = { ...database.config, port: 0 }
  server = await serve({ config, appUrl: database.appUrl, uiFolder, allowanceTimes: 100 })
  working = work(database.config, stop.signal)
  browser = await launchBrowser()
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ viewport, locale: 'en-US', baseURL: server.url })
  page = await context.newPage()
  page.setDefaultTimeout(45_000)
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
})

afterAll(async () => {
  await browser?.close()
  stop.abort()
  await working
  await server?.close()
  await database?.close()
})

const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 60_000 })
const verdict = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const cell = (name: string) => page.locator(`[data-cell="${name}"]`)
const drawer = () => page.locator('.drawer')

test('three verdicts head the page once its files are loaded', async () => {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill('Ana')
  await page.getByLabel('E-mail').fill('ana@example.com')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.waitForURL('**/welcome')
  await page.getByLabel('Name').fill('Lantern')
  await page.getByLabel('Time zone').fill('America/New_York')
  await page.getByLabel('Currency').fill('usd')
  await page.getByRole('button', { name: 'Make the workspace' }).click()
  await page.waitForURL('**/lantern/sources')
  const uploads = Object.entries(files).map(([name, text]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  }))
  await page.getByLabel('Choose files to load').setInputFiles(uploads)
  await soon(() => page.locator('.filterbar .badge').first().textContent()).toBe('loaded')
  await page.goto(address)
  await soon(() => verdict('Claims against orders').textContent()).toContain('−$120 not explained')
  await soon(() => verdict('Shop parity').textContent()).toContain('4 of 4 days to the cent')
  await soon(() => verdict('Tagging').textContent()).toContain('$0 spend untagged')
})

test('a platform is looked into alone, down to its campaigns, and the URL says so', async () => {
  await page.getByRole('rowheader', { name: 'Meta Ads' }).click()
  await page.getByRole('rowheader', { name: /Autumn/ }).waitFor()
  expect(new URL(page.url()).searchParams.get('platform')).toBe('meta')
  await soon(() => cell('waterfall/shop').textContent()).toContain('$80.00')
  await page.getByRole('button', { name: 'Remove the filter on platform' }).click()
  await soon(() => cell('waterfall/shop').textContent()).toContain('$200')
})

test('a cause of shop parity opens to the line of the order', async () => {
  await verdict('Shop parity').click()
  await soon(() => cell('waterfall/excluded/cancelled').textContent()).toContain('+$40.00')
  expect(await cell('net/difference').textContent()).toBe('$0.00')
  await cell('waterfall/excluded/cancelled').click()
  await drawer().getByText('orders.csv:4').waitFor()
  await page.reload()
  await drawer().getByText('orders.csv:4').waitFor()
  await page.keyboard.press('Escape')
  await drawer().waitFor({ state: 'detached' })
})

test('a finding opens to its fix and to the line of the visit', async () => {
  await verdict('Tagging').click()
  await page.getByRole('rowheader', { name: 'Placeholder not filled' }).click()
  await drawer().getByText('touchpoints.csv:3').waitFor()
  expect(await drawer().locator('.prose').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining('The placeholder in utm_campaign was not filled')]),
  )
  await page.keyboard.press('Escape')
})

test('every part works at 320 pixels in the dark, and days without a report say which file to add', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 700 })
  for (const part of ['claims', 'shop', 'tags']) {
    await page.goto(`${address}&part=${part}`)
    await page.getByRole('grid').first().waitFor()
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await sideways()).toBe(0)
  }
  await page.goto('/lantern/reconcile?from=2026-09-01&until=2026-09-08&part=shop')
  await page.getByRole('heading', { name: /No report of the shop/ }).waitFor()
  expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
})
