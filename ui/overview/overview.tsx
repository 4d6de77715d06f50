import { createMemo, type JSX, Show } from 'solid-js'
import { attributionModels } from '#engine/attribution/contract.ts'
import { rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Choose } from '#ui/control/menu.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { Failure } from '#ui/control/state.tsx'
import { modelNames } from '#ui/format/names.ts'
import { NothingInRange, Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { ByChannel } from './by-channel.tsx'
import { OverTime } from './over-time.tsx'
import { overviewSchema, tileMeasures } from './state.ts'
import { Tiles } from './tiles.tsx'

/** How are we doing? Six figures, their course, and which channels they came from. */
export function Overview(): JSX.Element {
  const here = useHere()
  const page = createPageState(overviewSchema)
  return (
    <Page refused={page.refused()}>
      <Show when={here.period()}>{(period) => <Figures period={period()} page={page} />}</Show>
    </Page>
  )
}

type OverviewPage = ReturnType<typeof createPageState<typeof overviewSchema>>

function Figures(props: { period: Period; page: OverviewPage }): JSX.Element {
  const here = useHere()
  const compare = () => [here.before()].filter((period) => period !== null)
  const measures = [...tileMeasures, 'newCustomers'] as const
  const totals = createAnalysis('explore', here.at, () => ({ ...props.period, compare: compare(), measures: [...measures], dimensions: [] }))
  const days = createAnalysis('explore', here.at, () => ({ ...props.period, compare: compare(), measures: [...tileMeasures], dimensions: ['day'] }))
  const nothing = createMemo(() => {
    const row = rowsIn(totals.data()?.rows ?? [], props.period)[0]
    return row !== undefined && !totals.stale() && row.orders === 0 && row.spend === null
  })
  return (
    <>
      <Filters page={props.page} />
      <Show when={!totals.error()} fallback={<Failure what="The figures could not be computed." error={totals.error() ?? new Error('unknown')} onRetry={totals.retry} />}>
        <Show when={!nothing()} fallback={<NothingInRange what="orders and no spend" period={props.period} />}>
          <Tiles
            answer={totals.data()}
            days={days.data()}
            stale={totals.stale()}
            period={props.period}
            before={here.before()}
            chosen={props.page.state().tile}
            onChoose={(tile) => props.page.set({ tile }, { replace: true })}
          />
          <OverTime
            answer={days}
            period={props.period}
            before={here.before()}
            measure={props.page.state().tile}
            view={props.page.state().view}
            onView={(view) => props.page.set({ view }, { replace: true })}
          />
          <ByChannel period={props.period} before={here.before()} page={props.page} />
        </Show>
      </Show>
    </>
  )
}

const Filters = (props: { page: OverviewPage }): JSX.Element => (
  <div class="filterbar">
    <span class="push" />
    <Choose
      label="Model"
      align="end"
      value={props.page.state().model}
      options={attributionModels.map((model) => [model, modelNames[model]] as const)}
      onChange={(model) => props.page.set({ model })}
    />
    <Segments
      label="Count an order on"
      value={props.page.state().mode}
      options={[
        ['cash', 'Order date'],
        ['accrual', 'Touch date'],
      ]}
      onChange={(mode) => props.page.set({ mode })}
    />
  </div>
)
