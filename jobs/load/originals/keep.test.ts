import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '#fixtures/postgres.ts'
import { loadFiles } from '#jobs/load/run.ts'
import { originalsFolderOf } from '#server/host/originals.ts'
import { createWorkspace, localOrganization } from '#server/host/workspaces.ts'

const actor = { kind: 'cli', user: 'test' } as const

test('originals lie outside of the lake for their owner alone, and a redacted copy is not loaded', async () => {
  await using database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'omnitrack-keep-'))
  const organizationId = await localOrganization(database.db, actor)
  const wanted = { organizationId, name: 'Brand', timeZone: 'UTC', currency: 'EUR' }
  const { id: workspaceId } = await createWorkspace(database.db, actor, wanted)
  const path = join(folder, 'touches.csv')
  writeFileSync(
    path,
    'occurred_at,email,landing_page\n2026-09-01T12:00:00Z,ada@x.de,https://shop.example.com/\n',
  )
  const load = (from: string) =>
    loadFiles(database.host, actor, { workspaceId, files: [{ name: 't.csv', path: from }], options: {} })
  const { loadId } = await load(path)
  const kept = join(originalsFolderOf(database.config.home, workspaceId), loadId ?? '')
  expect(readdirSync(kept)).toEqual(['1.csv'])
  expect(statSync(kept).mode & 0o777).toBe(0o700)
  expect(kept.startsWith(database.config.lakeFolder)).toBe(false)
  const again = await load(join(kept, '1.csv'))
  expect(again).toMatchObject({ status: 'refused', snapshot: null })
  expect(again.report.files[0]?.faults[0]).toMatchObject({ code: 'redacted_copy' })
  rmSync(folder, { recursive: true, force: true })
})
