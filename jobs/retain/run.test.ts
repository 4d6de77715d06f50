import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '#fixtures/postgres.ts'
import { brandWorth, fillWorkspace } from '#fixtures/tenants.ts'
import { originalsFolderOf } from '#server/host/originals.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { write } from '#server/host/write.ts'
import { setOriginalsDays } from '#sql/postgres/originals.ts'
import { retainOriginals } from './run.ts'

const dayMs = 86_400_000

test('originals go when the workspace’s period has ended, and what no load refers to after a day', async () => {
  await using database = await testDatabase()
  const actor = { kind: 'system', job: 'retain' } as const
  const organizationId = await localOrganization(database.db, actor)
  const place = { organizationId, name: 'W', timeZone: 'UTC', currency: 'EUR' }
  const { id } = await createWorkspace(database.db, actor, place)
  const load = await fillWorkspace(database.host, id, brandWorth(10))
  const folder = originalsFolderOf(database.config.home, id)
  mkdirSync(join(folder, 'load_dead'))
  writeFileSync(join(folder, 'load_dead', '1.csv'), '')
  const longAgo = new Date(Date.now() - 2 * dayMs)
  utimesSync(join(folder, 'load_dead'), longAgo, longAgo)
  const scope = { workspace: id, action: 'test' }
  await write(database.db, actor, 'erasure', scope, ({ tx }) => setOriginalsDays(tx, id, 30))
  const retainIn = (days: number) =>
    retainOriginals(database.host, actor, id, new Date(Date.now() + days * dayMs))
  expect(await retainIn(0)).toEqual({ ended: 0, removed: ['load_dead'] })
  expect(await retainIn(29)).toEqual({ ended: 0, removed: [] })
  expect(existsSync(join(folder, load, '1.csv'))).toBe(true)
  expect(await retainIn(31)).toEqual({ ended: 1, removed: [load] })
  expect(readdirSync(folder)).toEqual([])
  expect(await retainIn(32)).toEqual({ ended: 0, removed: [] })
})
