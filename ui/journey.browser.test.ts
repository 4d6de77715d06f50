import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '#fixtures/browser.ts'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { work } from '#jobs/main.ts'
import { type Server, serve } from '#server/main.ts'

/** Three orders worth 240.00 net, 150.00 of spend. Ann came by Paid Social and Email, Bob by Organic Search, of Cy we know nothing. */
const files = {
  'orders.csv': `Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Id,Source
#1001,ann@example.com,paid,2026-10-02 12:00:00 -0400,USD,80.00,0.00,0.00,80.00,0.00,2026-10-02 12:00:00 -0400,1,Candle,80.00,CND,,0.00,6100000000001,web
#1002,bob@example.com,paid,2026-10-03 12:00:00 -0400,USD,120.00,0.00,0.00,120.00,0.00,2026-10-03 12:00:00 -0400,1,Throw,120.00,THR,,0.00,6100000000002,web
#1003,cy@example.com,paid,2026-10-04 12:00:00 -0400,USD,40.00,0.00,0.00,40.00,0.00,2026-10-04 12:00:00 -0400,1,Soap,40.00,SOP,,0.00,6100000000003,web
`,
  'meta.csv': `Reporting starts,Reporting ends,Campaign name,Campaign ID,Day,Amount spent (USD),Impressions,Purchases,Purchases conversion value
2026-10-01,2026-10-02,Autumn,120214560000000101,2026-10-01,100.00,1000,1,200.00
2026-10-01,2026-10-02,Autumn,120214560000000101,2026-10-02,50.00,500,,
`,
  'touchpoints.csv': `touchpoint_id,occurred_at,kind,client_id,email,landing_url,referrer
t1,2026-10-01T10:00:00-04:00,visit,c-ann,ann@example.com,https://shop.example/?utm_source=facebook&utm_medium=paid_social&utm_campaign=Autumn&utm_id=120214560000000101,https://www.facebook.com/
t2,2026-10-02T11:00:00-04:00,visit,c-ann,ann@example.com,https://shop.example/?utm_source=klaviyo&utm_medium=email&utm_campaign=letter,
t3,2026-10-03T09:00:00-04:00,visit,c-bob,bob@example.com,https://shop.example/,https://www.google.com/
`,
}
const days = 'from=2026-09-21&until=2026-10-08'

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
  const uiFolder = join(import.meta.dirname, '..', 'dist', 'ui')
  server = await serve({
    config: { ...database.config, port: 0 },
    appUrl: database.appUrl,
    uiFolder,
    allowanceTimes: 100,
  })
  working = work(database.config, stop.signal)
  browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    baseURL: server.url,
  })
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

/** What assistive technology and narrow windows need of every page. */
async function expectUsable(): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  const faults = await page.evaluate(() => {
    const named = (one: Element) =>
      (one.getAttribute('aria-label') ?? '') !== '' ||
      (one.textContent ?? '').trim() !== '' ||
      one.querySelector('img[alt], title') !== null
    const buttons = [...document.querySelectorAll('button, a[href], [role="grid"], [role="img"]')].filter(
      (one) => !named(one),
    )
    const inputs = [...document.querySelectorAll('input, select, textarea')].filter(
      (one) =>
        !one.getAttribute('aria-label') &&
        !one.closest('label') &&
        document.querySelector(`label[for="${one.id}"]`) === null,
    )
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id)
    return {
      nameless: [...buttons, ...inputs].map((one) => one.outerHTML.slice(0, 120)),
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      headings: document.querySelectorAll('h1').length,
      mains: document.querySelectorAll('main').length,
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }
  })
  expect(faults).toEqual({ nameless: [], twice: [], headings: 1, mains: 1, sideways: 0 })
}

/** Waits as a person would, for what is still computed. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 60_000 })
const tile = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).locator('.figure')
const cell = (name: string) => page.locator(`[data-cell="${name}"]`)
const slug = 'lantern-co'

test('a stranger signs up and makes a workspace', async () => {
  await page.goto('/sign-up')
  await expectUsable()
  await page.getByLabel('Name').fill('Ana')
  await page.getByLabel('E-mail').fill('ana@example.com')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.waitForURL('**/welcome')
  await page.getByLabel('Name').fill('Lantern & Co')
  await page.getByLabel('Time zone').fill('America/New_York')
  await page.getByLabel('Currency').fill('usd')
  await page.getByRole('button', { name: 'Make the workspace' }).click()
  await page.waitForURL(`**/${slug}/sources`)
  await page.getByText('No loads yet').waitFor()
  await expectUsable()
})

test('the uploaded files show their totals', async () => {
  const uploads = Object.entries(files).map(([name, text]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  }))
  await page.getByLabel('Choose files to load').setInputFiles(uploads)
  await page.getByRole('heading', { name: 'Files' }).waitFor()
  await soon(() => page.locator('.filterbar .badge').textContent()).toBe('loaded')
  await expectUsable()
  await page.goto(`/${slug}/overview?${days}`)
  await soon(() => tile('Net revenue').textContent()).toBe('$240')
  expect(await tile('Ad spend').textContent()).toBe('$150')
  expect(await tile('MER').textContent()).toBe('1.60×')
  expect(await tile('Orders').textContent()).toBe('3')
  expect(await cell('Paid Social/revenue').textContent()).toBe('$40.00')
  expect(await cell('unattributed/revenue').textContent()).toBe('$40.00')
  expect(await cell('Paid Social/claimedValue').textContent()).toBe('$200')
  await page.locator('.plot svg').waitFor()
  await expectUsable()
})

test('another model shares the same orders otherwise, and the URL says so', async () => {
  await page.getByRole('button', { name: 'Model: Linear' }).click()
  await page.getByRole('menuitemradio', { name: 'First touch' }).click()
  await soon(() => cell('Paid Social/revenue').textContent()).toBe('$80.00')
  expect(await cell('total/revenue').textContent()).toBe('$240')
  expect(new URL(page.url()).searchParams.get('model')).toBe('first_touch')
})

test('a cell opens to the line of the file it came from, and a reload shows it again', async () => {
  await page.goto(`/${slug}/attribution?${days}`)
  await cell('Paid Social/linear').click()
  const drawer = page.getByRole('complementary', { name: /Paid Social/ })
  await soon(() => drawer.locator('.title').textContent()).toContain('$40.00')
  await drawer.getByRole('tab', { name: 'Rows' }).click()
  await drawer.getByText('orders.csv:2').waitFor()
  await drawer.getByText('touchpoints.csv:2').waitFor()
  await expectUsable()
  await page.reload()
  await drawer.getByText('orders.csv:2').waitFor()
  expect(await drawer.locator('.title').textContent()).toContain('$40.00')
  await drawer.getByRole('tab', { name: 'SQL' }).click()
  await drawer.getByText('attribution/answer').first().waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await soon(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(
    'Paid Social/linear',
  )
})

test('an order shows its journey with each model’s share', async () => {
  await page.goto(`/${slug}/orders?${days}`)
  await page.getByRole('rowheader', { name: '#1001' }).click()
  const row = page.getByRole('row', { name: /Paid Social/ })
  await row.waitFor()
  expect(await row.getByRole('cell').allTextContents()).toEqual(
    expect.arrayContaining(['1.000', '0.500', 'touchpoints.csv:2']),
  )
  await expectUsable()
})

test('a refused file names its line', async () => {
  await page.goto(`/${slug}/sources`)
  const bad = files['meta.csv'].replace('100.00', '1.00,00x')
  await page
    .getByLabel('Choose files to load')
    .setInputFiles([{ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from(bad) }])
  await page.getByRole('heading', { name: 'bad.csv was refused' }).waitFor()
  await page.getByText('Line 2', { exact: true }).waitFor()
  await expectUsable()
})

test('a later export of the same days shows what the platform says differently', async () => {
  await page.goto(`/${slug}/sources`)
  const later = files['meta.csv'].replace(
    'Autumn,120214560000000101,2026-10-02,50.00',
    'Autumn,120214560000000101,2026-10-02,56.50',
  )
  await page
    .getByLabel('Choose files to load')
    .setInputFiles([{ name: 'meta-later.csv', mimeType: 'text/csv', buffer: Buffer.from(later) }])
  await page.getByRole('heading', { name: 'Files' }).waitFor()
  await soon(() => page.locator('.filterbar .badge').textContent()).toBe('loaded')
  await page.goto(`/${slug}/restatements?${days}`)
  await soon(() => page.locator('.statement').textContent()).toContain(
    '1 campaign day was restated: spend +$6.50.',
  )
  await page.getByRole('gridcell', { name: '+$6.50' }).nth(1).click()
  const drawer = page.getByRole('complementary', { name: /Spend difference/ })
  await drawer.getByText('meta.csv:3').waitFor()
  await drawer.getByText('meta-later.csv:3').waitFor()
  await expectUsable()
})

test('every page works at 320 pixels and in the dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of ['overview', 'restatements', 'attribution', 'orders', 'explore', 'sources']) {
    await page.goto(`/${slug}/${path}?${days}`)
    await page.getByRole('grid').first().waitFor()
    await expectUsable()
  }
})

test('no page broke the content security policy or threw', () => {
  expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
})
