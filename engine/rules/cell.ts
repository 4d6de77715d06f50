import type { Cell, OpenRows } from '#engine/analysis.ts'
import { pageStart } from '#engine/page.ts'
import type { rules } from './contract.ts'
import { prepared } from './prepare.ts'
import { touchRow } from './rows.ts'

const text = (cell: Cell, name: string): string | null => (cell[name] == null ? null : String(cell[name]))

/** A cell opens to its touchpoints, newest first. A channel's are those that it has under the proposed rules. */
export const openRules: OpenRows<typeof rules> = async (lake, asked, cell, page) => {
  const skip = pageStart(page.cursor)
  if (asked.show === 'test') return { rows: [], cursor: null }
  const { after } = await prepared(lake, asked)
  const isByRule = asked.show === 'rules'
  const found = await after.rows(touchRow, 'rules/cell_touches', {
    firstDay: asked.from,
    endDay: asked.until,
    fromChannel: text(cell, 'fromChannel'),
    toChannel: isByRule ? null : (text(cell, 'toChannel') ?? text(cell, 'channel')),
    rule: isByRule && cell.rule != null ? Number(cell.rule) : null,
    host: text(cell, 'host') ?? text(cell, 'referrerHost'),
    source: text(cell, 'source'),
    medium: text(cell, 'medium'),
    campaign: text(cell, 'campaign') ?? text(cell, 'tag'),
    skip,
    take: page.limit + 1,
  })
  return {
    rows: found.slice(0, page.limit).map(({ loadId, fileNo, ...row }) => ({
      ...row,
      load: loadId,
      file: lake.fileName(loadId, fileNo),
    })),
    cursor: found.length > page.limit ? String(skip + page.limit) : null,
  }
}
