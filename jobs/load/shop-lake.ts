import { z } from 'zod'
import type { StageRequest } from './context.ts'
import type { Database } from './database.ts'
import { TableFiles } from './table-files.ts'

const found = z.object({ currencies: z.array(z.string()) })

/** Currencies of the orders that the lake and earlier files of this load have of a shop. */
export async function orderCurrencies(
  database: Database,
  request: StageRequest,
  shopId: string,
): Promise<readonly string[]> {
  const files = new TableFiles(request.existing, request.staging).of('orders')
  return (await database.row(found, 'load/shop/order_currency', { files, shopId })).currencies
}

/** Sums by name as a report shows them, without those that a file does not have. */
export const shownSums = (
  sums: Readonly<Record<string, string | number | null>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(sums).flatMap(([name, value]) =>
      value === null ? [] : [[name, String(value).replace(/\.0+$/, '')]],
    ),
  )
