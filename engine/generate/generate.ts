import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { defaultDefinitions } from '#engine/definitions.ts'
import { openInstance } from '#engine/duck/instance.ts'
import type { LakeFile, Snapshot } from '#engine/lake/snapshot.ts'
import { fillBrand } from './fill-brand.ts'
import { type BrandOptions, brandCurrency, brandZone, type Progress } from './options.ts'
import { readTruth, type Truth } from './truth.ts'
import { writeExports } from './write-exports.ts'
import { writeLake } from './write-lake.ts'

const manifest = z.strictObject({
  files: z.array(
    z.strictObject({
      table: z.string(),
      path: z.string(),
      bytes: z.int(),
      rows: z.int(),
      sha256: z.string(),
      minDay: z.iso.date().nullable(),
      maxDay: z.iso.date().nullable(),
    }),
  ),
})

/** Which forms to write. */
export interface Forms {
  /** Canonical tables as Parquet with manifest.json; default true. */
  readonly lake?: boolean
  /** The platforms' own files in `<dir>/exports`; default false. */
  readonly exports?: boolean
}

/** Makes a brand with a known truth and writes it below `dir`, with truth.json. Memory stays bounded at any size. */
export async function generateBrand(
  dir: string,
  options: BrandOptions,
  forms: Forms = {},
  progress: Progress = () => {},
): Promise<Truth> {
  await using instance = await openInstance({ timeZone: brandZone, memoryLimitMb: 1024 })
  const { connection } = instance
  const brand = await fillBrand(connection, options, progress)
  await mkdir(dir, { recursive: true })
  if (forms.lake ?? true) {
    const files = await writeLake(connection, dir, brand, progress)
    const relative = files.map((file) => ({ ...file, path: file.path.slice(dir.length + 1) }))
    await writeFile(
      join(dir, 'manifest.json'),
      `${JSON.stringify(manifest.parse({ files: relative }), null, 1)}\n`,
    )
  }
  if (forms.exports ?? false) await writeExports(connection, join(dir, 'exports'))
  const truth = await readTruth(connection, options)
  await writeFile(join(dir, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`)
  progress(1, 'done')
  return truth
}

/** A generated brand as a snapshot that the engine can open without a database. */
export async function generatedSnapshot(dir: string): Promise<Snapshot> {
  const { files } = manifest.parse(JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')))
  return {
    workspace: {
      id: 'ws_generatedgenerat',
      slug: 'generated',
      name: 'Halden & Co',
      timeZone: brandZone,
      currency: brandCurrency,
    },
    number: 1,
    committedAt: null,
    definitions: { revision: 1, body: defaultDefinitions },
    files: files.map((file): LakeFile => ({ ...file, path: resolve(dir, file.path) })),
    projections: [],
    loadedFiles: [
      'touchpoints.csv',
      'orders_export.csv',
      'meta_ads_by_day.csv',
      'google_campaigns_by_day.csv',
      'total_sales_over_time.csv',
    ].map((name, at) => ({ loadId: 1, fileNo: at + 1, name })),
  }
}
