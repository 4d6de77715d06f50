import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { initialise } from './initialise.ts'
import { openDatabase } from './open.ts'
import { findPostmaster } from './postmaster.ts'
import type { RunAs } from './run-as.ts'

let home = ''
const config = () => ({ home, databaseUrl: null, databaseOwnerUrl: null })
const postmaster = () => findPostmaster(join(home, 'postgres', 'data'))

beforeAll(() => {
  // mkdtemp makes a folder that only its owner may enter.
  home = join(mkdtempSync(join(tmpdir(), 'omnitrack-open-')), 'home')
})
afterAll(async () => {
  await (await openDatabase(config(), { stopsAdopted: true })).stop()
  rmSync(join(home, '..'), { recursive: true, force: true })
})

const answers = async (url: string): Promise<string> => {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query('select current_user as login')
  await client.end()
  return String(rows[0]?.login)
}

test('processes that start at once share one server, with random passwords that only its owner can read', async () => {
  const opened = await Promise.all([0, 1, 2].map(() => openDatabase(config())))
  expect(opened.filter((database) => database.started)).toHaveLength(1)
  expect(new Set(opened.map((database) => database.appUrl)).size).toBe(1)
  const [first] = opened
  expect(await answers(first?.appUrl ?? '')).toBe('omnitrack_app')
  expect(await answers(first?.ownerUrl ?? '')).toBe('omnitrack_owner')
  expect(statSync(join(home, 'postgres', 'passwords.json')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(home, 'postgres', 'passwords.json'), 'utf8')).toMatch(/[0-9a-f]{48}/)
  await Promise.all(opened.map((database) => database.stop()))
})

test('a server ends with the process that started it, unless another one uses it', async () => {
  const serving = await openDatabase(config(), { stopsAdopted: true })
  const command = await openDatabase(config())
  expect(command.started).toBe(false)
  await command.stop()
  expect(await answers(serving.appUrl)).toBe('omnitrack_app')
  const second = await openDatabase(config())
  await serving.stop()
  expect(await answers(second.appUrl)).toBe('omnitrack_app')
  await second.stop()
  expect(postmaster()?.ready).toBe(true)
  const next = await openDatabase(config(), { stopsAdopted: true })
  expect(next.started).toBe(false)
  await next.stop()
  expect(postmaster()).toBeNull()
})

test('a server that a killed process left behind is adopted', async () => {
  const program = `const { openDatabase } = await import(${JSON.stringify(new URL('./open.ts', import.meta.url).href)})
    await openDatabase(${JSON.stringify(config())}); process.kill(process.pid, 'SIGKILL')`
  const killed = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' })
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL'])
  const adopted = await openDatabase(config(), { stopsAdopted: true })
  expect(adopted.started).toBe(false)
  expect(await answers(adopted.appUrl)).toBe('omnitrack_app')
  await adopted.stop()
  expect(postmaster()).toBeNull()
})

test('an outside database is used as it is given', async () => {
  const databaseUrl = 'postgres://omnitrack_app:x@db.example.com/omnitrack'
  const opened = await openDatabase({ home, databaseUrl, databaseOwnerUrl: null })
  expect(opened).toMatchObject({ appUrl: databaseUrl, ownerUrl: null, started: false })
})

test('where no way of running PostgreSQL works, one line names the folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'omnitrack-closed-'))
  const impossible: RunAs = {
    name: 'self',
    owner: null,
    prepare: () => undefined,
    command: () => ['/nowhere/initdb', []],
  }
  const attempt = initialise(join(folder, 'postgres'), await findBinaries(), 'x', [() => impossible])
  await expect(attempt).rejects.toThrow(
    expect.objectContaining({
      code: 'configuration',
      message: expect.stringMatching(/^[^\n]*omnitrack-closed-[^\n]*$/),
    }),
  )
  rmSync(folder, { recursive: true })
})
