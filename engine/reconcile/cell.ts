import type { OpenRows } from '#engine/analysis.ts'
import { EngineError } from '#engine/errors.ts'
import { pageStart } from '#engine/page.ts'
import { type Period, periodName } from '#engine/request.ts'
import { type reconcile, reconcileBars } from './contract.ts'
import { cellRow, lineFilters, lineParameters, type ReconcileRequest } from './statements.ts'

/** A cell names its bar and any dimensions; its rows add up to the bar. */
export const openReconcile: OpenRows<typeof reconcile> = async (lake, asked, cell, page) => {
  const bar = reconcileBars.find((known) => known === cell.bar)
  if (bar === undefined)
    throw new EngineError('invalid_request', `A cell names its bar: one of ${reconcileBars.join(', ')}.`, {
      field: 'cell.bar',
    })
  const skip = pageStart(page.cursor)
  const has = (name: string) => Object.hasOwn(cell, name)
  const text = (name: string) => (cell[name] == null ? null : String(cell[name]))
  const parameters = {
    ...lineParameters(asked, periodOf(asked, cell.period)),
    bar,
    hasReason: has('reason') && bar === 'excluded',
    reason: text('reason'),
    hasPlatform: has('platform'),
    platform: text('platform'),
    hasCampaign: has('campaign'),
    campaign: text('campaign'),
    hasCampaignId: has('campaignId'),
    campaignId: text('campaignId'),
    hasDay: has('day'),
    day: text('day'),
    skip,
    take: page.limit + 1,
  }
  const found = await lake.rows(cellRow, 'reconcile/cell_rows', parameters, lineFilters(asked))
  return {
    rows: found.slice(0, page.limit).map(({ loadId, fileNo, ...row }) => ({
      ...row,
      bar: bar === 'not_explained' ? row.bar : null,
      file: lake.fileName(loadId, fileNo),
      load: loadId,
    })),
    cursor: found.length > page.limit ? String(skip + page.limit) : null,
  }
}

function periodOf(asked: ReconcileRequest, name: unknown): Period {
  const periods: Period[] = [{ from: asked.from, until: asked.until }, ...asked.compare]
  const wanted = name == null ? periods[0] : periods.find((range) => periodName(range) === name)
  if (wanted === undefined)
    throw new EngineError('invalid_request', 'The cell names a period that the request does not ask for.', {
      field: 'cell.period',
    })
  return wanted
}
