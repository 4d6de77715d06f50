import { createMemo, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf, incompleteFrom, rowsIn } from '#ui/analyses/rows.ts'
import type { Loaded } from '#ui/api/query.ts'
import { Button } from '#ui/control/button.tsx'
import { Failure } from '#ui/control/state.tsx'
import { ViewSwitch } from '#ui/control/view-switch.tsx'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import { DayTable } from './day-table.tsx'
import { TimeChart, TimeLegend } from './time-chart.tsx'

interface OverTimeProps {
  /** By day, with the comparison where there is one. */
  readonly days: Loaded<Answer>
  /** Rows over the whole periods, for the finding. */
  readonly totals: readonly Row[]
  readonly period: Period
  readonly before: Period | null
  readonly title: string
  readonly measure: string
  /** Measure drawn as bars below; null for none. */
  readonly bars: string | null
  readonly view: 'chart' | 'table'
  readonly onView: (view: 'chart' | 'table') => void
  readonly onWhy: () => void
}

/** A measure day by day, as a drawing or as figures. */
export function OverTime(props: OverTimeProps): JSX.Element {
  const here = useHere()
  const measure = createMemo(() => columnOf(props.days.data(), props.measure))
  const bars = () => (props.bars === null ? null : (columnOf(props.days.data(), props.bars) ?? null))
  return (
    <section class="section" aria-label="Over time">
      <div class="section-head">
        <h2>{props.title}</h2>
        <span class="aside">daily{measure()?.unit === 'currency' ? `, ${here.setting().currency}` : ''}</span>
        <span class="push" />
        <Show when={measure()}>
          {(known) => (
            <TimeLegend
              measure={known()}
              before={props.before}
              bars={bars()}
              incomplete={incompleteFrom(props.period, here.today()) !== null}
            />
          )}
        </Show>
        <ViewSwitch view={props.view} onChange={props.onView} />
        <Button title="Definition, SQL and rows, key X" keys="x" onClick={() => props.onWhy()}>
          Why?
        </Button>
      </div>
      <Show
        when={!props.days.error()}
        fallback={
          <Show when={props.days.error()}>
            {(error) => (
              <Failure what="The days could not be computed." error={error()} onRetry={props.days.retry} />
            )}
          </Show>
        }
      >
        <div classList={{ stale: props.days.stale() }}>
          <Drawn {...props} />
        </div>
      </Show>
    </section>
  )
}

function Drawn(props: OverTimeProps): JSX.Element {
  const column = (name: string | null) => (name === null ? undefined : columnOf(props.days.data(), name))
  const rows = () => props.days.data()?.rows ?? []
  const total = (period: Period | null) =>
    period === null ? null : (rowsIn(props.totals, period)[0]?.[props.measure] ?? null)
  return (
    <Show when={column(props.measure)} fallback={<div class="plot" />}>
      {(known) => (
        <Show
          when={props.view === 'chart'}
          fallback={
            <DayTable
              rows={rows()}
              period={props.period}
              columns={(props.days.data()?.columns ?? []).filter((one) => one.role === 'measure')}
            />
          }
        >
          <TimeChart
            rows={rows()}
            period={props.period}
            before={props.before}
            measure={known()}
            bars={column(props.bars) ?? null}
            total={total(props.period)}
            totalBefore={total(props.before)}
          />
        </Show>
      )}
    </Show>
  )
}
