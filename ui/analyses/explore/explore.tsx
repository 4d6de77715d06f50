import { createMemo, type JSX, Show } from 'solid-js'
import { contracts } from '#engine/contracts.ts'
import { type ExploreMeasure, exploreMeasures } from '#engine/explore/contract.ts'
import { columnOf, incompleteFrom, rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { DayTable } from '#ui/chart/day-table.tsx'
import { TimeChart, TimeLegend } from '#ui/chart/time-chart.tsx'
import { Banner } from '#ui/control/badge.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { Choose, ChooseMany } from '#ui/control/menu.tsx'
import { Failure } from '#ui/control/state.tsx'
import { ViewSwitch } from '#ui/control/view-switch.tsx'
import { ExploreDrawer } from '#ui/explain/explore-drawer.tsx'
import { readOpen, writeOpen } from '#ui/explain/open-cell.ts'
import { Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState, type PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { Breakdown } from './breakdown.tsx'
import { Measures } from './measures.tsx'
import { breakdowns, dimensionNames, exploreSchema, type ExploreState, readFilters } from './state.ts'

/** Any measure by any dimension, with its course over the days. */
export function Explore(): JSX.Element {
  const here = useHere()
  const page = createPageState(exploreSchema)
  return (
    <Page refused={page.refused()}>
      <Filters page={page} />
      <Show when={here.period()}>{(period) => <Answers period={period()} page={page} />}</Show>
    </Page>
  )
}

const titles = new Map(
  contracts.explore
    .columns(contracts.explore.request.parse({ from: '2000-01-01', until: '2000-01-02', measures: [...exploreMeasures] }))
    .map((column) => [column.name, column.title]),
)
const titleOf = (measure: ExploreMeasure): string => titles.get(measure) ?? measure

function Filters(props: { page: PageState<ExploreState> }): JSX.Element {
  const state = props.page.state
  return (
    <div class="filterbar">
      <ChooseMany
        label="Measures"
        title={`${state().measures.length} of ${exploreMeasures.length}`}
        value={state().measures}
        options={exploreMeasures.map((measure) => [measure, titleOf(measure)] as const)}
        onChange={(measures) => props.page.set({ measures })}
      />
      <Choose label="By" value={state().by} options={breakdowns.map((name) => [name, dimensionNames[name]] as const)} onChange={(by) => props.page.set({ by })} />
      <Show when={readFilters(state().where)[0]}>
        {(filter) => (
          <span class="chip">
            {dimensionNames[filter().dimension]} is <b>{filter().value}</b>
            <button type="button" aria-label={`Remove the filter on ${dimensionNames[filter().dimension]}`} onClick={() => props.page.set({ where: null })}>
              <Icon name="close" size={10} />
            </button>
          </span>
        )}
      </Show>
    </div>
  )
}

function requestOf(state: ExploreState, period: Period, before: Period | null, dimensions: RequestOf<'explore'>['dimensions']): RequestOf<'explore'> {
  return {
    ...period,
    compare: before === null ? [] : [before],
    measures: state.measures,
    dimensions,
    filters: readFilters(state.where).map((one) => ({ dimension: one.dimension, operator: 'in' as const, values: [one.value] })),
  }
}

function Answers(props: { period: Period; page: PageState<ExploreState> }): JSX.Element {
  const here = useHere()
  const state = props.page.state
  const asked = (dimensions: RequestOf<'explore'>['dimensions']) => requestOf(state(), props.period, here.before(), dimensions)
  const totals = createAnalysis('explore', here.at, () => asked([]))
  const days = createAnalysis('explore', here.at, () => asked(['day']))
  const chart = () => (state().measures.includes(state().chart) ? state().chart : (state().measures[0] ?? 'net'))
  const column = createMemo(() => columnOf(days.data(), chart()))
  const total = (period: Period | null) => (period === null ? null : (rowsIn(totals.data()?.rows ?? [], period)[0]?.[chart()] ?? null))
  return (
    <Show when={!totals.error()} fallback={<Failure what="The figures could not be computed." error={totals.error() ?? new Error('unknown')} onRetry={totals.retry} />}>
      <Show when={totals.data()?.warnings[0]}>{(warning) => <Banner tone="warn">{warning().message}</Banner>}</Show>
      <Measures answer={totals.data()} stale={totals.stale()} measures={state().measures} title={titleOf} chosen={chart()} period={props.period} before={here.before()} onChoose={(measure) => props.page.set({ chart: measure }, { replace: true })} />
      <section class="section" aria-label="Over time">
        <div class="section-head">
          <h2>{titleOf(chart())}</h2>
          <span class="aside">daily{column()?.unit === 'currency' ? `, ${here.setting().currency}` : ''}</span>
          <span class="push" />
          <Show when={column()}>{(known) => <TimeLegend measure={known()} before={here.before()} bars={null} incomplete={incompleteFrom(props.period, here.today()) !== null} />}</Show>
          <ViewSwitch view={state().view} onChange={(view) => props.page.set({ view }, { replace: true })} />
        </div>
        <div classList={{ stale: days.stale() }}>
          <Show when={column()} fallback={<div class="plot" />}>
            {(known) => (
              <Show when={state().view === 'chart'} fallback={<DayTable rows={days.data()?.rows ?? []} period={props.period} columns={(days.data()?.columns ?? []).filter((one) => one.role === 'measure')} />}>
                <TimeChart rows={days.data()?.rows ?? []} period={props.period} before={here.before()} measure={known()} bars={null} total={total(props.period)} totalBefore={total(here.before())} />
              </Show>
            )}
          </Show>
        </div>
      </section>
      <Breakdown request={asked([state().by])} period={props.period} page={props.page} onOpen={(measure, cell) => props.page.set({ open: writeOpen({ measure, cell }) })} />
      <Show when={readOpen(state().open)}>
        {(open) => (
          <ExploreDrawer
            request={asked(Object.hasOwn(open().cell, state().by) ? [state().by] : [])}
            open={open()}
            path={String(open().cell[state().by] ?? 'All')}
            tab={state().tab}
            onTab={(tab) => props.page.set({ tab }, { replace: true })}
            onClose={() => props.page.set({ open: null, tab: null })}
          />
        )}
      </Show>
    </Show>
  )
}
