import { stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Snapshot } from '#engine/lake/snapshot.ts'
import type { Actor } from '#server/host/actor.ts'
import { failpoint } from '#server/host/failpoint.ts'
import type { Host } from '#server/host/host.ts'
import { sha256Of } from '#server/host/lake-files.ts'
import { placeFiles } from '#server/host/place-files.ts'
import { lakeFolderOf } from '#server/host/resolve.ts'
import { commitLoad } from '#server/host/snapshots.ts'
import type { NewOriginal } from '#sql/postgres/originals.ts'
import type { NewLakeFile } from '#sql/postgres/snapshots.ts'
import type { Sources } from './choose-source.ts'
import type { Computed } from './compute.ts'
import type { Input } from './context.ts'
import type { EndStatus, LoadReport } from './report.ts'
import { lakeOf } from './write-tables.ts'

/** How a load ended. `loadId` is null for a dry run. */
export interface LoadedFiles {
  readonly loadId: string | null
  readonly status: EndStatus
  /** Number of the snapshot that it made; null when it made none. */
  readonly snapshot: number | null
  readonly report: LoadReport
}

/** A load that is computed. */
export interface Ending {
  readonly host: Host
  readonly actor: Actor
  readonly workspaceId: string
  readonly loadId: string | null
  readonly number: number
  readonly snapshot: Snapshot
  readonly staging: string
  readonly inputs: readonly Input[]
  readonly computed: Computed
  readonly sources: Sources
  readonly report: LoadReport
  /** What is kept of the files, redacted and in its place. */
  readonly originals: readonly NewOriginal[]
}

function statusOf(report: LoadReport): EndStatus {
  const statuses = report.files.map((file) => file.status)
  if (statuses.includes('loaded')) return 'loaded'
  return statuses.includes('refused') ? 'refused' : 'unchanged'
}

/** Moves what was computed into the lake and lists it in one transaction.
 * @throws HostError `conflict` when another load was committed meanwhile */
export async function finish(end: Ending, signal: AbortSignal): Promise<LoadedFiles> {
  const { host, loadId, report } = end
  const status = statusOf(report)
  if (loadId === null) return { loadId, status, snapshot: null, report }
  const added = status === 'loaded' ? await place(end) : []
  failpoint(host.config, 'load:before-commit')
  signal.throwIfAborted()
  const snapshot = await commit(end, loadId, status, added)
  failpoint(host.config, 'load:committed')
  return { loadId, status, snapshot, report }
}

/** Hashes what the child wrote and moves it into the lake. Bytes and hashes are our own, rows are the child's word. */
async function place(end: Ending): Promise<NewLakeFile[]> {
  const { host, workspaceId, computed, staging } = end
  failpoint(host.config, 'load:written')
  const files: { from: string; file: NewLakeFile }[] = []
  for (const written of computed.written.added) {
    const from = join(lakeOf(staging), written.path)
    files.push({ from, file: { ...written, bytes: (await stat(from)).size, sha256: await sha256Of(from) } })
  }
  failpoint(host.config, 'load:hashed')
  await placeFiles(
    lakeFolderOf(host, workspaceId),
    files.map(({ from, file }) => ({ from, path: file.path })),
  )
  failpoint(host.config, 'load:renamed')
  return files.map(({ file }) => file)
}

function commit(
  end: Ending,
  loadId: string,
  status: EndStatus,
  added: readonly NewLakeFile[],
): Promise<number | null> {
  const { host, actor, workspaceId, snapshot, computed, report, inputs, sources } = end
  const root = lakeFolderOf(host, workspaceId)
  const used = new Set(computed.sources.map((source) => source.sourceId))
  const accepted = new Map(computed.sources.map((source) => [source.fileNo, source]))
  const [only] = used
  return commitLoad(host.db, actor, {
    workspaceId,
    loadId,
    status,
    base: snapshot.number,
    added,
    removedPaths: status === 'loaded' ? computed.written.replaced.map((path) => relative(root, path)) : [],
    report,
    originals: end.originals,
    files: [...inputs, ...computed.parts].flatMap((input) => {
      const file = accepted.get(input.fileNo)
      const { fileNo, name, sha256, bytes } = input
      if (file === undefined) return []
      const { header, mapping } = file
      return [{ fileNo, name, sha256, bytes, extractedAt: new Date(file.extractedAt), header, mapping }]
    }),
    newSources: sources.created.filter((source) => used.has(source.id)),
    learned: sources.learned.filter(
      (one) => used.has(one.sourceId) && sources.created.every((made) => made.id !== one.sourceId),
    ),
    ...(used.size === 1 && only !== undefined ? { sourceId: only } : {}),
  })
}
