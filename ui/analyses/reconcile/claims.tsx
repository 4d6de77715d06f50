import { createMemo, type JSX, Show } from 'solid-js'
import type { Cell } from '#engine/analysis.ts'
import { rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Warnings } from '#ui/control/badge.tsx'
import { ExportCsv } from '#ui/control/export-csv.tsx'
import { readOpen, writeOpen } from '#ui/explain/open-cell.ts'
import { count } from '#ui/format/number.ts'
import { NothingInRange } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { Table } from '#ui/table/table.tsx'
import { dimensionTitles, groupColumns, namesOf } from './columns.tsx'
import { ReconcileDrawer } from './drawer.tsx'
import { Filters } from './filters.tsx'
import { drilled, groupsOf, named, onlyFilters } from './model.ts'
import type { ReconcileState } from './state.ts'
import { Steps } from './steps.tsx'

export const claimsRequest = (
  state: ReconcileState,
  period: Period,
  before: Period | null,
): RequestOf<'reconcile'> => ({
  ...period,
  compare: before === null ? [] : [before],
  lookbackDays: Number(state.window),
})

/** From what the platforms claim to what the shop counts: in whole, then by platform, campaign and day. */
export function Claims(props: { period: Period; page: PageState<ReconcileState> }): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const request = (before: Period | null): RequestOf<'reconcile'> => ({
    ...claimsRequest(state(), props.period, before),
    filters: onlyFilters(state()),
  })
  const answer = createAnalysis('reconcile', here.at, () => request(here.before()))
  const groupRequest = (): RequestOf<'reconcile'> => ({
    ...request(null),
    dimensions: state().by === 'campaign' ? ['platform', 'campaign'] : [state().by],
  })
  const open = (cell: Cell) => props.page.set({ open: writeOpen({ measure: state().measure, cell }) })
  const opened = () => readOpen(state().open)?.cell ?? null
  const nothing = () =>
    !answer.stale() &&
    rowsIn(answer.data()?.rows ?? [], props.period).every((row) => row.bar === 'shop' && row.orders === 0)
  return (
    <>
      <Filters page={props.page} />
      <Answered
        of={answer}
        failed="The claims could not be reconciled."
        waiting="Setting claims against orders"
        rows={8}
      >
        {(found) => (
          <Show
            when={!nothing()}
            fallback={<NothingInRange what="claims and no orders" period={props.period} />}
          >
            <Warnings messages={named(found()).warnings.map((one) => one.message)} />
            <Steps
              answer={found()}
              period={props.period}
              measure={state().measure}
              view={state().view}
              stale={answer.stale()}
              open={opened()}
              onView={(view) => props.page.set({ view }, { replace: true })}
              onOpen={open}
            />
            <Groups request={groupRequest()} page={props.page} onOpen={open} />
            <ReconcileDrawer
              page={props.page}
              period={props.period}
              request={request(null)}
              groupRequest={groupRequest()}
            />
          </Show>
        )}
      </Answered>
    </>
  )
}

function Groups(props: {
  request: RequestOf<'reconcile'>
  page: PageState<ReconcileState>
  onOpen: (cell: Cell) => void
}): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const answer = createAnalysis('reconcile', here.at, () => props.request)
  const groups = createMemo(() => groupsOf(answer.data()?.rows ?? [], namesOf[state().by]))
  const columns = createMemo(() => {
    return groupColumns({
      setting: here.setting(),
      by: state().by,
      measure: state().measure,
      groups: groups(),
      brief: state().open !== '',
      onOpen: props.onOpen,
      onDrill: (cell) => props.page.set({ ...drilled(state().by, cell), open: null, tab: null }),
    })
  })
  return (
    <section class="section" aria-label={`By ${state().by}`}>
      <div class="section-head">
        <h2>By {dimensionTitles[state().by].toLowerCase()}</h2>
        <span class="aside">an order stands with the claiming platform that came last before it</span>
      </div>
      <Answered
        of={answer}
        failed="The breakdown could not be computed."
        waiting="Computing the breakdown"
        rows={4}
      >
        {(found) => (
          <Table
            label={`Steps by ${state().by}`}
            columns={columns()}
            rows={groups().map((group) => ({
              key: group.key,
              item: group,
              ...(group.cell.platform === null || group.cell.campaignId === null
                ? { kind: 'unknown' as const }
                : {}),
            }))}
            stale={answer.stale()}
            foot={
              <>
                <span>{count(here.setting(), Math.max(1, Math.round(found().meta.elapsedMs)))} ms</span>
                <ExportCsv
                  id="reconcile"
                  at={here.at()}
                  request={props.request}
                  name={`reconcile by ${state().by}`}
                />
              </>
            }
          />
        )}
      </Answered>
    </section>
  )
}
