import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyze } from '#engine/analyze.ts'
import { contracts } from '#engine/contracts.ts'
import { defaultDefinitions } from '#engine/definitions.ts'
import { openLake } from './open.ts'
import type { Snapshot } from './snapshot.ts'

const empty: Snapshot = {
  workspace: { id: 'ws_a', slug: 'a', name: 'A', timeZone: 'America/New_York', currency: 'USD' },
  number: 0,
  committedAt: null,
  definitions: { revision: 1, body: defaultDefinitions },
  files: [],
  projections: [],
  loadedFiles: [],
}

test('an empty lake answers every analysis that needs no key, with no rows and no error', async () => {
  await using lake = await openLake(empty)
  for (const id of ['attribution', 'explore', 'orders'] as const) {
    const answer = await analyze(lake, id, { from: '2026-01-01', until: '2026-02-01' })
    expect(answer.rows).toEqual([])
    expect(answer.columns.length).toBeGreaterThan(0)
    expect(answer.sql.length).toBeGreaterThan(0)
  }
  expect(Object.keys(contracts)).toContain('journeys')
})

test('a locked lake reaches no file, no extension and no setting', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'omnitrack-test-'))
  await using lake = await openLake(empty)
  await expect(
    analyze(lake, 'explore', { from: '2026-01-01', until: '2026-02-01', unknown: 1 }),
  ).rejects.toMatchObject({ code: 'invalid_request', field: 'unknown' })
  await rm(folder, { recursive: true })
})
