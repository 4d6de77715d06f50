import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openInstance } from '#engine/duck/instance.ts'
import type { LakeFile } from '#engine/lake/snapshot.ts'
import type { SavedMapping } from '#jobs/load/mapping/contract.ts'
import { type Computed, computeLoad } from './compute.ts'
import type { Options, Parent, Source, SourceEvidence } from './context.ts'
import { dryParent } from './dry-parent.ts'
import { sourcePlatform } from './platforms.ts'
import { lakeOf } from './write-tables.ts'

interface Named {
  readonly name: string
  readonly content: string | Buffer
}

/** Rows of one table in the files of a snapshot, in a total order; none when the table has no file.
 * @param columns a select list */
export async function rowsOf(
  files: readonly LakeFile[],
  table: string,
  columns: string,
  timeZone: string,
): Promise<Record<string, unknown>[]> {
  const paths = files.filter((file) => file.table === table).map((file) => `'${file.path}'`)
  if (paths.length === 0) return []
  await using instance = await openInstance({ timeZone, threads: 1 })
  const read = `select ${columns} from read_parquet([${paths.join(', ')}], hive_partitioning = false) order by all`
  return (await instance.connection.runAndReadAll(read)).getRowObjectsJson()
}

/** A lake of one brand without PostgreSQL: each load is computed and placed at once. One source a platform. */
export class TestLake implements Disposable {
  files: LakeFile[] = []
  /** Of the workspace, by name. */
  mappings: SavedMapping[] = []
  private readonly folder = mkdtempSync(join(tmpdir(), 'omnitrack-test-lake-'))
  private readonly parent: Parent
  private readonly sources = new Map<string, Source>()
  private loads = 0
  private readonly timeZone: string

  constructor(timeZone = 'America/New_York') {
    this.timeZone = timeZone
    this.parent = {
      ...dryParent(),
      chooseSource: async (evidence) => this.sourceOf(evidence),
      progress: () => undefined,
    }
  }

  private sourceOf(evidence: SourceEvidence): Source {
    const { platform, currency, title } = evidence
    const name = title ?? sourcePlatform(platform)
    const known = this.sources.get(name)
    if (known !== undefined) return known
    const made = {
      id: `src_${name}`,
      name,
      account: `src_${name}`,
      timeZone: evidence.timeZone ?? this.timeZone,
      currency,
    }
    this.sources.set(name, made)
    return made
  }

  /** @param startedAt the clock of the load */
  async load(
    given: readonly Named[],
    options: Options = {},
    startedAt = '2026-11-01T00:00:00Z',
  ): Promise<Computed> {
    this.loads += 1
    const staging = join(this.folder, `staging-${this.loads}`)
    mkdirSync(staging)
    const inputs = given.map(({ name, content }, at) => {
      const path = join(staging, `input-${at + 1}`)
      writeFileSync(path, content)
      return { fileNo: at + 1, name, path, bytes: statSync(path).size, sha256: '' }
    })
    const request = {
      ...{ inputs, options, startedAt, staging, timeZone: this.timeZone, loadNumber: this.loads },
      ...{
        currency: 'USD',
        ownHosts: [],
        paymentHosts: ['paypal.com'],
        countPending: true,
        existing: this.files,
        mappings: this.mappings,
      },
    }
    const computed = await computeLoad(request, this.parent)
    this.place(computed, staging)
    return computed
  }

  private place(computed: Computed, staging: string): void {
    this.files = this.files.filter((file) => !computed.written.replaced.includes(file.path))
    for (const written of computed.written.added) {
      const path = join(this.folder, 'lake', written.path)
      mkdirSync(dirname(path), { recursive: true })
      renameSync(join(lakeOf(staging), written.path), path)
      this.files.push({ ...written, path, bytes: statSync(path).size, sha256: '' })
    }
    rmSync(staging, { recursive: true, force: true })
  }

  /** @param columns a select list */
  rows(table: string, columns: string): Promise<Record<string, unknown>[]> {
    return rowsOf(this.files, table, columns, this.timeZone)
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A CSV of these rows, the first being the header. */
export const csv = (rows: readonly (readonly (string | number | null)[])[], delimiter = ','): string =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          /[",;\n\t]/.test(String(cell ?? '')) ? `"${String(cell).replaceAll('"', '""')}"` : (cell ?? ''),
        )
        .join(delimiter),
    )
    .join('\n')
    .concat('\n')
