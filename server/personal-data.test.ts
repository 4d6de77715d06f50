import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openInstance } from '#engine/duck/instance.ts'
import { as, type Person, type Site, signUp } from '#fixtures/tenants.ts'
import { organization, workspace } from '#server/routes/account.contract.ts'

/** What is told of one person in every file, and must not be found anywhere afterwards. */
const canaries = {
  email: 'Canaryq7mail@post.canaryq7.example',
  phone: '+49 151 98123765',
  first: 'Zyxcanaryfirst',
  last: 'Zyxcanarylast',
  street: 'Canaryweg 7731',
  city: 'Canaryville',
  note: 'canarynote ring thrice',
  ip: '203.0.113.177',
  userName: 'canaryhandle',
}
/** As they may be written: by a person, normalised, decoded. */
const needles = [
  ...Object.values(canaries),
  ...['canaryq7mail', 'canaryq7.example', '98123765', '4915198123765', 'zyxcanaryfirst', 'ZYXCANARYLAST'],
]

const project = fileURLToPath(new URL('..', import.meta.url))
let home = ''
let files = ''
let log = ''
let url = ''
let person: Person
let place = { id: '', slug: '' }
const running: ChildProcess[] = []
const site: Site = { request: (path, init) => fetch(`${url}${path}`, init) }

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function omnitrack(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['server/cli/main.ts', ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, OMNITRACK_HOME: home, PORT: new URL(url).port, LOG_LEVEL: 'debug' },
  })
  const keep = (text: Buffer): void => {
    log += text.toString('utf8')
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  running.push(child)
  return child
}

const until = (what: () => unknown) => expect.poll(what, { timeout: 120_000, interval: 300 })

async function begin(): Promise<void> {
  home = mkdtempSync(join(tmpdir(), 'omnitrack-canary-home-'))
  files = mkdtempSync(join(tmpdir(), 'omnitrack-canary-files-'))
  url = `http://127.0.0.1:${await freePort()}`
  omnitrack('serve')
  await until(() =>
    fetch(`${url}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    ),
  ).toBe(200)
  omnitrack('work')
  person = await signUp(site, 'keeper')
  const post = { method: 'POST' } as const
  const made = await as(site, person, {
    ...post,
    path: '/api/v1/organizations',
    body: { name: 'B' },
    answer: organization,
  })
  const body = { name: 'Canary', timeZone: 'UTC', currency: 'EUR' }
  const path = `/api/v1/organizations/${made.id}/workspaces`
  place = await as(site, person, { ...post, path, body, answer: workspace })
}
afterAll(async () => {
  await stop()
  rmSync(home, { recursive: true, force: true })
  rmSync(files, { recursive: true, force: true })
})

async function stop(): Promise<void> {
  for (const child of running.splice(0).toReversed()) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

const { email, phone, first, last, street, city, note, ip, userName } = canaries
const orderHeader =
  'Name,Email,Phone,Created at,Currency,Subtotal,Total,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Street,Shipping City,Shipping Phone,Notes,Note Attributes,Landing Site,Browser IP'
const orderLine = (name: string, total: string, more = '') =>
  `${name},${email},${phone},2026-10-01 10:00:00 +0000,EUR,${total},${total},1,Mug,${total},${first} ${last},${street},${city},${phone},"${note}\n${first}","Landing: /p?email=${email}\nGift for: ${first} ${last}","/p?utm_source=meta&utm_content=${encodeURIComponent(email)}&name=${first}",${ip}${more}\n`
const orders = (at: number) => `${orderHeader}\n${orderLine(`#${at}`, '10.00')}`
const touchHeader =
  'touchpoint_id,occurred_at,email,phone,client_id,landing_url,referrer,utm_term,visitor_name'
const touches = (at: number) =>
  `${touchHeader}\nt${at},2026-09-30T10:00:00Z,${email},${phone},${userName}-${at},https://shop.example/account/${email}?utm_source=x&q=${last},https://mail.example/?to=${email},${email},${first} ${last}\n`
const customers = `Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Address1,Default Address City,Phone,Total Spent,Total Orders,Note,Tags,Tax Exempt\n'7001,${first},${last},${email},yes,${street},${city},${phone},10.00,1,${note},${userName},no\n`
const touchJson = (at: number) =>
  `${JSON.stringify({ touchpoint_id: `j${at}`, occurred_at: '2026-09-30T10:00:00Z', email, landing_url: `https://shop.example/?email=${email}&gclid=1`, full_name: `${first} ${last}` })}\n`

/** Whole; with an amount that is none, with a cell too many, with a quote that never closes, and with no known header. */
const kinds: Readonly<Record<string, (at: number) => string | Buffer>> = {
  'orders.csv': orders,
  'touches.csv': touches,
  'customers.csv': () => customers,
  'touches.jsonl': touchJson,
  'orders-utf16.csv': (at) => Buffer.from(`\ufeff${orders(at + 100)}`, 'utf16le'),
  'bad-amount.csv': (at) => `${orders(at)}${orderLine(`#${at}b`, '10.0x')}`,
  'bad-cells.csv': (at) => `${orders(at)}${orderLine(`#${at}c`, '10.00', `,${first},${email}`)}`,
  'bad-quote.csv': (at) => `${orders(at)}#${at}d,"${email},${first} ${last}\n${street},${phone}\n`,
  'bad-json.jsonl': (at) => `${touchJson(at)}{"email":"${email}","name":"${first} ${last}"\n`,
  'no-header.csv': () => `${first},${last},${street},${email},${phone},${note}\n${first},${last},${ip}\n`,
  'customers-renamed.csv': () => customers.replace('Total Spent', 'Spesa').replace('Total Orders', 'Ordini'),
}

function written(prefix: string, at: number): string[] {
  return Object.entries(kinds).map(([name, content]) => {
    const path = join(files, `${prefix}-${name}`)
    writeFileSync(path, content(at))
    return path
  })
}

/** All files as one load. */
async function upload(paths: readonly string[]): Promise<void> {
  const form = new FormData()
  for (const path of paths) form.append('files', new File([readFileSync(path)], path.split('/').at(-1) ?? ''))
  const answer = await site.request(`/api/v1/workspaces/${place.id}/loads`, {
    method: 'POST',
    headers: { cookie: person.cookie },
    body: form,
  })
  expect(answer.status).toBe(202)
}

const loads = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })
const statuses = async () => {
  const path = `/api/v1/workspaces/${place.id}/loads?limit=200`
  const found = await as(site, person, { method: 'GET', path, answer: loads })
  return found.items.map((load) => load.status)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )
}

/** Which needles stand in a file, as bytes of UTF-8 or UTF-16, in any case. */
function found(bytes: Buffer): string[] {
  const text = bytes.toString('latin1').toLowerCase()
  const wide = text.includes('\0') ? text.replaceAll('\0', '') : ''
  return needles.filter(
    (needle) => text.includes(needle.toLowerCase()) || wide.includes(needle.toLowerCase()),
  )
}

/** Parquet compresses its pages: read back as text. */
async function parquetText(path: string): Promise<Buffer> {
  await using instance = await openInstance({ timeZone: 'UTC', threads: 1 })
  const read = `select to_json(t)::varchar as text from read_parquet('${path}') as t`
  const rows = (await instance.connection.runAndReadAll(read)).getRowObjectsJson()
  return Buffer.from(rows.map((row) => String(row['text'])).join('\n'))
}

test('no e-mail, phone, name, address or note of a person is left anywhere under the home, whichever way files came', async () => {
  await begin()
  await upload(written('upload', 1))
  const byHand = omnitrack('load', ...written('cli', 2), '--workspace', place.slug)
  await once(byHand, 'exit')
  const inbox = join(home, 'inbox', place.slug)
  await until(() => readdirSync(join(home, 'inbox')).includes(place.slug)).toBe(true)
  const dropped = Object.entries(kinds).filter(([name]) =>
    /^(orders|customers|bad-cells|no-header)\.csv$/.test(name),
  )
  for (const [name, content] of dropped) writeFileSync(join(inbox, name), content(3))
  const reports = () =>
    ['done', 'refused'].flatMap((end) =>
      readdirSync(join(inbox, end)).filter((name) => name.endsWith('.report.txt')),
    )
  await until(reports).toHaveLength(dropped.length)
  await until(async () => (await statuses()).some((status) => /queued|running/.test(status))).toBe(false)
  const ended = await statuses()
  for (const status of ['loaded', 'refused']) expect(ended).toContain(status)
  expect(ended).not.toContain('failed')
  await stop()

  const leaks: string[] = []
  for (const path of filesBelow(home)) {
    const bytes = path.endsWith('.parquet') ? await parquetText(path) : readFileSync(path)
    for (const needle of found(bytes)) leaks.push(`${path.slice(home.length)}: ${needle}`)
  }
  for (const needle of found(Buffer.from(log))) leaks.push(`log: ${needle}`)
  expect(leaks).toEqual([])
  const kept = filesBelow(join(home, 'originals')).map((path) => readFileSync(path, 'utf8'))
  expect(kept.length).toBeGreaterThan(10)
  expect(kept.join('')).toContain('#1,[redacted],[redacted],2026-10-01 10:00:00 +0000,EUR,10.00')
}, 400_000)
