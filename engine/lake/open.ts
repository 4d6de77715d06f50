import { z } from 'zod'
import { mountAdNames } from '#engine/ad-names/mount.ts'
import type { Parameters } from '#engine/analysis.ts'
import { mountChannelRules } from '#engine/channels/mount.ts'
import sourceCategories from '#engine/channels/source-categories.json' with { type: 'json' }
import { type Definitions, notProjected } from '#engine/definitions.ts'
import type { Connection } from '#engine/duck/connection.ts'
import { type Instance, openInstance, quoted } from '#engine/duck/instance.ts'
import { query } from '#engine/duck/query.ts'
import { EngineError } from '#engine/errors.ts'
import type { IdentityRules } from '#engine/identity/contract.ts'
import { fillPersons } from '#engine/identity/fill-persons.ts'
import { canonicalTables, statement } from '#sql/load.ts'
import { lakeOver, type OpenLake } from './lake-over.ts'
import { filesToRead, type LakeFile, type Snapshot } from './snapshot.ts'

export interface OpenOptions {
  readonly threads?: number
  readonly memoryLimitMb?: number
  /** False answers from the raw tables even where a projection is built; default true. */
  readonly useProjections?: boolean
}

/** Views and small tables that give the canonical tables their meaning, in the order in which they build on each other. */
const meaning = [
  'lake/touchpoint_kinds',
  'lake/is_paid_medium',
  'lake/is_shop_campaign',
  'lake/default_channel',
  'lake/channels',
  'lake/campaigns',
  'lake/campaign_names',
  'lake/touch_campaigns',
  'lake/touch_sources',
  'lake/counted_touchpoints',
  'lake/touches',
  'lake/in_home_currency',
  'lake/foreign_currencies',
  'lake/exchange_rates',
  'lake/order_refunds',
  'lake/judged_orders',
  'lake/conversions',
  'lake/order_margins',
  'lake/preferences',
  'lake/claim_preferences',
  'lake/ad_choices',
  'lake/claim_choices',
  'lake/ad_days',
  'lake/ad_claims',
] as const

/** What stands on journeys and so is made last. */
const overJourneys = [
  'attribution/credits',
  'attribution/credit_names',
  'reconcile/lines',
  'parity/lines',
  'tagging/site',
  'tagging/key',
  'tagging/used',
  'tagging/faults',
  'tagging/untagged',
] as const

/** Opens one snapshot in a DuckDB instance that can reach nothing but the snapshot's files. */
export async function openLake(snapshot: Snapshot, options: OpenOptions = {}): Promise<OpenLake> {
  const instance = await openInstance({ ...options, timeZone: snapshot.workspace.timeZone })
  try {
    await mountSnapshot(instance.connection, snapshot, options.useProjections ?? true)
    await instance.lock(filesToRead(snapshot).map((file) => file.path))
  } catch (error) {
    await instance[Symbol.asyncDispose]()
    throw error
  }
  return lakeOver(instance, snapshot, (body, signal) => openProposal(snapshot, options, body, signal))
}

/** Projections of a snapshot that hold the same rows under other definitions. */
export function projectionsUnder(snapshot: Snapshot, body: Definitions): LakeFile[] {
  const was = Object.entries(snapshot.definitions.body)
  const is: Readonly<Record<string, unknown>> = body
  const changed = was.flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(is[name]) ? [] : [name],
  )
  return snapshot.projections.filter(({ table }) =>
    changed.every((name) => notProjected[table]?.some((field) => field === name)),
  )
}

const interruptMs = 10

/** Mounts a snapshot twice in an instance of its own: `main` under its definitions, `proposed` under these. */
async function openProposal(
  snapshot: Snapshot,
  options: OpenOptions,
  body: Definitions,
  signal: AbortSignal,
): Promise<Instance> {
  const { earlier: _, ...now } = snapshot
  const projections = projectionsUnder(now, body)
  const proposed = { ...now, definitions: { ...now.definitions, body }, projections }
  const instance = await openInstance({ ...options, timeZone: snapshot.workspace.timeZone })
  const { connection } = instance
  const useProjections = options.useProjections ?? true
  // Between two statements there is nothing to interrupt, so the next one is.
  const stopping = setInterval(() => signal.aborted && connection.interrupt(), interruptMs)
  try {
    await mountSnapshot(connection, now, useProjections)
    await connection.run('create schema proposed')
    await connection.run("set search_path = 'proposed,main'")
    await mountRules(connection, proposed, useProjections)
    await instance.lock(filesToRead(now).map((file) => file.path))
  } catch (error) {
    await instance[Symbol.asyncDispose]()
    if (signal.aborted) throw new EngineError('cancelled', 'The question was cancelled.', { cause: error })
    throw error
  } finally {
    clearInterval(stopping)
  }
  return instance
}

/** Makes a snapshot's tables, views and macros in an instance that is not locked yet. */
export async function mountSnapshot(
  connection: Connection,
  snapshot: Snapshot,
  useProjections: boolean,
): Promise<void> {
  if (snapshot.earlier !== undefined) await mountEarlier(connection, snapshot, snapshot.earlier.files)
  await mountTables(connection, snapshot.files)
  await mountRules(connection, snapshot, useProjections)
  if (snapshot.earlier !== undefined) await query(connection, z.unknown(), 'restatements/lines', {})
}

/** What a snapshot's definitions make of its tables. */
async function mountRules(
  connection: Connection,
  snapshot: Snapshot,
  useProjections: boolean,
): Promise<void> {
  await mountMeaning(connection, snapshot)
  const built = useProjections ? snapshot.projections : []
  await mountPersons(connection, built, snapshot.definitions.body.identity)
  await mountViews(connection)
  await mountJourneys(connection, built)
  for (const name of overJourneys) await query(connection, z.unknown(), name, {})
}

/** Mounts an earlier state in the schema `earlier`, under the same names and today's definitions. Who is one person is not
 * worked out for it: nothing asks that of an earlier state. */
async function mountEarlier(
  connection: Connection,
  snapshot: Snapshot,
  files: readonly LakeFile[],
): Promise<void> {
  await connection.run('create schema earlier')
  await connection.run("set schema = 'earlier'")
  await mountTables(connection, files)
  await mountMeaning(connection, snapshot)
  await connection.run(statement('lake/persons'))
  await mountViews(connection)
  await connection.run("set schema = 'main'")
}

async function mountTables(connection: Connection, files: readonly LakeFile[]): Promise<void> {
  for (const table of canonicalTables) {
    const paths = files.filter((file) => file.table === table).map((file) => quoted(file.path))
    const reading = `create view ${table} as select * from read_parquet([${paths.join(', ')}], hive_partitioning = false)`
    await connection.run(paths.length > 0 ? reading : statement(`schema/${table}`))
  }
}

/** The small tables that hold the workspace's definitions. */
async function mountMeaning(connection: Connection, snapshot: Snapshot): Promise<void> {
  const run = (name: string, parameters: Parameters = {}) => query(connection, z.unknown(), name, parameters)
  const { adNames, channelRules, ownHosts, paymentHosts, revenue, costs } = snapshot.definitions.body
  await run('lake/settings')
  await run('lake/settings_row', {
    currency: snapshot.workspace.currency,
    countPending: revenue.countPending,
  })
  await run('lake/unit_costs', { firstCostHoldsBefore: costs.beforeFirstCost === 'firstCost' })
  await run('lake/cost_settings', {
    validFrom: costs.orderCosts.map((one) => one.validFrom),
    paymentShare: costs.orderCosts.map((one) => one.paymentFeeShare.toFixed(6)),
    paymentFixed: costs.orderCosts.map((one) => one.paymentFeeFixed),
    shipping: costs.orderCosts.map((one) => one.shippingPerOrder),
    otherShare: costs.orderCosts.map((one) => one.otherShare.toFixed(6)),
  })
  await mountChannelRules(connection, channelRules)
  await run('lake/left_out_sources', { ownHosts, paymentHosts })
  await mountAdNames(connection, adNames)
  await run('lake/source_categories', {
    sources: Object.keys(sourceCategories),
    categories: Object.values(sourceCategories),
  })
}

async function mountViews(connection: Connection): Promise<void> {
  for (const name of meaning) await query(connection, z.unknown(), name, {})
}

async function mountPersons(
  connection: Connection,
  projections: readonly LakeFile[],
  rules: IdentityRules,
): Promise<void> {
  if (await mountProjection(connection, 'persons', projections)) return
  await connection.run(statement('lake/persons'))
  await fillPersons(connection, rules)
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
