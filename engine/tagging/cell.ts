import type { OpenRows } from '#engine/analysis.ts'
import { EngineError } from '#engine/errors.ts'
import { pageStart } from '#engine/page.ts'
import { type tagging, tagIssues } from './contract.ts'
import { cellRow, rangeParameters } from './statements.ts'

/** A cell names its issue, and any of platform, field, value and campaign. */
export const openTagging: OpenRows<typeof tagging> = async (lake, asked, cell, page) => {
  const issue = tagIssues.find((known) => known === cell.issue)
  if (issue === undefined)
    throw new EngineError('invalid_request', `A cell names its issue: one of ${tagIssues.join(', ')}.`, {
      field: 'cell.issue',
    })
  const skip = pageStart(page.cursor)
  const has = (name: string) => Object.hasOwn(cell, name)
  const text = (name: string) => (cell[name] == null ? null : String(cell[name]))
  const found = await lake.rows(cellRow, 'tagging/cell_rows', {
    ...rangeParameters(asked),
    issue,
    hasPlatform: has('platform'),
    platform: text('platform'),
    hasField: has('field'),
    field: text('field'),
    hasValue: has('value'),
    value: text('value'),
    hasCampaignId: has('campaignId'),
    campaignId: text('campaignId'),
    skip,
    take: page.limit + 1,
  })
  return {
    rows: found.slice(0, page.limit).map(({ loadId, fileNo, ...row }) => ({
      ...row,
      file: lake.fileName(loadId, fileNo),
      load: loadId,
    })),
    cursor: found.length > page.limit ? String(skip + page.limit) : null,
  }
}
