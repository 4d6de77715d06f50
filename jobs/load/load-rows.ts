import { readingOf } from '#jobs/load/mapping/choose.ts'
import type { SavedMapping } from '#jobs/load/mapping/contract.ts'
import { type Actor, actorName } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import type { Host } from '#server/host/host.ts'
import { loadId } from '#server/host/ids.ts'
import { read, write } from '#server/host/write.ts'
import { findLoad, findLoadedBytes, insertLoad, updateLoad } from '#sql/postgres/loads.ts'
import type { Input, Options } from './context.ts'

/** Makes a load that this process is about to run. @returns its id */
export function queueLoad(host: Host, actor: Actor, workspaceId: string): Promise<string> {
  const id = loadId()
  return write(
    host.db,
    actor,
    'load',
    { workspace: workspaceId, action: 'load.queued' },
    async ({ tx, describe }) => {
      await insertLoad(tx, { id, workspaceId, sourceId: null, actor: actorName(actor) })
      describe(id)
      return id
    },
  )
}

/** Marks a load as running. @returns its number
 * @throws HostError `not_found`, `conflict` when it has already ended */
export function beginLoad(host: Host, actor: Actor, workspaceId: string, id: string): Promise<number> {
  return write(
    host.db,
    actor,
    'load',
    { workspace: workspaceId, action: 'load.started' },
    async ({ tx, describe }) => {
      const found = await findLoad(tx, workspaceId, id)
      if (found === undefined) throw new HostError('not_found', 'There is no such load.')
      const begun = await updateLoad(tx, workspaceId, id, { status: 'running', startedAt: new Date() })
      if (!begun) throw new HostError('conflict', 'This load has already ended.')
      describe(id)
      return found.number
    },
  )
}

/** Ends a load that brought nothing, without a report. A load that has ended stays as it is. */
export function endLoad(
  host: Host,
  actor: Actor,
  workspaceId: string,
  id: string,
  status: 'failed' | 'cancelled',
): Promise<boolean> {
  return write(
    host.db,
    actor,
    'load',
    { workspace: workspaceId, action: `load.${status}` },
    async ({ tx, describe }) => {
      describe(id)
      return updateLoad(tx, workspaceId, id, { status, finishedAt: new Date() })
    },
  )
}

/** Whether the load still waits or runs. */
export const isOpen = (host: Host, actor: Actor, workspaceId: string, id: string): Promise<boolean> =>
  read(host.db, actor, { workspace: workspaceId }, async (tx) => {
    const found = await findLoad(tx, workspaceId, id)
    return found !== undefined && (found.status === 'queued' || found.status === 'running')
  })

type Earlier = Awaited<ReturnType<typeof findLoadedBytes>>[number]

const sameSource = (earlier: Earlier, { source }: Options): boolean =>
  source === undefined || source === earlier.sourceId || source === earlier.sourceName

/** Options and mappings say what bytes mean: said otherwise than before, the same bytes are another file. */
function saysTheSame(earlier: Earlier, options: Options, mappings: readonly SavedMapping[]): boolean {
  const { currency, timeZone, extractedAt } = options
  return (
    readingOf(options, mappings, earlier.header) === earlier.mapping &&
    sameSource(earlier, options) &&
    (currency === undefined || earlier.currency === null || currency === earlier.currency) &&
    (timeZone === undefined || timeZone === earlier.timeZone) &&
    (extractedAt === undefined || new Date(extractedAt).getTime() === earlier.extractedAt?.getTime())
  )
}

/** Files whose bytes are in the workspace already, by file number.
 * @property same       load that brought them last, read as they would be now
 * @property otherwise  load that brought them into another source or by another mapping: what it brought stays beside */
export interface KnownBytes {
  readonly same: ReadonlyMap<number, number>
  readonly otherwise: ReadonlyMap<number, number>
}

export async function knownBytes(
  host: Host,
  actor: Actor,
  workspaceId: string,
  inputs: readonly Input[],
  options: Options,
  mappings: readonly SavedMapping[],
): Promise<KnownBytes> {
  const rows = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
    findLoadedBytes(
      tx,
      workspaceId,
      inputs.map((input) => input.sha256),
    ),
  )
  const same = new Map<number, number>()
  const otherwise = new Map<number, number>()
  for (const input of inputs) {
    const earlier = rows.filter((row) => row.sha256 === input.sha256)
    const alike = earlier.find((row) => saysTheSame(row, options, mappings))
    const beside = earlier.find(
      (row) => !sameSource(row, options) || readingOf(options, mappings, row.header) !== row.mapping,
    )
    if (alike !== undefined) same.set(input.fileNo, alike.loadNumber)
    else if (beside !== undefined) otherwise.set(input.fileNo, beside.loadNumber)
  }
  return { same, otherwise }
}
