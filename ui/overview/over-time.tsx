import { createMemo, type JSX, Show } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf, incompleteFrom } from '#ui/analyses/rows.ts'
import type { Loaded } from '#ui/api/query.ts'
import { DayTable } from '#ui/chart/day-table.tsx'
import { TimeChart, TimeLegend } from '#ui/chart/time-chart.tsx'
import { ViewSwitch } from '#ui/control/view-switch.tsx'
import { Failure } from '#ui/control/state.tsx'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import type { TileMeasure } from './state.ts'

/** The chosen figure day by day, spend as bars below it. */
export function OverTime(props: {
  answer: Loaded<Answer>
  period: Period
  before: Period | null
  measure: TileMeasure
  view: 'chart' | 'table'
  onView: (view: 'chart' | 'table') => void
}): JSX.Element {
  const here = useHere()
  const measure = createMemo(() => columnOf(props.answer.data(), props.measure))
  const bars = () => (props.measure === 'spend' ? null : (columnOf(props.answer.data(), 'spend') ?? null))
  const incomplete = () => incompleteFrom(props.period, here.today()) !== null
  return (
    <section class="section" aria-label="Over time">
      <div class="section-head">
        <h2>{title(measure()?.title, bars() !== null)}</h2>
        <span class="aside">daily{measure()?.unit === 'currency' ? `, ${here.setting().currency}` : ''}</span>
        <span class="push" />
        <Show when={measure()}>{(known) => <TimeLegend measure={known()} before={props.before} bars={bars()} incomplete={incomplete()} />}</Show>
        <ViewSwitch view={props.view} onChange={props.onView} />
      </div>
      <Show when={!props.answer.error()} fallback={<Failure what="The days could not be computed." error={props.answer.error() ?? new Error('unknown')} onRetry={props.answer.retry} />}>
        <div classList={{ stale: props.answer.stale() }}>
          <Show when={measure()} fallback={<div class="plot" />}>
            {(known) => (
              <Show
                when={props.view === 'chart'}
                fallback={<DayTable rows={props.answer.data()?.rows ?? []} period={props.period} columns={(props.answer.data()?.columns ?? []).filter((column) => column.role === 'measure')} />}
              >
                <TimeChart
                  rows={props.answer.data()?.rows ?? []}
                  period={props.period}
                  before={props.before}
                  measure={known()}
                  bars={bars()}
                  total={props.answer.data()?.totals?.[props.measure] ?? null}
                  totalBefore={null}
                />
              </Show>
            )}
          </Show>
        </div>
      </Show>
    </section>
  )
}

const title = (measure: string | undefined, withSpend: boolean): string =>
  measure === undefined ? 'Over time' : withSpend ? `${measure} and ad spend` : measure
