import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { testDatabase } from '#fixtures/postgres.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { openQueue } from './queue.ts'
import { askUpkeep } from './schedule.ts'

test('every workspace is reaped once an hour and scrubbed once a week, however many workers ask', async () => {
  await using database = await testDatabase()
  const actor = { kind: 'cli', user: 'test' } as const
  const organizationId = await localOrganization(database.db, actor)
  const ids: string[] = []
  for (const name of ['One', 'Two']) {
    const place = { organizationId, name, timeZone: 'UTC', currency: 'EUR' }
    ids.push((await createWorkspace(database.db, actor, place)).id)
  }
  const queue = openQueue(database.host)
  const ask = (time: string) => askUpkeep(database.host, queue, Temporal.ZonedDateTime.from(`${time}[UTC]`))
  /** How many of the workspaces have this job. */
  const asked = async (job: 'reap' | 'scrub', period: string) => {
    const found = await Promise.all(ids.map((id) => queue.status(`${job}-${id}-${period}`)))
    return found.filter((status) => status !== null).length
  }
  await Promise.all([ask('2027-01-03T23:10'), ask('2027-01-03T23:50')])
  expect(await asked('reap', '2027-01-03T23')).toBe(2)
  expect(await asked('scrub', '2026-W53')).toBe(2)
  await ask('2027-01-04T00:00')
  expect(await asked('reap', '2027-01-04T00')).toBe(2)
  expect(await asked('scrub', '2027-W01')).toBe(2)
  await queue.close()
})
