import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Case } from '#bench/cases.ts'
import { type Row, row } from '#engine/analysis.ts'
import { analyze } from '#engine/analyze.ts'
import { type Instance, openInstance, quoted } from '#engine/duck/instance.ts'
import { outward } from '#engine/duck/values.ts'
import type { OpenLake } from '#engine/lake/lake-over.ts'
import { mountSnapshot, openLake } from '#engine/lake/open.ts'
import type { Snapshot } from '#engine/lake/snapshot.ts'

/** Ways of getting an answer, in the order in which they are printed. */
export const formNames = ['scan', 'scan_native', 'ours', 'ours_raw', 'naive'] as const
export type FormName = (typeof formNames)[number]

export const formTitles: Readonly<Record<FormName, string>> = {
  scan: 'scan of the same columns, Parquet as shipped',
  scan_native: 'the same scan, DuckDB’s own format',
  ours: 'OmniTrackIQ, analyze()',
  ours_raw: 'OmniTrackIQ without its projections',
  naive: 'the SQL an analyst would write, same views',
}

/** Opened forms of one brand. Each answers every case with its rows. */
export interface Forms extends AsyncDisposable {
  answer(form: FormName, asked: Case): Promise<Row[]>
}

/** Opens what the given forms need: instances of their own, with the same threads and the same memory limit. */
export async function openForms(snapshot: Snapshot, wanted: readonly FormName[]): Promise<Forms> {
  await using stack = new AsyncDisposableStack()
  const raw = { ...snapshot, projections: [] }
  const lakes = new Map<FormName, OpenLake>()
  const instances = new Map<FormName, Instance>()
  for (const form of wanted) {
    if (form === 'ours') lakes.set(form, stack.use(await openLake(snapshot)))
    else if (form === 'ours_raw') lakes.set(form, stack.use(await openLake(raw)))
    else {
      const instance = stack.use(await openInstance({ timeZone: snapshot.workspace.timeZone }))
      if (form === 'scan_native') await copyTables(instance, snapshot)
      else await mountSnapshot(instance.connection, raw, false)
      instances.set(form, instance)
    }
  }
  const owned = stack.move()
  return {
    async answer(form, asked) {
      const lake = lakes.get(form)
      if (lake !== undefined) return (await analyze(lake, asked.analysis, asked.request)).rows
      const instance = instances.get(form)
      if (instance === undefined) throw new Error(`form ${form} was not opened`)
      return await runSql(instance, form === 'naive' ? 'naive' : 'scan', asked.id)
    },
    [Symbol.asyncDispose]: () => owned[Symbol.asyncDispose](),
  }
}

/** The columns that any scan reads, as tables in DuckDB's own format. */
const scannedColumns = {
  touchpoints: 'touchpoint_id, identity_id, occurred_at, kind, traffic_source_id',
  orders: 'order_key, identity_id, created_at, net_sales, total',
  refunds: 'order_key, goods_amount',
  ad_performance_daily: 'report_date, campaign_entity_id, spend',
} as const

async function copyTables(instance: Instance, snapshot: Snapshot): Promise<void> {
  for (const [table, columns] of Object.entries(scannedColumns)) {
    const paths = snapshot.files.filter((file) => file.table === table).map((file) => quoted(file.path))
    await instance.connection.run(
      `create table ${table} as select ${columns} from read_parquet([${paths.join(', ')}])`,
    )
  }
}

async function runSql(instance: Instance, folder: 'scan' | 'naive', id: string): Promise<Row[]> {
  const sql = await readFile(new URL(`./${folder}/${id}.sql`, import.meta.url), 'utf8')
  const reader = await instance.connection.runAndReadAll(sql)
  if (folder === 'scan') return []
  const names = reader.columnNames()
  return z
    .array(row)
    .parse(
      reader
        .getRows()
        .map((values) => Object.fromEntries(values.map((value, at) => [names[at], outward(value)]))),
    )
}
