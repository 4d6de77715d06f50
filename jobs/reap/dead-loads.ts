import { type Amounts, type LoadReport, loadReport } from '#jobs/load/report.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { read, write } from '#server/host/write.ts'
import type { Tx } from '#sql/postgres/database.ts'
import { findLoad, updateLoad } from '#sql/postgres/loads.ts'
import { latestSnapshot } from '#sql/postgres/snapshots.ts'
import { unendedLoads } from '#sql/postgres/upkeep.ts'

const nothing: Amounts = { spend: '0.00', orders: 0, revenue: '0.00', touchpoints: 0 }

/** What the newest snapshot holds, as the load that made it reported. */
async function amountsNow(tx: Tx, workspaceId: string): Promise<Amounts> {
  const snapshot = await latestSnapshot(tx, workspaceId)
  if (snapshot === undefined) return nothing
  const made = await findLoad(tx, workspaceId, snapshot.loadId)
  return loadReport.safeParse(made?.report).data?.after ?? nothing
}

const reasons = {
  running: 'The process that ran this load ended before it was done.',
  queued: 'No process ever began this load.',
} as const

const abandoned = (status: 'queued' | 'running', amounts: Amounts): LoadReport => ({
  files: [],
  before: amounts,
  after: amounts,
  warnings: [`${reasons[status]} Nothing of it was kept; load the files again.`],
})

/** Ends the loads that nobody will end: their process died, or never was. The caller holds the load lock, so none runs.
 * @param queuedBefore a load may wait since then without a process
 * @param isQueued whether the queue will run the load
 * @returns ids of the loads that it ended */
export async function endDeadLoads(
  host: Pick<Host, 'db'>,
  actor: Actor,
  workspaceId: string,
  queuedBefore: Date,
  isQueued: (loadId: string) => Promise<boolean>,
): Promise<string[]> {
  const found = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
    unendedLoads(tx, workspaceId, queuedBefore),
  )
  const ended: string[] = []
  for (const { id, status } of found) {
    if (await isQueued(id)) continue
    const was = status === 'queued' ? status : 'running'
    const scope = { workspace: workspaceId, action: 'load.failed' }
    const done = await write(host.db, actor, 'load', scope, async ({ tx, describe }) => {
      describe(id, { reason: reasons[was] })
      const report = abandoned(was, await amountsNow(tx, workspaceId))
      return updateLoad(tx, workspaceId, id, { status: 'failed', finishedAt: new Date(), report })
    })
    if (done) ended.push(id)
  }
  return ended
}
