import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { EngineError } from '#engine/errors.ts'
import type { JobRun } from '#jobs/job.ts'
import { loadFiles } from '#jobs/load/run.ts'
import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import { failpoint } from '#server/host/failpoint.ts'
import type { Host } from '#server/host/host.ts'
import { ifLockIsFree } from '#server/host/load-lock.ts'
import { stagingFolderOf } from '#server/host/place-files.ts'
import { read } from '#server/host/write.ts'
import type { inbox } from './contract.ts'
import { openInbox } from './folders.ts'
import { copyAsSeen, look, type Seen, settled } from './look.ts'
import { storedName } from './names.ts'
import { checkEnds, finishMove, type Leaves, putAway } from './put-away.ts'
import { draftRedacted } from './redacted.ts'
import { type InboxReport, loadedReport, refusedReport, withoutFile } from './report.ts'

const settleMs = 1000
const copies = 'inbox-'

export interface InboxOptions {
  readonly signal: AbortSignal
  /** False: what may pass is thrown, to be tried again. True: it is told beside the file. */
  readonly lastAttempt: boolean
  /** Between the two looks that a file must survive unchanged. */
  pause(): Promise<void>
  /** @param share done of the file, in [0, 1] */
  progress(share: number, note: string): void
}

interface Loading extends InboxOptions {
  readonly host: Host
  readonly actor: Actor
  readonly workspaceId: string
}

const reasons: Readonly<Record<Exclude<Seen['kind'], 'file'>, string>> = {
  link: 'It is a link, or has a second name elsewhere. Links are not followed; drop a copy of the file.',
  other: 'It is not a file.',
}

/** A disk that is full, or a link where a folder should be: the file waits until somebody has seen to it. */
const mustWait = (error: unknown): boolean =>
  error instanceof HostError ? error.code === 'configuration' : error instanceof Error && 'syscall' in error

/** Copies of a process that was killed; they hold persons' data. */
async function dropDeadCopies(staging: string): Promise<void> {
  await mkdir(staging, { recursive: true, mode: 0o700 })
  for (const name of await readdir(staging)) {
    if (name.startsWith(copies)) await rm(join(staging, name), { recursive: true, force: true })
  }
}

interface Ended {
  readonly report: InboxReport
  readonly leaves: Leaves
}

/** @returns null when the file changed, so that it waits */
async function loadCopy(loading: Loading, folder: string, seen: Seen): Promise<Ended | null> {
  const { host, actor, workspaceId, signal, progress } = loading
  const copy = await mkdtemp(join(stagingFolderOf(host, workspaceId), copies))
  try {
    const path = join(copy, 'file')
    if (!(await copyAsSeen(folder, seen, path, signal))) return null
    const files = [{ name: storedName(seen.name), path }]
    const report = await loadFiles(host, actor, { workspaceId, files, options: {}, signal, progress }).then(
      (loaded) => loadedReport(seen, loaded),
      (error: unknown) => failureOf(loading, seen, error),
    )
    const isKept = await draftRedacted(loading, folder, copy, report.loadId)
    return isKept ? { report, leaves: 'redacted' } : { report: withoutFile(report), leaves: 'nothing' }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** What a failed load is told as.
 * @throws what may pass, and whatever a disk says */
async function failureOf(loading: Loading, seen: Seen, error: unknown): Promise<InboxReport> {
  const { host, actor, workspaceId, signal, lastAttempt } = loading
  signal.throwIfAborted()
  const mayPass = error instanceof HostError && error.code === 'unavailable'
  if (mustWait(error) || (mayPass && !lastAttempt)) throw error
  // A database that is away is not the file's fault.
  await read(host.db, actor, { workspace: workspaceId }, async () => undefined)
  host.log.error({ err: error, workspaceId, file: seen.name }, 'a file of the inbox could not be loaded')
  const isOurs = error instanceof HostError || error instanceof EngineError
  const cause = isOurs ? error.message : 'The cause is in the log.'
  return refusedReport(seen, `It could not be loaded. ${cause} Drop it again to try again.`)
}

/** A second name of a file goes: what it names has another. */
const unread = (seen: Seen, kind: Exclude<Seen['kind'], 'file'>): Ended => ({
  report: refusedReport(seen, reasons[kind]),
  leaves: seen.isSecondName ? 'nothing' : 'itself',
})

async function loadOne(loading: Loading, folder: string, seen: Seen): Promise<string | null> {
  const { host } = loading
  await checkEnds(folder)
  const ended = seen.kind === 'file' ? await loadCopy(loading, folder, seen) : unread(seen, seen.kind)
  failpoint(host.config, 'inbox:loaded')
  return ended === null ? null : putAway(host, folder, seen, ended.report, ended.leaves)
}

async function loadFolder(loading: Loading, folder: string): Promise<string[]> {
  const { host, workspaceId, signal, pause } = loading
  await finishMove(folder)
  const before = await look(folder)
  if (before.files.length === 0) return []
  await pause()
  const now = await look(folder)
  const ended: string[] = []
  for (const seen of settled(before.files, now.files)) {
    signal.throwIfAborted()
    try {
      const name = await loadOne(loading, folder, seen)
      if (name !== null) ended.push(name)
    } catch (error) {
      signal.throwIfAborted()
      if (!mustWait(error)) throw error
      host.log.warn({ err: error, workspaceId, file: seen.name }, 'a file of the inbox has to wait')
    }
  }
  return ended
}

/** Loads each file that waits in a workspace's inbox and is not being written, and moves it to `done` or `refused` with
 * its report. Killed anywhere, the next run ends what is begun; a file that was loaded already changes nothing again.
 * @returns names of the files where they are now; null when another process is at it */
export async function loadInbox(
  host: Host,
  actor: Actor,
  workspaceId: string,
  options: InboxOptions,
): Promise<string[] | null> {
  const held = await ifLockIsFree(host, `inbox/${workspaceId}`, async (lost) => {
    const signal = AbortSignal.any([options.signal, lost])
    const loading = { ...options, host, actor, workspaceId, signal }
    await dropDeadCopies(stagingFolderOf(host, workspaceId))
    const { folders } = await openInbox(host, actor)
    const ended: string[] = []
    for (const folder of folders.filter((one) => one.workspaceId === workspaceId)) {
      ended.push(...(await loadFolder(loading, folder.path)))
    }
    return ended
  })
  return held?.value ?? null
}

/** Safe to repeat: a file that has ended is no longer there. */
export const runInbox: JobRun<typeof inbox> = async ({ workspaceId }, context) => {
  const { host, actor, signal, lastAttempt, progress } = context
  const pause = () => wait(settleMs, undefined, { signal })
  const ended = await loadInbox(host, actor, workspaceId, { signal, lastAttempt, progress, pause })
  if (ended !== null && ended.length > 0) host.log.info({ workspaceId, ended }, 'the inbox was loaded')
}
