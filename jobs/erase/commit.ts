import type { Actor } from '#server/host/actor.ts'
import { HostError } from '#server/host/errors.ts'
import type { Host } from '#server/host/host.ts'
import { bury } from '#server/host/vault/erasures.ts'
import { write } from '#server/host/write.ts'
import { dropAllProjections, endErasure, replaceLakeFiles } from '#sql/postgres/erasures.ts'
import { updateOriginal } from '#sql/postgres/originals.ts'
import { lockSnapshots } from '#sql/postgres/snapshots.ts'
import type { Erased } from './messages.ts'

/** A file of the lake in its place, not listed yet. Paths are relative to the workspace's folder of the lake. */
export interface PlacedFile {
  readonly replaces: string
  readonly path: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

/** What was erased, in numbers. */
export interface ErasureResult {
  /** Identifiers that later loads take for nobody. */
  readonly identifiers: number
  readonly orders: number
  readonly touchpoints: number
  /** Files of snapshots written anew. */
  readonly files: number
  /** Lines of kept originals. */
  readonly lines: number
}

interface Where {
  readonly host: Pick<Host, 'db'>
  readonly actor: Actor
  readonly workspaceId: string
  readonly erasureId: string
}

/** In one transaction every snapshot lists the new files, the vault forgets the identifiers and the erasure is done.
 * @throws HostError `unavailable` when the files changed meanwhile, to be tried again */
export function commitErasure(
  { host, actor, workspaceId, erasureId }: Where,
  originals: readonly { readonly loadId: string; readonly loadNumber: number; readonly fileNo: number }[],
  erased: Erased,
  files: readonly PlacedFile[],
): Promise<ErasureResult> {
  const scope = { workspace: workspaceId, action: 'erasure.done' }
  return write(host.db, actor, 'erasure', scope, async (writing) => {
    const { tx, describe, send } = writing
    await lockSnapshots(tx, workspaceId)
    if ((await replaceLakeFiles(tx, workspaceId, files)) !== files.length)
      throw new HostError('unavailable', 'The files of a snapshot changed while a person was erased.')
    if (files.length > 0) {
      await dropAllProjections(tx, workspaceId)
      await send('refresh', { workspaceId })
    }
    for (const { loadNumber, fileNo, sha256, bytes } of erased.originals) {
      const place = originals.find((one) => one.loadNumber === loadNumber && one.fileNo === fileNo)
      if (place !== undefined) await updateOriginal(tx, workspaceId, place, { sha256, bytes })
    }
    const identifiers = await bury(writing, workspaceId, erasureId, erased.identities)
    const lines = erased.originals.reduce((sum, original) => sum + original.lines, 0)
    const { orders, touchpoints } = erased
    const result = { identifiers, orders, touchpoints, files: files.length, lines }
    await endErasure(tx, workspaceId, erasureId, { status: 'done', result })
    describe(erasureId, result)
    return result
  })
}
