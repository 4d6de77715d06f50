import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Definitions } from '#engine/definitions.ts'
import { JobCancelled, type JobRun } from '#jobs/job.ts'
import { moveFile } from '#jobs/load/originals/keep.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { failpoint } from '#server/host/failpoint.ts'
import type { Host } from '#server/host/host.ts'
import { sha256Of } from '#server/host/lake-files.ts'
import { withLoadLock, withLock } from '#server/host/load-lock.ts'
import { originalsFolderOf } from '#server/host/originals.ts'
import { placeFiles, stagingFolderOf } from '#server/host/place-files.ts'
import { lakeFolderOf, resolveSnapshot } from '#server/host/resolve.ts'
import { seedsOf } from '#server/host/vault/erasures.ts'
import { freshIdentities } from '#server/host/vault/identifiers.ts'
import { read, write } from '#server/host/write.ts'
import { endErasure, filesOfTables, findErasure } from '#sql/postgres/erasures.ts'
import { listOriginals } from '#sql/postgres/originals.ts'
import { commitErasure, type ErasureResult, type PlacedFile } from './commit.ts'
import type { erase } from './contract.ts'
import { eraseInChild } from './in-child.ts'
import { type Erased, tablesOfPersons } from './messages.ts'

export interface EraseOptions {
  readonly signal: AbortSignal
  /** @param share done, in [0, 1] */
  progress(share: number, note: string): void
}

interface Erasing extends EraseOptions {
  readonly host: Host
  readonly actor: Actor
  readonly workspaceId: string
  readonly erasureId: string
}

interface Plan {
  readonly seeds: readonly number[]
  readonly files: Awaited<ReturnType<typeof filesOfTables>>
  readonly originals: Awaited<ReturnType<typeof listOriginals>>
  readonly rules: Definitions['identity']
  readonly timeZone: string
}

async function planOf({ host, actor, workspaceId, erasureId }: Erasing): Promise<Plan> {
  const { definitions, workspace } = await resolveSnapshot(host, actor, workspaceId)
  const found = await read(host.db, actor, { workspace: workspaceId }, async (tx) => ({
    seeds: await seedsOf(tx, workspaceId, erasureId),
    files: await filesOfTables(tx, workspaceId, [...tablesOfPersons, 'order_lines']),
    originals: await listOriginals(tx, workspaceId),
  }))
  return { ...found, rules: definitions.body.identity, timeZone: workspace.timeZone }
}

function compute(erasing: Erasing, plan: Plan, staging: string, signal: AbortSignal): Promise<Erased> {
  const { host, workspaceId } = erasing
  const root = lakeFolderOf(host, workspaceId)
  const kept = originalsFolderOf(host.config.home, workspaceId)
  const { seeds, rules, timeZone } = plan
  const request = {
    ...{ seeds, rules, timeZone, staging },
    files: plan.files.map(({ tableName, path }) => ({ table: tableName, path: join(root, path) })),
    originals: plan.originals.map(({ loadNumber, fileNo, loadId, path }) => ({
      ...{ loadNumber, fileNo },
      path: join(kept, loadId, path),
    })),
  }
  return eraseInChild(request, (count) => freshIdentities(host, workspaceId, count), signal)
}

/** Hashes what the child wrote and moves it beside the files that it replaces. */
async function place({ host, workspaceId, erasureId }: Erasing, plan: Plan, erased: Erased) {
  const root = lakeFolderOf(host, workspaceId)
  const listed = new Map(plan.files.map(({ path }) => [join(root, path), path]))
  const run = Date.now().toString(36)
  const files: PlacedFile[] = []
  const moves: { from: string; path: string }[] = []
  for (const [at, { replaces, path: from, rows }] of erased.files.entries()) {
    const old = listed.get(replaces)
    if (old === undefined) throw new Error('an erasure rewrote a file that is not listed')
    // Never a name that was there before: it may be on its way out.
    const path = `${old.replace(/[^/]+$/, '')}${erasureId}-${run}-${at}.parquet`
    files.push({ replaces: old, path, rows, bytes: (await stat(from)).size, sha256: await sha256Of(from) })
    moves.push({ from, path })
  }
  await placeFiles(root, moves)
  return files
}

/** Before the commit: afterwards nothing tells which lines were the person's. Done twice, it is the same. */
async function placeOriginals({ host, workspaceId }: Erasing, plan: Plan, erased: Erased): Promise<void> {
  const folder = originalsFolderOf(host.config.home, workspaceId)
  for (const written of erased.originals) {
    const original = plan.originals.find(
      (one) => one.loadNumber === written.loadNumber && one.fileNo === written.fileNo,
    )
    if (original !== undefined) await moveFile(written.path, join(folder, original.loadId, original.path))
  }
}

async function eraseUnderLocks(erasing: Erasing, lost: AbortSignal): Promise<ErasureResult> {
  const { host, workspaceId, progress } = erasing
  const signal = AbortSignal.any([lost, erasing.signal])
  failpoint(host.config, 'erase:begun')
  const plan = await planOf(erasing)
  const folder = stagingFolderOf(host, workspaceId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const staging = await mkdtemp(join(folder, 'load-erase-'))
  try {
    progress(0.1, 'Finding the person in every snapshot')
    const nobody = { identities: [], orders: 0, touchpoints: 0, files: [], originals: [] }
    const erased = plan.seeds.length === 0 ? nobody : await compute(erasing, plan, staging, signal)
    failpoint(host.config, 'erase:computed')
    progress(0.7, 'Replacing files')
    const files = await place(erasing, plan, erased)
    failpoint(host.config, 'erase:placed')
    await placeOriginals(erasing, plan, erased)
    failpoint(host.config, 'erase:redacted')
    signal.throwIfAborted()
    const result = await commitErasure(erasing, plan.originals, erased, files)
    failpoint(host.config, 'erase:committed')
    return result
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Erases the person of an erasure: every snapshot keeps its rows and sums without them, loads take their identifiers for
 * nobody. Killed anywhere, it is done again from the beginning; nothing of it shows before all of it does.
 * @returns null when it was done already
 * @throws HostError `not_found`, `unavailable`, `damaged_file`; the signal's reason */
export async function erasePerson(
  host: Host,
  actor: Actor,
  asked: { readonly workspaceId: string; readonly erasureId: string },
  options: EraseOptions,
): Promise<ErasureResult | null> {
  const { workspaceId, erasureId } = asked
  return withLoadLock(host, workspaceId, (lostLoad) =>
    // Projections of the old files must not be listed afterwards.
    withLock(host, `refresh/${workspaceId}`, async (lostRefresh) => {
      const found = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
        findErasure(tx, workspaceId, erasureId),
      )
      if (found === undefined) throw new HostError('not_found', 'There is no such erasure.')
      if (found.status === 'done') return null
      const erasing = { ...options, ...asked, host, actor }
      return eraseUnderLocks(erasing, AbortSignal.any([lostLoad, lostRefresh]))
    }),
  )
}

/** Safe to repeat: what is done is not done again. */
export const runErase: JobRun<typeof erase> = async ({ workspaceId, erasureId }, context) => {
  const { host, actor, signal, progress, lastAttempt } = context
  try {
    await erasePerson(host, actor, { workspaceId, erasureId }, { signal, progress })
  } catch (error) {
    const mayPass =
      signal.aborted || (error instanceof HostError && error.code === 'unavailable' && !lastAttempt)
    if (signal.reason instanceof JobCancelled || !mayPass) {
      const scope = { workspace: workspaceId, action: 'erasure.failed' }
      await write(host.db, actor, 'erasure', scope, async ({ tx, describe }) => {
        describe(erasureId)
        return endErasure(tx, workspaceId, erasureId, { status: 'failed', result: null })
      })
    }
    throw error
  }
}
