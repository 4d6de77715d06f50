import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { openInstance } from '#engine/duck/instance.ts'
import { query } from '#engine/duck/query.ts'
import { statement } from '#sql/load.ts'
import { mountSnapshot, type OpenOptions } from './open.ts'
import type { LakeFile, Snapshot } from './snapshot.ts'

/** Tables that follow from a snapshot and its definitions, kept as files so that questions need not compute them. */
export const projections = ['persons', 'journey_pairs'] as const

const copied = z.object({ Count: z.number() })

/** Computes the projections of a snapshot into `<dir>/<projection>/<name>.parquet`.
 * Answers do not depend on them: without, the same views compute the same rows.
 * @param name file name without ending; not taken yet */
export async function buildProjections(
  snapshot: Snapshot,
  dir: string,
  name: string,
  options: OpenOptions = {},
): Promise<LakeFile[]> {
  await using instance = await openInstance({ ...options, timeZone: snapshot.workspace.timeZone })
  await mountSnapshot(instance.connection, snapshot, false)
  const paths = projections.map((projection) => join(dir, projection, `${name}.parquet`))
  await instance.lock([...snapshot.files.map((file) => file.path), ...paths])
  const files: LakeFile[] = []
  for (const [at, projection] of projections.entries()) {
    const path = paths[at] ?? ''
    await mkdir(join(dir, projection), { recursive: true })
    const rows = { sql: statement(`lake/project_${projection}`), parameters: {} }
    const [written] = (await query(instance.connection, copied, 'lake/copy_projection', { path }, { rows }))
      .rows
    files.push(await projectionFile(projection, path, written?.Count ?? 0))
  }
  return files
}

async function projectionFile(table: string, path: string, rows: number): Promise<LakeFile> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const { size } = await stat(path)
  return { table, path, bytes: size, rows, sha256: hash.digest('hex'), minDay: null, maxDay: null }
}
