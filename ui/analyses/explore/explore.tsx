import { type JSX, Show } from 'solid-js'
import { contracts } from '#engine/contracts.ts'
import { type ExploreMeasure, exploreMeasures } from '#engine/explore/contract.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { OverTime } from '#ui/chart/over-time.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { Choose, ChooseMany } from '#ui/control/menu.tsx'
import { MoneyNotes } from '#ui/control/money-notes.tsx'
import { RefundRuleChoice } from '#ui/control/refund-rule.tsx'
import { Failure } from '#ui/control/state.tsx'
import { ExploreDrawer } from '#ui/explain/explore-drawer.tsx'
import { readOpen, writeOpen } from '#ui/explain/open-cell.ts'
import { Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState, type PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { Breakdown } from './breakdown.tsx'
import { Measures } from './measures.tsx'
import {
  breakdownMeasures,
  breakdowns,
  dimensionNames,
  type ExploreState,
  exploreSchema,
  hasRefunds,
  readFilters,
} from './state.ts'

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

const everyMeasure = contracts.explore.request.parse({
  from: '2000-01-01',
  until: '2000-01-02',
  measures: [...exploreMeasures],
})
const titles = new Map(contracts.explore.columns(everyMeasure).map((column) => [column.name, column.title]))
const titleOf = (measure: ExploreMeasure): string => titles.get(measure) ?? measure

function Filters(props: { page: PageState<ExploreState> }): JSX.Element {
  const state = () => props.page.state()
  return (
    <div class="filterbar">
      <ChooseMany
        label="Measures"
        title={`${state().measures.length} of ${exploreMeasures.length}`}
        value={state().measures}
        options={exploreMeasures.map((measure) => [measure, titleOf(measure)] as const)}
        onChange={(measures) => props.page.set({ measures })}
      />
      <Choose
        label="By"
        value={state().by}
        options={breakdowns.map((name) => [name, dimensionNames[name]] as const)}
        onChange={(by) => props.page.set({ by, open: null })}
      />
      <Show when={hasRefunds(state().measures)}>
        <RefundRuleChoice
          value={state().refunds}
          onChange={(refunds) => props.page.set({ refunds, open: null })}
        />
      </Show>
      <Show when={readFilters(state().where)[0]}>
        {(filter) => (
          <span class="chip">
            {dimensionNames[filter().dimension]} is <b>{filter().value}</b>
            <button
              type="button"
              aria-label={`Remove the filter on ${dimensionNames[filter().dimension]}`}
              onClick={() => props.page.set({ where: null })}
            >
              <Icon name="close" size={10} />
            </button>
          </span>
        )}
      </Show>
    </div>
  )
}

type Dimensions = RequestOf<'explore'>['dimensions']

function requestOf(
  state: ExploreState,
  period: Period,
  before: Period | null,
  dimensions: Dimensions,
  measures: readonly ExploreMeasure[] = state.measures,
): RequestOf<'explore'> {
  return {
    ...period,
    compare: before === null ? [] : [before],
    measures: [...measures],
    dimensions,
    refundsBy: state.refunds,
    filters: readFilters(state.where).map((one) => ({
      dimension: one.dimension,
      operator: 'in' as const,
      values: [one.value],
    })),
  }
}

function Answers(props: { period: Period; page: PageState<ExploreState> }): JSX.Element {
  const here = useHere()
  const state = () => props.page.state()
  const asked = (dimensions: Dimensions) => requestOf(state(), props.period, here.before(), dimensions)
  const totals = createAnalysis('explore', here.at, () => asked([]))
  const days = createAnalysis('explore', here.at, () => asked(['day']))
  const chart = () =>
    state().measures.includes(state().chart) ? state().chart : (state().measures[0] ?? 'net')
  const open = (measure: string, cell = {}) => props.page.set({ open: writeOpen({ measure, cell }) })
  return (
    <Show
      when={!totals.error()}
      fallback={
        <Show when={totals.error()}>
          {(error) => (
            <Failure what="The figures could not be computed." error={error()} onRetry={totals.retry} />
          )}
        </Show>
      }
    >
      <MoneyNotes warnings={totals.data()?.warnings ?? []} />
      <Measures
        answer={totals.data()}
        stale={totals.stale()}
        measures={state().measures}
        title={titleOf}
        chosen={chart()}
        period={props.period}
        before={here.before()}
        onChoose={(measure) => props.page.set({ chart: measure }, { replace: true })}
      />
      <OverTime
        days={days}
        totals={totals.data()?.rows ?? []}
        period={props.period}
        before={here.before()}
        title={titleOf(chart())}
        measure={chart()}
        bars={null}
        view={state().view}
        onView={(view) => props.page.set({ view }, { replace: true })}
        onWhy={() => open(chart())}
      />
      <Breakdown
        request={requestOf(
          state(),
          props.period,
          here.before(),
          [state().by],
          breakdownMeasures(state().measures, state().by),
        )}
        period={props.period}
        page={props.page}
        onOpen={open}
      />
      <Drawer period={props.period} page={props.page} />
    </Show>
  )
}

function Drawer(props: { period: Period; page: PageState<ExploreState> }): JSX.Element {
  const state = () => props.page.state()
  return (
    <Show when={readOpen(state().open)}>
      {(open) => {
        const measure = () => exploreMeasures.find((name) => name === open().measure)
        const dimensions = (): Dimensions => (Object.hasOwn(open().cell, state().by) ? [state().by] : [])
        return (
          <Show when={measure()}>
            {(name) => (
              <ExploreDrawer
                request={requestOf(state(), props.period, null, dimensions(), [name()])}
                open={open()}
                path={String(open().cell[state().by] ?? 'All')}
                tab={state().tab}
                onTab={(tab) => props.page.set({ tab }, { replace: true })}
                onClose={() => props.page.set({ open: null, tab: null })}
              />
            )}
          </Show>
        )
      }}
    </Show>
  )
}
