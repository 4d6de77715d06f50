import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import { dailyValues, incompleteFrom, rowsIn } from '#ui/analyses/rows.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { timeSeriesOption } from '#ui/chart/time-series.ts'
import { tooltipOf } from '#ui/chart/tooltip.ts'
import { day, range } from '#ui/format/date.ts'
import { delta } from '#ui/format/delta.ts'
import { value } from '#ui/format/value.ts'
import { eachDay } from '#ui/state/day.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'

export interface TimeChartProps {
  readonly rows: readonly Row[]
  readonly period: Period
  readonly before: Period | null
  readonly measure: Column
  /** Drawn as bars below, on an axis of their own. */
  readonly bars: Column | null
  readonly total: unknown
  readonly totalBefore: unknown
  readonly size?: 'stack' | 'alone'
  readonly onPick?: (day: string) => void
}

/** A measure over the days of a period, its comparison dashed, spend as bars below. */
export function TimeChart(props: TimeChartProps): JSX.Element {
  const here = useHere()
  const days = createMemo(() => eachDay(props.period.from, props.period.until))
  const daysBefore = createMemo(() =>
    props.before === null ? [] : eachDay(props.before.from, props.before.until),
  )
  const series = (column: Column, period: Period) =>
    dailyValues(rowsIn(props.rows, period), column.name, period, here.newestDay())
  const now = createMemo(() => series(props.measure, props.period))
  const before = createMemo(() =>
    props.before === null ? null : series(props.measure, props.before).slice(0, days().length),
  )
  const bars = createMemo(() => (props.bars === null ? null : series(props.bars, props.period)))
  const shown = (column: Column, given: unknown) => value(here.setting(), column, given)
  const named = (position: number): [string, string][] => {
    const lines: [string, string][] = [[props.measure.title, shown(props.measure, now()[position])]]
    const earlier = daysBefore()[position]
    if (earlier !== undefined)
      lines.push([day(here.setting(), earlier), shown(props.measure, before()?.[position])])
    if (props.bars) lines.push([props.bars.title, shown(props.bars, bars()?.[position])])
    return lines
  }
  const title = (position: number) =>
    day(here.setting(), days()[position] ?? props.period.from, { weekday: true })
  return (
    <Chart
      points={days().length}
      label={finding(props, here.setting(), days(), now())}
      size={props.size ?? 'stack'}
      say={(position) =>
        `${title(position)}: ${named(position)
          .map((pair) => pair.join(' '))
          .join(', ')}`
      }
      onPick={(position) => {
        const picked = days()[position]
        if (picked) props.onPick?.(picked)
      }}
      option={(palette) =>
        timeSeriesOption(
          {
            days: days().map((one) => day(here.setting(), one, { year: false })),
            line: now(),
            before: before(),
            bars: bars(),
            incompleteFrom: incompleteFrom(props.period, here.today()),
            lineLabel: (given) => value(here.setting(), props.measure, given, 'short'),
            barLabel: (given) => (props.bars ? value(here.setting(), props.bars, given, 'short') : ''),
            tooltip: (position) => tooltipOf(title(position), named(position)),
          },
          palette,
        )
      }
    />
  )
}

/** The finding as a sentence: "Net revenue, Oct 25 – Nov 21: $1,284,316, up 11.5 percent; highest Nov 8." */
function finding(
  props: TimeChartProps,
  setting: Parameters<typeof value>[0],
  days: readonly string[],
  now: readonly (number | null)[],
): string {
  const change = delta(setting, props.total, props.totalBefore, props.measure.better)
  const known = now.filter((given) => given !== null)
  const top = days[now.indexOf(Math.max(...known))]
  const parts = [
    `${props.measure.title}, ${range(setting, props.period)}: ${value(setting, props.measure, props.total)}`,
    ...(change ? [`, ${change.spoken}`] : []),
    ...(known.length > 1 && top ? [`; highest ${day(setting, top)}`] : []),
    ...(incompleteFrom(props.period, props.period.until) === null ? [] : ['; the last day is incomplete']),
  ]
  return `${parts.join('')}.`
}

export function TimeLegend(props: {
  measure: Column
  before: Period | null
  bars: Column | null
  incomplete: boolean
}): JSX.Element {
  const here = useHere()
  const entries = () => [
    { mark: 'line', name: props.measure.title },
    ...(props.before ? [{ mark: 'dashed', name: range(here.setting(), props.before) }] : []),
    ...(props.bars ? [{ mark: 'bar', name: `${props.bars.title} (right)` }] : []),
    ...(props.incomplete ? [{ mark: 'shade', name: 'Incomplete: the day is in progress' }] : []),
  ]
  return (
    <Show when={entries().length > 1}>
      <ul class="legend">
        <For each={entries()}>
          {(entry) => (
            <li>
              <i data-mark={entry.mark} />
              {entry.name}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
