import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#fixtures/postgres.ts'
import { loadFiles } from '#jobs/load/run.ts'
import { mappingId } from '#server/host/ids.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'
import { write } from '#server/host/write.ts'
import { insertMapping, updateMapping } from '#sql/postgres/mappings.ts'
import { type MappingBody, mappingBody } from './contract.ts'

const actor = { kind: 'cli', user: 'test' } as const
let database: TestDatabase
let folder: string
let workspaceId = ''

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'omnitrack-mapping-'))
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name: 'Nord', timeZone: 'Europe/Berlin', currency: 'EUR' }
  workspaceId = (await createWorkspace(database.db, actor, wanted)).id
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const body = (more: Partial<MappingBody> = {}): MappingBody =>
  mappingBody.parse({
    target: 'generic_spend',
    header: ['Datum', 'Kosten'],
    columns: [
      { column: 'Datum', meaning: 'day' },
      { column: 'Kosten', meaning: 'spend' },
    ],
    platform: 'Podcast',
    currency: 'EUR',
    ...more,
  })

const keep = (id: string, name: string, said: MappingBody, isNew = true) =>
  write(
    database.db,
    actor,
    'sources',
    { workspace: workspaceId, action: 'mapping.saved' },
    async ({ tx, actorName }) => {
      const row = { id, workspaceId, name, body: said, actor: actorName }
      await (isNew ? insertMapping(tx, row) : updateMapping(tx, row))
      return null
    },
  )

async function load(options = {}) {
  const path = join(folder, 'oktober.csv')
  writeFileSync(path, 'Datum;Kosten\n01.10.2026;1,50\n02.10.2026;2,50\n')
  const files = [{ name: 'oktober.csv', path }]
  const { status, report } = await loadFiles(database.host, actor, { workspaceId, files, options })
  const [file] = report.files
  return { status, mapping: file?.mapping, spend: report.after.spend, warnings: file?.warnings ?? [] }
}

test('bytes loaded by a mapping are known again, and read by another mapping they are another file', async () => {
  expect(await load()).toMatchObject({ status: 'refused' })
  const id = mappingId()
  await keep(id, 'Podcast', body())
  expect(await load()).toMatchObject({ status: 'loaded', mapping: 'Podcast', spend: '4.00' })
  expect(await load()).toMatchObject({ status: 'unchanged' })
  await keep(id, 'Podcasts', body(), false)
  expect(await load()).toMatchObject({ status: 'unchanged' })
  expect(await load({ mapping: 'Podcasts' })).toMatchObject({ status: 'unchanged' })
  await keep(id, 'Podcasts', body({ platform: 'Radio' }), false)
  const twice = await load()
  expect(twice).toMatchObject({ status: 'loaded', mapping: 'Podcasts', spend: '8.00' })
  expect(twice.warnings).toContainEqual(expect.stringContaining('stays and counts beside this one'))
  await expect(load({ mapping: 'Podcats' })).rejects.toThrow('The nearest is "Podcasts".')
}, 60_000)
