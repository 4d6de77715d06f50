import { createMemo, type JSX, Show } from 'solid-js'
import { attributionModels } from '#engine/attribution/contract.ts'
import type { RefundRule } from '#engine/explore/contract.ts'
import { rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { OverTime } from '#ui/chart/over-time.tsx'
import { Choose } from '#ui/control/menu.tsx'
import { isOfCurrencies, MoneyNotes } from '#ui/control/money-notes.tsx'
import { RefundRuleChoice } from '#ui/control/refund-rule.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { Failure } from '#ui/control/state.tsx'
import { writeOpen } from '#ui/explain/open-cell.ts'
import { modelNames } from '#ui/format/names.ts'
import { NothingInRange, Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { ByChannel } from './by-channel.tsx'
import { NumbersMatch } from './numbers-match.tsx'
import { type OverviewPage, overviewSchema, tileMeasures, tileTitles } from './state.ts'
import { Tiles } from './tiles.tsx'

/** How are we doing? Six figures, their course, and which channels they came from. */
export function Overview(): JSX.Element {
  const here = useHere()
  const page = createPageState(overviewSchema)
  return (
    <Page refused={page.refused()}>
      <Filters page={page} />
      <Show when={here.period()}>{(period) => <Figures period={period()} page={page} />}</Show>
    </Page>
  )
}

function createFigures(period: () => Period, refundsBy: () => RefundRule) {
  const here = useHere()
  const compare = () => [here.before()].filter((one) => one !== null)
  const totals = createAnalysis('explore', here.at, () => ({
    ...period(),
    compare: compare(),
    measures: [...tileMeasures],
    refundsBy: refundsBy(),
    dimensions: [],
  }))
  const days = createAnalysis('explore', here.at, () => ({
    ...period(),
    compare: compare(),
    measures: [...tileMeasures],
    refundsBy: refundsBy(),
    dimensions: ['day'],
  }))
  const nothing = createMemo(() => {
    const row = rowsIn(totals.data()?.rows ?? [], period())[0]
    return row !== undefined && !totals.stale() && row.orders === 0 && row.spend === null
  })
  return { totals, days, nothing }
}

function Figures(props: { period: Period; page: OverviewPage }): JSX.Element {
  const here = useHere()
  const { totals, days, nothing } = createFigures(
    () => props.period,
    () => props.page.state().refunds,
  )
  const tile = () => props.page.state().tile
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
      <Show when={!nothing()} fallback={<NothingInRange what="orders and no spend" period={props.period} />}>
        <MoneyNotes warnings={(totals.data()?.warnings ?? []).filter(isOfCurrencies)} />
        <Tiles
          answer={totals.data()}
          days={days.data()}
          stale={totals.stale()}
          period={props.period}
          before={here.before()}
          chosen={tile()}
          onChoose={(next) => props.page.set({ tile: next }, { replace: true })}
        />
        <NumbersMatch period={props.period} ready={days.data() !== undefined} />
        <OverTime
          days={days}
          totals={totals.data()?.rows ?? []}
          period={props.period}
          before={here.before()}
          title={tile() === 'spend' ? tileTitles.spend : `${tileTitles[tile()]} and ad spend`}
          measure={tile()}
          bars={tile() === 'spend' ? null : 'spend'}
          view={props.page.state().view}
          onView={(view) => props.page.set({ view }, { replace: true })}
          onWhy={() => props.page.set({ open: writeOpen({ measure: tile(), cell: {} }) })}
        />
        <ByChannel period={props.period} before={here.before()} page={props.page} />
      </Show>
    </Show>
  )
}

const Filters = (props: { page: OverviewPage }): JSX.Element => (
  <div class="filterbar">
    <span class="push" />
    <RefundRuleChoice
      align="end"
      value={props.page.state().refunds}
      onChange={(refunds) => props.page.set({ refunds, open: null })}
    />
    <Choose
      label="Model"
      align="end"
      value={props.page.state().model}
      options={attributionModels.map((model) => [model, modelNames[model]] as const)}
      onChange={(model) => props.page.set({ model, open: null })}
    />
    <Segments
      label="Count an order on"
      value={props.page.state().mode}
      options={[
        ['cash', 'Order date'],
        ['accrual', 'Touch date'],
      ]}
      onChange={(mode) => props.page.set({ mode, open: null })}
    />
  </div>
)
