import { type Actor, actorName } from '#server/host/actor.ts'
import type { Request } from '#server/host/workspaces.ts'
import { write } from '#server/host/write.ts'
import type { Db } from '#sql/postgres/database.ts'
import { insertLoad } from '#sql/postgres/loads.ts'
import { loadAnswer } from './load-answers.ts'
import type { Load } from './loads.contract.ts'
import type { Upload } from './uploads.ts'

export interface UploadedLoad {
  readonly workspace: string
  /** Id of the load, and name of its upload's folder. */
  readonly id: string
  readonly upload: Upload
}

/** Records a load whose files lie in its upload folder; its job goes out with the record, or neither does. */
export function queueLoad(
  db: Db,
  actor: Actor,
  asked: UploadedLoad,
  request: Request<Load> = {},
): Promise<Load> {
  const { workspace, id, upload } = asked
  const onBehalfOf = actorName(actor)
  const scope = { workspace, action: 'load.queued', ...request }
  return write(db, actor, 'load', scope, async ({ tx, describe, send }) => {
    const number = await insertLoad(tx, { id, workspaceId: workspace, sourceId: null, actor: onBehalfOf })
    await send('load', { workspaceId: workspace, loadId: id, onBehalfOf })
    describe(id, { files: upload.files.length })
    const ended = { finishedAt: null, snapshot: null, report: null }
    const row = { id, number, status: 'queued', actor: onBehalfOf, createdAt: new Date(), ...ended } as const
    const names = upload.files.map((file) => file.name)
    return loadAnswer(row, names, null)
  })
}
