import { type Amounts, type LoadReport, loadReport } from '#jobs/load/report.ts'
import type { Actor } from '#server/host/actor.ts'
import type { Host } from '#server/host/host.ts'
import { read, write } from '#server/host/write.ts'
import type { Tx } from '#sql/postgres/database.ts'
import { findLoad, updateLoad } from '#sql/postgres/loads.ts'
import { latestSnapshot } from '#sql/postgres/snapshots.ts'
import { runningLoads } from '#sql/postgres/upkeep.ts'

const nothing: Amounts = { spend: '0', orders: 0, revenue: '0', touchpoints: 0 }

/** What the newest snapshot holds, as the load that made it reported. */
async function amountsNow(tx: Tx, workspaceId: string): Promise<Amounts> {
  const snapshot = await latestSnapshot(tx, workspaceId)
  if (snapshot === undefined) return nothing
  const made = await findLoad(tx, workspaceId, snapshot.loadId)
  return loadReport.safeParse(made?.report).data?.after ?? nothing
}

const died = (amounts: Amounts): LoadReport => ({
  files: [],
  before: amounts,
  after: amounts,
  warnings: [
    'The process that ran this load ended before it was done. Nothing of it was kept; load the files again.',
  ],
})

/** Ends the loads that say they run although their process died. The caller holds the load lock, so none runs.
 * @param isQueued whether the queue will run the load again
 * @returns ids of the loads that it ended */
export async function endDeadLoads(
  host: Pick<Host, 'db'>,
  actor: Actor,
  workspaceId: string,
  isQueued: (loadId: string) => Promise<boolean>,
): Promise<string[]> {
  const running = await read(host.db, actor, { workspace: workspaceId }, (tx) =>
    runningLoads(tx, workspaceId),
  )
  const ended: string[] = []
  for (const { id } of running) {
    if (await isQueued(id)) continue
    const scope = { workspace: workspaceId, action: 'load.failed' }
    const done = await write(host.db, actor, 'load', scope, async ({ tx, describe }) => {
      describe(id, { reason: 'its process died' })
      const report = died(await amountsNow(tx, workspaceId))
      return updateLoad(tx, workspaceId, id, { status: 'failed', finishedAt: new Date(), report })
    })
    if (done) ended.push(id)
  }
  return ended
}
