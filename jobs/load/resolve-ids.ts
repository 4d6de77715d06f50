import { z } from 'zod'
import type { Identifier, Parent, StageRequest } from './context.ts'
import type { Database } from './database.ts'
import { judgeKeyedTables } from './keyed-tables.ts'
import type { TableFiles } from './table-files.ts'

const identifier = z.object({
  kind: z.enum(['customer_id', 'email', 'phone', 'client_id']),
  value: z.string(),
})
const batchRows = 20_000

const counted = (amount: number): string => amount.toLocaleString('en-US')

/** Gives every distinct identifier of the load its identity. */
async function identify(database: Database, parent: Parent): Promise<void> {
  await database.run('load/ids/identities')
  await database.run('load/ids/erased')
  await database.run('load/ids/identifiers')
  const { total } = await database.row(z.object({ total: z.number() }), 'load/ids/identifiers_counted')
  for (let first = 0; ; first += batchRows) {
    const batch: Identifier[] = await database.rows(identifier, 'load/ids/identifiers_part', {
      first,
      past: first + batchRows,
    })
    if (batch.length === 0) return
    parent.progress(
      0.63 + 0.09 * (first / total),
      `Telling persons apart: ${counted(first)} of ${counted(total)} identifiers`,
    )
    const ids = await parent.identify(batch)
    const known = batch.flatMap(({ kind, value }, at) => {
      const identityId = ids[at]
      return identityId === null || identityId === undefined ? [] : [{ kind, value, identityId }]
    })
    await database.appendIdentities(known)
    await database.run('load/ids/erased_part')
    await database.run('load/ids/identities_of_others')
  }
}

async function entities(database: Database): Promise<void> {
  await database.run('load/ids/entity_ids')
  for (const level of ['campaign', 'adset', 'ad']) {
    await database.run('load/ids/entities_of_level', { level })
    await database.run('load/ids/entities_given', { level, fromName: false })
    await database.run('load/ids/entities_given', { level, fromName: true })
  }
}

/** From the staging tables to the canonical tables: decides which statements are the newest and gives all ids. */
export async function fillTables(
  database: Database,
  request: StageRequest,
  files: TableFiles,
  parent: Parent,
): Promise<void> {
  const loadId = request.loadNumber
  await entities(database)
  await database.run('load/ids/known_spend', { files: files.of('ad_performance_daily') })
  await database.run('load/ids/spend_keyed')
  for (const name of ['ad_entities', 'ad_performance_daily', 'ad_conversions_daily'])
    await database.run(`load/ids/${name}`, { loadId })
  await database.run('load/ids/known_orders', { files: files.of('orders') })
  await database.run('load/ids/orders_won')
  await database.run('load/ids/known_touches', { files: files.of('touchpoints') })
  for (const name of ['touch_losers', 'touch_twins', 'touches_won']) await database.run(`load/ids/${name}`)
  parent.progress(0.63, 'Telling persons apart')
  await identify(database, parent)
  await database.run('load/ids/order_identities')
  await database.run('load/ids/touch_identities')
  const own = await database.row(
    z.object({ orders: z.number(), touches: z.number() }),
    'load/ids/unidentified',
  )
  const first = own.orders + own.touches > 0 ? await parent.freshIdentities(own.orders + own.touches) : 0
  parent.progress(0.72, 'Giving numbers to names')
  await database.run('load/ids/names')
  await database.run('load/ids/traffic_sources')
  await database.run('load/ids/orders', { loadId, firstIdentity: first })
  await database.run('load/ids/order_lines', { loadId })
  await database.run('load/ids/refunds', { loadId })
  await database.run('load/ids/touchpoints', { loadId, firstIdentity: first + own.orders })
  await database.run('load/ids/identity_links')
  await database.run('load/customers/of_others')
  await database.run('load/customers/filled', { loadId })
  await database.run('load/customers/links', { loadId })
  await database.run('load/keyed/judged')
  await judgeKeyedTables(database, files)
}
