import { z } from 'zod'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Input, StageRequest } from './context.ts'
import type { Database } from './database.ts'

/** An extract that is known, and how a file's orders stand to it.
 * @property ahead, behind  orders of the file that state more, or less
 *  @property example        what the first order behind says */
export const knownExtract = z.object({
  extractedAt: z.string(),
  ahead: z.number(),
  behind: z.number(),
  example: z.string().nullable(),
})
export type KnownExtract = z.infer<typeof knownExtract>

/** @property extractedAt  ISO instant
 *  @property warnings     why a file counts as older than its load */
export interface OrderExtract {
  readonly extractedAt: string
  readonly warnings: readonly string[]
}

/** When an order file was extracted. It does not say so itself: the load's time stands, unless its orders state less than known
 * ones do. Then it is older than those, and counts as made at the latest instant that it states.
 * @param latest  latest instant that the file states */
export function orderExtract(
  name: string,
  known: readonly KnownExtract[],
  latest: string,
  startedAt: string,
): OrderExtract {
  const older = known.filter((one) => one.behind > 0 && one.ahead === 0)
  const [first] = older.toSorted((a, b) => instant(a.extractedAt) - instant(b.extractedAt))
  if (first === undefined || instant(first.extractedAt) > instant(startedAt)) {
    return { extractedAt: startedAt, warnings: [] }
  }
  const past = instant(first.extractedAt)
  const since = Math.max(
    ...known
      .filter((one) => one.ahead > 0 && instant(one.extractedAt) < past)
      .map((one) => instant(one.extractedAt)),
    instant(latest),
  )
  const extractedAt = new Date(Math.min(since, past - 1)).toISOString()
  const text = `${name} is an older export: order ${first.example} in figures extracted at ${first.extractedAt}. It counts as extracted at ${extractedAt}; if that is wrong, load it again with --extracted-at.`
  return { extractedAt, warnings: [text] }
}

const instant = (text: string): number => Date.parse(text)

/** Judges the file at hand, whose orders are typed and matched with those that are known. */
export async function extractOfOrders(
  database: Database,
  input: Input,
  file: ReadFile,
  request: StageRequest,
): Promise<OrderExtract> {
  if (request.options.extractedAt !== undefined) {
    return { extractedAt: request.options.extractedAt, warnings: [] }
  }
  const has = (column: string) => file.match.names.includes(column)
  const known = await database.rows(knownExtract, 'load/orders/order_of_extracts', {
    hasRefunds: has('refunded'),
    hasCancellations: has('cancelled_at'),
    hasTimes: has('paid_at') && has('fulfilled_at') && has('cancelled_at'),
  })
  const { latest } = await database.row(z.object({ latest: z.string() }), 'load/orders/latest_instant')
  return orderExtract(input.name, known, latest, request.startedAt)
}
