import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { generateBrand, generatedSnapshot } from '#engine/generate/generate.ts'
import { exportFiles } from '#engine/generate/write-exports.ts'
import { buildProjections } from '#engine/lake/project.ts'
import type { LakeFile, Snapshot } from '#engine/lake/snapshot.ts'
import { statement, statementsIn } from '#sql/load.ts'

export const seed = 1
const truth = z.object({ totals: z.object({ touchpoints: z.int(), orders: z.int(), people: z.int() }) })
export type Sizes = z.infer<typeof truth>['totals']

/** Where the brand of a size lies. The name carries a hash of the generator's SQL, so that old data is never reused. */
export function dataDir(touchpoints: number): string {
  const hash = createHash('sha256')
  for (const folder of ['generate', 'generate/lake', 'generate/export'])
    for (const name of statementsIn(folder)) hash.update(statement(name))
  return join(tmpdir(), 'omnitrack-bench', `${touchpoints}-${hash.digest('hex').slice(0, 8)}`)
}

/** Rows that were put in, or null when the brand is not generated yet. */
export async function sizesOf(touchpoints: number): Promise<Sizes | null> {
  const text = await readFile(join(dataDir(touchpoints), 'truth.json'), 'utf8').catch(() => null)
  return text === null ? null : truth.parse(JSON.parse(text)).totals
}

export async function generate(touchpoints: number): Promise<void> {
  const dir = dataDir(touchpoints)
  await rm(dir, { recursive: true, force: true })
  await generateBrand(dir, { touchpoints, seed })
}

/** The same brand as platform files only, made when they are not there yet.
 * @returns paths of the files to load */
export async function exportsOf(touchpoints: number): Promise<string[]> {
  const dir = `${dataDir(touchpoints)}-exports`
  const done = await readFile(join(dir, 'truth.json')).then(
    () => true,
    () => false,
  )
  if (!done) await generateBrand(dir, { touchpoints, seed }, { lake: false, exports: true })
  return Object.values(exportFiles).map((name) => join(dir, 'exports', name))
}

/** Builds the projections anew, as a worker does after a load. */
export async function project(touchpoints: number): Promise<LakeFile[]> {
  const dir = dataDir(touchpoints)
  await rm(join(dir, 'projections'), { recursive: true, force: true })
  return await buildProjections(await generatedSnapshot(dir), join(dir, 'projections'), 'bench')
}

export async function snapshotWith(touchpoints: number, projections: readonly LakeFile[]): Promise<Snapshot> {
  return { ...(await generatedSnapshot(dataDir(touchpoints))), projections }
}
