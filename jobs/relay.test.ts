import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import type { Actor } from '#server/host/actor.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import type { Writing } from '#server/host/write.ts'
import { read, write } from '#server/host/write.ts'
import { openQueue, type Queue } from './queue.ts'
import { relay, startRelay } from './relay.ts'

let database: TestDatabase
let queue: Queue
let workspaceId = ''
const actor: Actor = { kind: 'cli', user: 'test' }

beforeAll(async () => {
  database = await testDatabase()
  queue = openQueue(database.host)
  const organizationId = await localOrganization(database.db, actor)
  const place = { organizationId, name: 'W', timeZone: 'UTC', currency: 'EUR' }
  workspaceId = (await createWorkspace(database.db, actor, place)).id
})
afterAll(async () => {
  await queue.close()
  await database.close()
})

const inWrite = (work: (writing: Writing) => Promise<void>) =>
  write(database.db, actor, 'load', { workspace: workspaceId, action: 'test' }, work)

/** Ids of messages, by whether they were sent. */
const messages = (sent: boolean) =>
  read(database.db, { kind: 'system', job: 'outbox' }, {}, async (tx) => {
    const rows = await tx
      .selectFrom('app.outbox')
      .select('id')
      .where('sentAt', sent ? 'is not' : 'is', null)
      .orderBy('createdAt')
      .execute()
    return rows.map((row) => row.id)
  })

test('a message becomes a job when its transaction commits, and not when it fails', async () => {
  const failing = inWrite(async ({ send }) => {
    await send('refresh', { workspaceId })
    throw new RangeError('no')
  })
  await expect(failing).rejects.toThrow(RangeError)
  expect(await relay(database.host, queue)).toBe(0)
  await inWrite(({ send }) => send('refresh', { workspaceId }))
  const [id = ''] = await messages(false)
  expect(await relay(database.host, queue)).toBe(1)
  expect(await queue.status(id)).toMatchObject({ id, job: 'refresh', state: 'queued' })
  expect(await relay(database.host, queue)).toBe(0)
})

test('a message that was sent but not noted as sent makes no second job', async () => {
  await inWrite(({ send }) => send('refresh', { workspaceId }))
  const [id = ''] = await messages(false)
  await queue.add('refresh', { workspaceId }, id)
  expect(await queue.cancel(id)).toBe(true)
  expect(await relay(database.host, queue)).toBe(1)
  expect((await queue.status(id))?.state).toBe('cancelled')
})

test('a queue that fails keeps the messages for the next time', async () => {
  await inWrite(({ send }) => send('refresh', { workspaceId }))
  const waiting = await messages(false)
  const unreachable = { ...queue, add: () => Promise.reject(new Error('ECONNREFUSED')) }
  await expect(relay(database.host, unreachable)).rejects.toThrow('ECONNREFUSED')
  expect(await messages(false)).toEqual(waiting)
  expect(await relay(database.host, queue)).toBe(waiting.length)
})

test('a message that can never become a job does not hold up the others', async () => {
  await inWrite(async ({ send }) => {
    await send('no-such-job', {})
    await send('refresh', { workspaceId, email: 'a@b.c' })
    await send('refresh', { workspaceId })
  })
  const ids = await messages(false)
  expect(await relay(database.host, queue)).toBe(3)
  const states = await Promise.all(ids.map(async (id) => (await queue.status(id))?.state))
  expect(states.filter((state) => state !== undefined)).toEqual(['queued'])
})

test('several relays at once send every message once', async () => {
  for (let at = 0; at < 20; at += 1) await inWrite(({ send }) => send('refresh', { workspaceId }))
  const ids = await messages(false)
  const moved = await Promise.all([1, 2, 3].map(() => relay(database.host, queue)))
  expect(moved.reduce((sum, count) => sum + count, 0)).toBe(20)
  expect((await messages(true)).filter((id) => ids.includes(id))).toHaveLength(20)
})

test('a relay that was woken does not wait for its next look', async () => {
  const relaying = startRelay(database.host, queue, 3_600_000)
  await inWrite(({ send }) => send('refresh', { workspaceId }))
  relaying.wake()
  await expect.poll(() => messages(false)).toEqual([])
  await relaying.close()
})
