import { z } from 'zod'
import type { OpenRows } from '#engine/analysis.ts'
import { EngineError } from '#engine/errors.ts'
import { pageStart } from '#engine/page.ts'
import { type Period, periodName } from '#engine/request.ts'
import type { explore } from './contract.ts'
import { needs } from './families.ts'

const rawRow = z.object({
  table: z.string(),
  what: z.string().nullable(),
  happenedAt: z.string(),
  amount: z.string().nullable(),
  statedValue: z.string().nullable(),
  currency: z.string().nullable(),
  rate: z.string().nullable(),
  rateDate: z.string().nullable(),
  costOfGoods: z.string().nullable(),
  loadId: z.number(),
  fileNo: z.number(),
  line: z.number(),
})

export const openExplore: OpenRows<typeof explore> = async (lake, asked, cell, page) => {
  const [dimension = ''] = asked.dimensions.filter((name) => name !== 'day')
  const periods: Period[] = [{ from: asked.from, until: asked.until }, ...asked.compare]
  const range = cell.period == null ? periods[0] : periods.find((one) => periodName(one) === cell.period)
  if (range === undefined)
    throw new EngineError('invalid_request', 'The cell names a period that the request does not ask for.', {
      field: 'cell.period',
    })
  const skip = pageStart(page.cursor)
  const value = dimension === '' ? null : (cell[dimension] ?? null)
  const found = await lake.rows(rawRow, 'explore/cell_rows', {
    firstDay: range.from,
    endDay: range.until,
    dimension,
    hasDay: cell.day != null,
    day: cell.day == null ? null : String(cell.day),
    hasValue: value !== null,
    value: value === null ? null : String(value),
    withAds: needs(asked, 'ads'),
    withOrders: needs(asked, 'orders') || needs(asked, 'margins'),
    withMargins: needs(asked, 'margins'),
    byRefundDay: asked.refundsBy === 'refundDay',
    withTouches: needs(asked, 'touches'),
    skip,
    take: page.limit + 1,
  })
  const rows = found
    .slice(0, page.limit)
    .map(({ loadId, fileNo, ...row }) => ({ ...row, file: lake.fileName(loadId, fileNo), load: loadId }))
  return { rows, cursor: found.length > page.limit ? String(skip + page.limit) : null }
}
