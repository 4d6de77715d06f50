import { createMemo, type JSX, Show } from 'solid-js'
import type { Cell } from '#engine/analysis.ts'
import { factOf } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { ExportCsv } from '#ui/control/export-csv.tsx'
import { Choose } from '#ui/control/menu.tsx'
import { writeOpen } from '#ui/explain/open-cell.ts'
import { plural } from '#ui/format/names.ts'
import { count, toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import { Table } from '#ui/table/table.tsx'
import { cellOf, type Line, lineColumns } from './columns.tsx'
import { type Grouping, groupings, type Measure, type RestatementsState } from './state.ts'

const groupingNames: Record<Grouping, string> = {
  'campaign-day': 'Campaign and day',
  campaign: 'Campaign',
  day: 'Day',
  platform: 'Platform',
  account: 'Account',
  adset: 'Ad set and day',
  ad: 'Ad and day',
}

/** What changed, line by line, the largest change first; each figure opens to the rows of both states. */
export function Cells(props: {
  request: RequestOf<'restatements'>
  page: PageState<RestatementsState>
  measure: Measure
}): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const answer = createAnalysis('restatements', here.at, () => props.request)
  const open = (cell: Cell, measure: string) => props.page.set({ open: writeOpen({ measure, cell }) })
  const columns = createMemo(() => {
    const found = answer.data()
    if (found === undefined) return []
    return lineColumns({
      setting: here.setting(),
      slug: here.workspace().slug,
      answer: found,
      state: state(),
      measure: props.measure,
      brief: state().open !== '',
      onOpen: open,
    })
  })
  const lines = createMemo(() => {
    const found = answer.data()
    if (found === undefined) return []
    const all = found.rows.map((row) => {
      const cell = cellOf(found, row)
      return { key: JSON.stringify(cell), item: { row, cell } satisfies Line }
    })
    const totals = found.totals
    return totals === null
      ? all
      : [{ key: 'total', kind: 'total' as const, item: { row: totals, cell: null } satisfies Line }, ...all]
  })
  const unchanged = () => toNumber(factOf(answer.data(), 'unchanged')) ?? 0
  return (
    <section class="section changes" aria-label="What changed">
      <div class="section-head">
        <h2>What changed</h2>
        <span class="aside">largest change first</span>
        <span class="push" />
        <Show when={state().subject === 'ads'}>
          <Choose
            label="By"
            value={state().by}
            options={groupings.map((by) => [by, groupingNames[by]] as const)}
            onChange={(by) => props.page.set({ by, open: null, tab: null })}
            align="end"
          />
        </Show>
      </div>
      <Answered of={answer} failed="The changes could not be listed." waiting="Listing the changes" rows={8}>
        {(found) => (
          <Table
            label="What changed"
            columns={columns()}
            rows={lines()}
            stale={answer.stale()}
            foot={
              <>
                <span>
                  {count(here.setting(), found().rows.length)} {plural(found().rows.length, 'line')}
                </span>
                <Show when={unchanged() > 0}>
                  <span>{count(here.setting(), unchanged())} unchanged, counted in the first line alone</span>
                </Show>
                <span>{count(here.setting(), Math.max(1, Math.round(found().meta.elapsedMs)))} ms</span>
                <ExportCsv id="restatements" at={here.at()} request={props.request} name="restatements" />
              </>
            }
          />
        )}
      </Answered>
    </section>
  )
}
