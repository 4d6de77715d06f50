import { buildReport } from './build-report.ts'
import type { Input, Parent, StageRequest } from './context.ts'
import { Database } from './database.ts'
import { Meter } from './meter.ts'
import type { LoadReport } from './report.ts'
import { fillTables } from './resolve-ids.ts'
import { type StagedFile, stageFiles } from './stage.ts'
import { TableFiles } from './table-files.ts'
import { type Written, writeTables } from './write-tables.ts'

/** What a load came to: files below the staging folder, and the report. */
export interface Computed {
  readonly written: Written
  readonly report: LoadReport
  /** Id of the source of each accepted file, by file number. */
  readonly sources: readonly {
    readonly fileNo: number
    readonly sourceId: string
    readonly extractedAt: string
    /** Fingerprints of its columns, and of the mapping that it was read by. */
    readonly header: string
    readonly mapping: string | null
  }[]
  /** Files that archives held, beside the files of the request. */
  readonly parts: readonly Pick<Input, 'fileNo' | 'name' | 'bytes' | 'sha256'>[]
}

/** From here on the working tables of a load are kept in a file. */
const largeBytes = 64 << 20
const nothing: Written = { added: [], replaced: [] }

/** Computes a load in the staging folder: reads the files, decides what is newest, writes the new files of the lake.
 * Touches nothing outside of the staging folder. */
export async function computeLoad(request: StageRequest, asked: Parent): Promise<Computed> {
  const meter = new Meter(asked)
  const parent: Parent = { ...asked, progress: (share, note) => meter.say(share, note) }
  const readable = [
    ...request.existing.map((file) => file.path),
    ...request.inputs.map((input) => input.path),
  ]
  const isLarge = request.inputs.reduce((sum, input) => sum + input.bytes, 0) > largeBytes
  await using database = await Database.open({
    staging: request.staging,
    timeZone: request.timeZone,
    readable,
    isLarge,
  })
  const files = await knownTables(database, request)
  const staged = await stageFiles(database, request, parent)
  await fillTables(database, request, files, parent)
  const isAccepted = staged.some((one) => 'accepted' in one)
  const written = isAccepted ? await writeTables(database, request, files, meter.part(0.75, 0.95)) : nothing
  const report = await buildReport(database, request, staged, written)
  const sources = [...staged.flatMap(sourceOf), ...sourcesOfArchives(staged)]
  return { written, report, sources, parts: partsOf(staged) }
}

/** The tables that staging looks things up in. */
export async function knownTables(database: Database, request: StageRequest): Promise<TableFiles> {
  const files = new TableFiles(request.existing, request.staging)
  await files.prepare(database)
  await database.run('load/ids/known_ad_entities', { files: files.of('ad_entities') })
  await database.run('load/ids/known_names', { files: files.of('names') })
  await database.run('load/ids/known_traffic_sources', { files: files.of('traffic_sources') })
  return files
}

const partsOf = (staged: readonly StagedFile[]): Computed['parts'] =>
  staged.flatMap(({ input: { fileNo, name, bytes, sha256, archiveNo } }) =>
    archiveNo === undefined ? [] : [{ fileNo, name, bytes, sha256 }],
  )

/** An archive of several files is loaded when all of them are: then the same archive again changes nothing. */
const sourcesOfArchives = (staged: readonly StagedFile[]): Computed['sources'] =>
  [...Map.groupBy(staged, (one) => one.input.archiveNo)].flatMap(([archiveNo, parts]) => {
    const [first] = parts.flatMap(sourceOf)
    return archiveNo === undefined || first === undefined || parts.some((one) => 'refused' in one)
      ? []
      : [{ ...first, fileNo: archiveNo }]
  })

const sourceOf = (staged: StagedFile) =>
  'accepted' in staged
    ? [
        {
          fileNo: staged.input.fileNo,
          sourceId: staged.accepted.source.id,
          extractedAt: staged.accepted.extractedAt,
          header: staged.header,
          mapping: staged.format?.mapped?.print ?? null,
        },
      ]
    : []
