import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Snapshot } from '#engine/lake/snapshot.ts'
import { JobCancelled, type JobRun } from '#jobs/job.ts'
import { namedMapping } from '#jobs/load/mapping/choose.ts'
import { savedMappings } from '#jobs/load/mapping/saved.ts'
import { keepOriginals, redactedCopies, whileRedacting } from '#jobs/load/originals/keep.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { failpoint } from '#server/host/failpoint.ts'
import type { Host } from '#server/host/host.ts'
import { sha256Of } from '#server/host/lake-files.ts'
import { withLoadLock } from '#server/host/load-lock.ts'
import { stagingFolderOf } from '#server/host/place-files.ts'
import { resolveSnapshot } from '#server/host/resolve.ts'
import { freshIdentities, identify } from '#server/host/vault/identifiers.ts'
import { checkedCurrency, checkedTimeZone } from '#server/host/workspace-fields.ts'
import { read } from '#server/host/write.ts'
import { copyReport, unchangedReport } from './build-report.ts'
import { Sources } from './choose-source.ts'
import type { Input, Options, Parent, StageRequest } from './context.ts'
import type { load } from './contract.ts'
import { dryParent } from './dry-parent.ts'
import { type Ending, finish, type LoadedFiles } from './finish.ts'
import { computeInChild } from './in-child.ts'
import { beginLoad, endLoad, isOpen, type KnownBytes, knownBytes, queueLoad } from './load-rows.ts'
import type { FileReport } from './report.ts'
import { dropUpload, readUpload } from './uploaded.ts'

export interface LoadFilesRequest {
  readonly workspaceId: string
  readonly files: readonly { readonly name: string; readonly path: string }[]
  readonly options: Options
  /** A load that is queued already; without, one is made. */
  readonly loadId?: string
  /** Everything but the commit: nothing is kept. */
  readonly isDryRun?: boolean
  readonly signal?: AbortSignal
  /** @param share done, in [0, 1] */
  progress?(share: number, note: string): void
}

/** Loads files into a workspace, one load of a workspace at a time: reads them in a process of its own, moves the new files
 * into the lake and lists them in one transaction. Whatever is killed when, readers see all of it or none.
 * @throws HostError, the signal's reason. A file with faults is no error: the report says what is wrong with it. */
export async function loadFiles(host: Host, actor: Actor, request: LoadFilesRequest): Promise<LoadedFiles> {
  checkOptions(request.options)
  const inputs = await inputsOf(request)
  const isDryRun = request.isDryRun === true
  const loadId = isDryRun ? null : (request.loadId ?? (await queueLoad(host, actor, request.workspaceId)))
  try {
    return await withLoadLock(host, request.workspaceId, (lost) =>
      loadUnderLock(host, actor, request, inputs, loadId, lost),
    )
  } catch (error) {
    const isStopped = request.signal?.aborted === true
    if (loadId !== null && request.loadId === undefined) {
      await endLoad(host, actor, request.workspaceId, loadId, isStopped ? 'cancelled' : 'failed').catch(
        () => undefined,
      )
    }
    throw error
  }
}

function checkOptions({ currency, timeZone, extractedAt }: Options): void {
  if (currency !== undefined) checkedCurrency(currency)
  if (timeZone !== undefined) checkedTimeZone(timeZone)
  if (extractedAt === undefined || z.iso.datetime({ offset: true }).safeParse(extractedAt).success) return
  const text = `${extractedAt} is no point in time such as 2026-10-31T18:05:00-04:00.`
  throw new HostError('invalid', text, { field: 'extractedAt' })
}

async function inputsOf(request: LoadFilesRequest): Promise<Input[]> {
  const inputs: Input[] = []
  for (const [at, { name, path }] of request.files.entries()) {
    request.signal?.throwIfAborted()
    const bytes = await sizeOf(path, name)
    request.progress?.(0, `Checking ${name}`)
    const sha256 = await sha256Of(path, request.signal)
    inputs.push({ fileNo: at + 1, name, path, bytes, sha256 })
  }
  return inputs
}

async function sizeOf(path: string, name: string): Promise<number> {
  try {
    const found = await stat(path)
    if (found.isFile()) return found.size
  } catch (cause) {
    throw new HostError('not_found', `${name} cannot be read.`, { field: 'files', cause })
  }
  throw new HostError('invalid', `${name} is not a file.`, { field: 'files' })
}

async function loadUnderLock(
  host: Host,
  actor: Actor,
  request: LoadFilesRequest,
  inputs: readonly Input[],
  loadId: string | null,
  lost: AbortSignal,
): Promise<LoadedFiles> {
  const { workspaceId } = request
  const signal = AbortSignal.any([lost, ...(request.signal === undefined ? [] : [request.signal])])
  const number = loadId === null ? 1 : await beginLoad(host, actor, workspaceId, loadId)
  failpoint(host.config, 'load:started')
  const snapshot = await resolveSnapshot(host, actor, workspaceId)
  const mappings = await savedMappings(host, actor, workspaceId)
  if (request.options.mapping !== undefined) namedMapping(mappings, request.options.mapping)
  const known = await knownBytes(host, actor, workspaceId, inputs, request.options, mappings)
  const folder = stagingFolderOf(host, workspaceId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await dropDeadStaging(folder)
  const staging = await mkdtemp(join(folder, 'load-'))
  try {
    const sources = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
      Sources.read(tx, snapshot.workspace, request.options),
    )
    const unknown = inputs.filter((input) => !known.same.has(input.fileNo))
    const copies = await redactedCopies(host, actor, workspaceId, unknown)
    const fresh = unknown.filter((input) => !copies.has(input.fileNo))
    const staged = { ...stageRequest(snapshot, fresh, request.options, number, staging), mappings }
    const redacting = { inputs: loadId === null ? [] : fresh, options: request.options, mappings }
    const [computed, redacted] = await whileRedacting(
      { ...redacting, folder: join(staging, 'originals') },
      signal,
      (both) => computeInChild(staged, parentOf(host, request, sources), both),
    )
    failpoint(host.config, 'load:staged')
    const report = { ...computed.report, files: withKnown(inputs, known, copies, computed.report.files) }
    const originals =
      loadId === null ? [] : await keepOriginals(host.config.home, workspaceId, loadId, redacted)
    const end: Ending = {
      host,
      actor,
      loadId,
      number,
      snapshot,
      staging,
      inputs,
      computed,
      sources,
      report,
      originals,
      workspaceId,
    }
    return await finish(end, signal)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Under the load lock, what an earlier load staged is of a process that was killed. */
async function dropDeadStaging(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('load-')) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function stageRequest(
  snapshot: Snapshot,
  inputs: readonly Input[],
  options: Options,
  loadNumber: number,
  staging: string,
): StageRequest {
  const { ownHosts, paymentHosts, revenue } = snapshot.definitions.body
  return {
    inputs,
    options,
    loadNumber,
    startedAt: new Date().toISOString(),
    timeZone: snapshot.workspace.timeZone,
    currency: snapshot.workspace.currency,
    ownHosts,
    paymentHosts,
    countPending: revenue.countPending,
    existing: snapshot.files,
    staging,
  }
}

function parentOf(host: Host, request: LoadFilesRequest, sources: Sources): Parent {
  const { workspaceId } = request
  const shared = {
    chooseSource: async (evidence: Parameters<Parent['chooseSource']>[0]) => sources.choose(evidence),
    progress: (share: number, note: string) => request.progress?.(share, note),
  }
  if (request.isDryRun === true) return { ...dryParent(), ...shared }
  return {
    ...shared,
    identify: (identifiers) => identify(host, workspaceId, identifiers),
    freshIdentities: (count) => freshIdentities(host, workspaceId, count),
  }
}

/** Reports of all files in the order in which they were given, then of those that archives held. */
function withKnown(
  inputs: readonly Input[],
  known: KnownBytes,
  copies: ReadonlyMap<number, number>,
  reports: readonly FileReport[],
): FileReport[] {
  const named = new Set(inputs.map((input) => input.fileNo))
  const ofArchives = reports.filter((report) => !named.has(report.fileNo))
  const own = inputs.flatMap((input) => {
    const earlier = known.same.get(input.fileNo)
    if (earlier !== undefined) return [unchangedReport(input, earlier)]
    const copied = copies.get(input.fileNo)
    if (copied !== undefined) return [copyReport(input, copied)]
    const otherwise = known.otherwise.get(input.fileNo)
    return reports
      .filter((report) => report.fileNo === input.fileNo)
      .map((report) => (otherwise === undefined ? report : besideEarlier(report, otherwise)))
  })
  return [...own, ...ofArchives]
}

const besideEarlier = (report: FileReport, load: number): FileReport =>
  report.status === 'loaded'
    ? {
        ...report,
        warnings: [
          ...report.warnings,
          `The same bytes came in load ${load}, into another source or read by another mapping. What that load brought stays and counts beside this one.`,
        ],
      }
    : report

/** Safe to repeat: a load that has ended stays as it ended, one that was cut off is computed anew from the same files. */
export const runLoad: JobRun<typeof load> = async ({ workspaceId, loadId }, context) => {
  const { host, actor, signal } = context
  if (!(await isOpen(host, actor, workspaceId, loadId))) {
    return dropUpload(host.config.home, workspaceId, loadId)
  }
  try {
    const { files, options } = readUpload(host.config.home, workspaceId, loadId)
    await loadFiles(host, actor, { workspaceId, loadId, files, options, signal, progress: context.progress })
    dropUpload(host.config.home, workspaceId, loadId)
  } catch (error) {
    const isCancelled = signal.reason instanceof JobCancelled
    const mayPass =
      signal.aborted || (error instanceof HostError && error.code === 'unavailable' && !context.lastAttempt)
    if (isCancelled || !mayPass) {
      await endLoad(host, actor, workspaceId, loadId, isCancelled ? 'cancelled' : 'failed')
      dropUpload(host.config.home, workspaceId, loadId)
    }
    throw error
  }
}
