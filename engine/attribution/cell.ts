import type { Lake, OpenRows, Row } from '#engine/analysis.ts'
import { filterFragment } from '#engine/duck/filter.ts'
import { EngineError } from '#engine/errors.ts'
import { pageStart } from '#engine/page.ts'
import { type Period, periodName } from '#engine/request.ts'
import { type attribution, filterColumns } from './contract.ts'
import { type AttributionRequest, creditParameters } from './parameters.ts'
import { type CellRow, cellRow } from './statements.ts'

/** A cell names the model and any dimensions; the rows are the orders and touchpoints that earned it, largest part first. */
export const openAttribution: OpenRows<typeof attribution> = async (lake, asked, cell, page) => {
  const model =
    cell.model === undefined ? asked.models[0] : asked.models.find((known) => known === cell.model)
  if (model === undefined) {
    throw new EngineError('invalid_request', 'The cell names a model that the request does not ask for.', {
      field: 'cell.model',
    })
  }
  const skip = pageStart(page.cursor)
  const has = (name: string) =>
    Object.hasOwn(cell, name) && (name === 'reason' || name === 'campaignId' || cell[name] !== null)
  const text = (name: string) => (cell[name] == null ? null : String(cell[name]))
  const rows = await lake.rows(
    cellRow,
    'attribution/cell_orders',
    {
      ...creditParameters(asked, periodOf(asked, cell.period)),
      model,
      skip,
      take: page.limit + 1,
      hasChannel: has('channel'),
      channel: text('channel'),
      hasCampaign: has('campaign'),
      campaign: text('campaign'),
      hasCampaignId: has('campaignId'),
      campaignId: text('campaignId'),
      hasDay: has('day'),
      day: text('day'),
      hasReason: has('reason'),
      reason: text('reason'),
    },
    { filters: filterFragment(asked.filters, filterColumns) },
  )
  return {
    rows: rows.slice(0, page.limit).map((row) => withFiles(lake, row)),
    cursor: rows.length > page.limit ? String(skip + page.limit) : null,
  }
}

function withFiles(lake: Lake, row: CellRow): Row {
  const { loadId, fileNo, touchLoadId, touchFileNo, ...shown } = row
  return {
    ...shown,
    load: loadId,
    orderFile: lake.fileName(loadId, fileNo),
    touchFile: touchLoadId === null || touchFileNo === null ? null : lake.fileName(touchLoadId, touchFileNo),
  }
}

function periodOf(asked: AttributionRequest, name: unknown): Period {
  const periods: Period[] = [{ from: asked.from, until: asked.until }, ...asked.compare]
  const wanted = name == null ? periods[0] : periods.find((range) => periodName(range) === name)
  if (wanted === undefined)
    throw new EngineError('invalid_request', 'The cell names a period that the request does not ask for.', {
      field: 'cell.period',
    })
  return wanted
}
