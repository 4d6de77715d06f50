import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { LakeFile } from '#engine/lake/snapshot.ts'
import { Database } from './database.ts'
import { judgeKeyedTables, keyedTables } from './keyed-tables.ts'
import { TableFiles } from './table-files.ts'
import { rowsOf } from './test-lake.ts'

const folder = mkdtempSync(join(tmpdir(), 'omnitrack-keyed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Rate {
  readonly day: string
  readonly rate: number
  readonly extractedAt: string
  readonly line: number
}

const rates = keyedTables.filter((one) => one.table === 'fx_rates')
let loads = 0

/** Loads rates over the files of a lake. @returns its new files */
async function load(existing: readonly LakeFile[], stated: readonly Rate[]): Promise<LakeFile[]> {
  loads += 1
  const staging = join(folder, String(loads))
  mkdirSync(staging)
  await using database = await Database.open({
    staging,
    timeZone: 'UTC',
    readable: existing.map((file) => file.path),
  })
  const files = new TableFiles(existing, staging)
  await files.prepare(database)
  await database.run('load/keyed/judged')
  for (const { day, rate, extractedAt, line } of stated) {
    await database.define(
      `insert into fx_rates values ('${day}', 'EUR', 'USD', ${rate}, '${extractedAt}', ${loads}, 1, ${line})`,
    )
  }
  await judgeKeyedTables(database, files)
  const [{ table, keys } = { table: '', keys: [] }] = rates
  const path = join(staging, 'fx_rates', 'new.parquet')
  mkdirSync(dirname(path), { recursive: true })
  await database.run('load/keyed/write', { table, keys: [...keys], files: files.of(table), path })
  return [{ table, path, rows: 0, minDay: null, maxDay: null, bytes: 0, sha256: '' }]
}

const kept = (files: readonly LakeFile[]) =>
  rowsOf(files, 'fx_rates', 'rate_date::varchar as day, rate::double as rate', 'UTC')

test('a row stated again replaces the row of its key; the others stay', async () => {
  const at = '2026-11-01T00:00:00Z'
  const first = await load(
    [],
    [
      { day: '2026-10-01', rate: 1.1, extractedAt: at, line: 2 },
      { day: '2026-10-02', rate: 1.2, extractedAt: at, line: 3 },
    ],
  )
  const second = await load(first, [{ day: '2026-10-02', rate: 1.3, extractedAt: at, line: 2 }])
  expect(await kept(second)).toEqual([
    { day: '2026-10-01', rate: 1.1 },
    { day: '2026-10-02', rate: 1.3 },
  ])
})

test('in whatever order extracts arrive, each key ends with its newest statement', async () => {
  const extract = fc.record({
    extractedAt: fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z'),
    days: fc.uniqueArray(fc.constantFrom('2026-10-01', '2026-10-02', '2026-10-03'), { minLength: 1 }),
    rate: fc.integer({ min: 1, max: 9 }),
  })
  const extracts = fc.uniqueArray(extract, { selector: (one) => one.extractedAt, minLength: 1, maxLength: 3 })
  const law = fc.asyncProperty(extracts, fc.boolean(), async (given, reversed) => {
    let files: LakeFile[] = []
    for (const { extractedAt, days, rate } of reversed ? given.toReversed() : given) {
      files = await load(
        files,
        days.map((day, at) => ({ day, rate, extractedAt, line: at + 2 })),
      )
    }
    const newest = new Map<string, number>()
    for (const { days, rate } of given.toSorted((a, b) => (a.extractedAt < b.extractedAt ? -1 : 1))) {
      for (const day of days) newest.set(day, rate)
    }
    expect(await kept(files)).toEqual(
      [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, rate]) => ({ day, rate })),
    )
  })
  await fc.assert(law, { numRuns: 8 })
})
