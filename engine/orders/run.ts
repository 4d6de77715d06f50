import { z } from 'zod'
import type { Run } from '#engine/analysis.ts'
import { count } from '#engine/columns.ts'
import { fromMinor, minorDigits, toMinor } from '#engine/money.ts'
import { pageStart } from '#engine/page.ts'
import type { orders } from './contract.ts'

const orderRow = z.object({
  orderKey: z.string(),
  order: z.string(),
  orderedAt: z.string(),
  status: z.string().nullable(),
  excludedReason: z.string().nullable(),
  customer: z.string().nullable(),
  currency: z.string(),
  gross: z.string(),
  net: z.string(),
  total: z.string(),
  refunded: z.string(),
  value: z.string().nullable(),
  rate: z.string().nullable(),
  rateDate: z.string().nullable(),
  touchpoints: z.number(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})

const nextPage = count({
  name: 'cursor',
  title: 'Next page',
  definition: 'Cursor of the next page; null on the last.',
})

export const runOrders: Run<typeof orders> = async (lake, asked) => {
  const skip = pageStart(asked.cursor)
  const found = await lake.rows(orderRow, 'orders/orders_page', {
    from: asked.from ?? null,
    until: asked.until ?? null,
    search: asked.search,
    converting: asked.converting ?? null,
    orderKey: asked.orderKey ?? null,
    skip,
    take: asked.limit + 1,
  })
  const rows = found.slice(0, asked.limit).map((row) => {
    const { loadId, fileNo, ...shown } = row
    const exact = (text: string, currency = row.currency) =>
      fromMinor(toMinor(text, minorDigits(currency)), minorDigits(currency))
    return {
      ...shown,
      gross: exact(row.gross),
      net: exact(row.net),
      total: exact(row.total),
      refunded: exact(row.refunded),
      value: row.value === null ? null : exact(row.value, lake.currency),
      file: lake.fileName(loadId, fileNo),
      load: loadId,
    }
  })
  const cursor = found.length > asked.limit ? String(skip + asked.limit) : null
  return { rows, totals: null, facts: [{ column: nextPage, value: cursor, key: null }], warnings: [] }
}
