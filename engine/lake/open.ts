import { z } from 'zod'
import type { Fragment, Lake, Parameters } from '#engine/analysis.ts'
import sourceCategories from '#engine/channels/source-categories.json' with { type: 'json' }
import type { Connection } from '#engine/duck/connection.ts'
import { type Instance, openInstance, quoted } from '#engine/duck/instance.ts'
import { query, type RanStatement } from '#engine/duck/query.ts'
import { fillPersons } from '#engine/identity/fill-persons.ts'
import { canonicalTables, statement } from '#sql/load.ts'
import type { LakeFile, Snapshot } from './snapshot.ts'

export interface OpenOptions {
  readonly threads?: number
  readonly memoryLimitMb?: number
  /** False answers from the raw tables even where a projection is built; default true. */
  readonly useProjections?: boolean
}

/** A snapshot opened for questions. Questions of one lake run one after another. */
export interface OpenLake extends Lake, AsyncDisposable {
  /** Takes and clears the list of statements run since the last call. */
  takeRan(): RanStatement[]
  /** Stops the statement that is running; its promise rejects with `cancelled`. */
  interrupt(): void
}

/** Views and small tables that give the canonical tables their meaning, in the order in which they build on each other. */
const meaning = [
  'lake/touchpoint_kinds',
  'lake/channels',
  'lake/campaigns',
  'lake/campaign_names',
  'lake/touch_campaigns',
  'lake/touch_sources',
  'lake/touches',
  'lake/judged_orders',
  'lake/conversions',
  'lake/preferences',
  'lake/claim_preferences',
  'lake/ad_choices',
  'lake/claim_choices',
  'lake/ad_days',
  'lake/ad_claims',
] as const

/** Opens one snapshot in a DuckDB instance that can reach nothing but the snapshot's files. */
export async function openLake(snapshot: Snapshot, options: OpenOptions = {}): Promise<OpenLake> {
  const instance = await openInstance({ ...options, timeZone: snapshot.workspace.timeZone })
  try {
    await mountSnapshot(instance.connection, snapshot, options.useProjections ?? true)
    await instance.lock([...snapshot.files, ...snapshot.projections].map((file) => file.path))
  } catch (error) {
    await instance[Symbol.asyncDispose]()
    throw error
  }
  return lakeOver(instance, snapshot)
}

/** Makes a snapshot's tables, views and macros in an instance that is not locked yet. */
export async function mountSnapshot(
  connection: Connection,
  snapshot: Snapshot,
  useProjections: boolean,
): Promise<void> {
  await mountTables(connection, snapshot.files)
  await mountMeaning(connection, snapshot, useProjections)
}

async function mountTables(connection: Connection, files: readonly LakeFile[]): Promise<void> {
  for (const table of canonicalTables) {
    const paths = files.filter((file) => file.table === table).map((file) => quoted(file.path))
    const reading = `create view ${table} as select * from read_parquet([${paths.join(', ')}], hive_partitioning = false)`
    await connection.run(paths.length > 0 ? reading : statement(`schema/${table}`))
  }
}

async function mountMeaning(
  connection: Connection,
  snapshot: Snapshot,
  useProjections: boolean,
): Promise<void> {
  const run = (name: string, parameters: Parameters = {}) => query(connection, z.unknown(), name, parameters)
  const { channelRules, revenue } = snapshot.definitions.body
  await run('lake/settings')
  await run('lake/settings_row', {
    currency: snapshot.workspace.currency,
    countPending: revenue.countPending,
  })
  await run('lake/channel_rules', {
    channels: channelRules.map((rule) => rule.channel),
    fields: channelRules.map((rule) => rule.field),
    operators: channelRules.map((rule) => rule.operator),
    needles: channelRules.map((rule) => rule.value.toLowerCase()),
  })
  await run('lake/source_categories', {
    sources: Object.keys(sourceCategories),
    categories: Object.values(sourceCategories),
  })
  const built = useProjections ? snapshot.projections : []
  await mountPersons(connection, built)
  for (const name of meaning) await run(name)
  await mountJourneys(connection, built)
  for (const name of ['attribution/credits', 'attribution/credit_names', 'reconcile/lines']) await run(name)
}

async function mountPersons(connection: Connection, projections: readonly LakeFile[]): Promise<void> {
  if (await mountProjection(connection, 'persons', projections)) return
  await connection.run(statement('lake/persons'))
  await fillPersons(connection)
}

async function mountJourneys(connection: Connection, projections: readonly LakeFile[]): Promise<void> {
  if (!(await mountProjection(connection, 'journey_pairs', projections)))
    await connection.run(statement('lake/journey_pairs'))
  await connection.run(statement('lake/journey_touches'))
}

async function mountProjection(
  connection: Connection,
  name: string,
  projections: readonly LakeFile[],
): Promise<boolean> {
  const paths = projections.filter((file) => file.table === name).map((file) => quoted(file.path))
  if (paths.length === 0) return false
  await connection.run(
    `create view ${name} as select * from read_parquet([${paths.join(', ')}], hive_partitioning = false)`,
  )
  return true
}

function lakeOver(instance: Instance, snapshot: Snapshot): OpenLake {
  let ran: RanStatement[] = []
  const fileNames = new Map(snapshot.loadedFiles.map((file) => [`${file.loadId}/${file.fileNo}`, file.name]))
  return {
    timeZone: snapshot.workspace.timeZone,
    currency: snapshot.workspace.currency,
    snapshot: snapshot.number,
    definitions: snapshot.definitions,
    fileName: (loadId, fileNo) => fileNames.get(`${loadId}/${fileNo}`) ?? null,
    async rows<Schema extends z.ZodType>(
      schema: Schema,
      name: string,
      parameters: Parameters,
      slots?: Readonly<Record<string, Fragment>>,
    ) {
      const answer = await query(instance.connection, schema, name, parameters, slots)
      ran.push(answer.ran)
      return answer.rows
    },
    takeRan() {
      const taken = ran
      ran = []
      return taken
    },
    interrupt: () => instance.connection.interrupt(),
    [Symbol.asyncDispose]: () => instance[Symbol.asyncDispose](),
  }
}
