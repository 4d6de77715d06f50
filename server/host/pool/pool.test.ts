import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { lakeOf, type TestLake } from '#fixtures/lake.ts'
import { createPool, type Pool } from './pool.ts'

const october = { from: '2026-10-01', until: '2026-11-01' }
const brand = (value: number): Promise<TestLake> =>
  lakeOf({
    touches: [{ person: 'ada', at: '2026-10-09T12:00:00Z', by: 'social' }],
    orders: [{ person: 'ada', at: '2026-10-10T12:00:00Z', value }],
  })

let pool: Pool | null = null
afterEach(async () => {
  await pool?.close()
  pool = null
})

test('questions of two workspaces run in processes of their own and never mix', async () => {
  await using one = await brand(10)
  await using two = await brand(20)
  const other = { ...two.snapshot, workspace: { ...two.snapshot.workspace, id: 'ws_other' } }
  pool = createPool({ size: 2, threads: 1 })
  const answers = await Promise.all(
    [one.snapshot, other, one.snapshot, other].map((snapshot) =>
      pool?.analyze(snapshot, 'attribution', october),
    ),
  )
  expect(answers.map((answer) => answer?.totals?.revenue)).toEqual(['10.00', '20.00', '10.00', '20.00'])
})

test('more snapshots than processes are all answered', async () => {
  await using opened = await brand(10)
  pool = createPool({ size: 1, threads: 1 })
  const snapshots = [1, 2, 3].map((number) => ({ ...opened.snapshot, number }))
  const answers = await Promise.all(snapshots.map((snapshot) => pool?.analyze(snapshot, 'orders', {})))
  expect(answers.map((answer) => answer?.rows.length)).toEqual([1, 1, 1])
})

test('an error keeps its code and field on the way out of the process', async () => {
  await using opened = await brand(10)
  pool = createPool({ size: 1, threads: 1 })
  const asked = pool.analyze(opened.snapshot, 'attribution', { ...october, models: ['magic'] })
  await expect(asked).rejects.toMatchObject({ code: 'invalid_request', field: 'models.0' })
  await expect(pool.analyze(opened.snapshot, 'nothing', {})).rejects.toMatchObject({ code: 'not_found' })
})

test('a caller who leaves cancels the question, and the process answers the next one', async () => {
  await using opened = await brand(10)
  pool = createPool({ size: 1, threads: 1 })
  const gone = new AbortController()
  const asked = pool.analyze(opened.snapshot, 'attribution', october, { signal: gone.signal })
  gone.abort()
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  const answer = await pool.analyze(opened.snapshot, 'attribution', october)
  expect(answer.totals).toMatchObject({ revenue: '10.00' })
})

test('one that is cancelled while it waits is told so at once, and the others are answered', async () => {
  await using opened = await brand(10)
  pool = createPool({ size: 1, threads: 1 })
  const first = pool.analyze(opened.snapshot, 'attribution', october)
  const gone = new AbortController()
  const second = pool.analyze(opened.snapshot, 'orders', {}, { signal: gone.signal })
  gone.abort()
  await expect(second).rejects.toMatchObject({ code: 'cancelled' })
  expect((await first).totals).toMatchObject({ revenue: '10.00' })
})

test('a question that takes too long is told so', async () => {
  await using opened = await brand(10)
  pool = createPool({ size: 1, threads: 1 })
  const asked = pool.analyze(opened.snapshot, 'attribution', october, { timeoutMs: 1 })
  await expect(asked).rejects.toMatchObject({ code: 'timed_out' })
})

test('processes leave nothing behind in the temp folder, however they end', async () => {
  await using opened = await brand(10)
  const temp = mkdtempSync(join(tmpdir(), 'omnitrack-pool-'))
  vi.stubEnv('TMPDIR', temp)
  try {
    pool = createPool({ size: 1, threads: 1 })
    await pool.analyze(opened.snapshot, 'orders', {})
    expect(readdirSync(temp)).toHaveLength(1)
    await pool.close()
    expect(readdirSync(temp)).toEqual([])
  } finally {
    vi.unstubAllEnvs()
    rmSync(temp, { recursive: true, force: true })
  }
})
