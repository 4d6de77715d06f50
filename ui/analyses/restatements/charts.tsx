import { createMemo, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { type ChangeBar, ChangeBars } from '#ui/chart/change-bars.tsx'
import { ViewSwitch } from '#ui/control/view-switch.tsx'
import { day, range } from '#ui/format/date.ts'
import { plural } from '#ui/format/names.ts'
import { count, type Setting, toNumber } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import { eachDay } from '#ui/state/day.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import type { TableColumn } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import { measureColumn } from './model.ts'
import { Moved, signed } from './moved.tsx'
import type { Measure } from './state.ts'

interface ChartsProps {
  readonly days: Answer
  readonly ages: Answer
  readonly measure: Measure
  readonly period: Period
  readonly view: 'chart' | 'table'
  readonly stale: boolean
  readonly onView: (view: 'chart' | 'table') => void
  readonly onOpenDay: (day: string) => void
}

/** Where the changes lie, and how far back the newer extracts reached. */
export function Charts(props: ChartsProps): JSX.Element {
  const here = useHere()
  const column = () => measureColumn(props.days, `${props.measure}Difference`)
  return (
    <Show when={column()}>
      {(shown) => (
        <div class="pair" classList={{ stale: props.stale }}>
          <section class="section" aria-label="Difference by day">
            <div class="section-head">
              <h2>Where</h2>
              <span class="aside">
                {shown().title.toLowerCase()} by day, {range(here.setting(), props.period)}
              </span>
              <span class="push" />
              <ViewSwitch view={props.view} onChange={props.onView} />
            </div>
            <ByDay {...props} column={shown()} />
          </section>
          <section class="section" aria-label="Difference by days back">
            <div class="section-head">
              <h2>How far back</h2>
              <span class="aside" data-hint={hintOfAge}>
                days back from the newest extract
              </span>
            </div>
            <ByAge {...props} column={shown()} />
          </section>
        </div>
      )}
    </Show>
  )
}

function ByDay(props: ChartsProps & { column: Column }): JSX.Element {
  const here = useHere()
  const bars = createMemo((): ChangeBar[] => {
    const found = new Map(props.days.rows.map((row) => [row.day, row]))
    return eachDay(props.period.from, props.period.until).map((one) => ({
      key: one,
      label: day(here.setting(), one, { year: false }),
      title: day(here.setting(), one, { weekday: true }),
      value: toNumber(found.get(one)?.[props.column.name]) || null,
      lines: linesOf(here.setting(), props.days, found.get(one), props.measure),
    }))
  })
  return (
    <Drawn
      {...props}
      bars={bars()}
      rows={props.days.rows}
      of={{ id: 'day', title: 'Day', text: (row) => day(here.setting(), String(row.day), { weekday: true }) }}
      onPick={(key) => props.onOpenDay(key)}
    />
  )
}

function ByAge(props: ChartsProps & { column: Column }): JSX.Element {
  const here = useHere()
  const text = (age: number) => `${count(here.setting(), age)} ${plural(Math.abs(age), 'day')} back`
  const bars = createMemo((): ChangeBar[] => {
    const found = new Map(props.ages.rows.map((row) => [toNumber(row.age) ?? 0, row]))
    const ages = [...found.keys()]
    const [first, last] = [Math.min(0, ...ages), Math.min(Math.max(0, ...ages), mostAges)]
    return Array.from({ length: last - first + 1 }, (_, at) => first + at).map((age) => ({
      key: String(age),
      label: String(age),
      title: text(age),
      value: toNumber(found.get(age)?.[props.column.name]) || null,
      lines: linesOf(here.setting(), props.ages, found.get(age), props.measure),
    }))
  })
  return (
    <Drawn
      {...props}
      bars={bars()}
      rows={props.ages.rows}
      of={{ id: 'age', title: 'Days back', text: (row) => text(toNumber(row.age) ?? 0) }}
    />
  )
}

const hintOfAge = 'Days from the day of the figure to the extract that states it now.'

/** Beyond a year of days a bar is thinner than a pixel; the table has them all. */
const mostAges = 400

function linesOf(
  setting: Setting,
  answer: Answer,
  row: Row | undefined,
  measure: Measure,
): (readonly [string, string])[] {
  if (row === undefined) return [['No change', '']]
  return ['Before', 'After', 'Difference'].flatMap((side) => {
    const column = measureColumn(answer, `${measure}${side}`)
    const given = row[`${measure}${side}`]
    if (column === undefined) return []
    return [
      [side, side === 'Difference' ? signed(setting, column, given) : value(setting, column, given)] as const,
    ]
  })
}

function Drawn(
  props: ChartsProps & {
    column: Column
    bars: readonly ChangeBar[]
    rows: readonly Row[]
    of: { id: string; title: string; text: (row: Row) => string }
    onPick?: (key: string) => void
  },
): JSX.Element {
  const here = useHere()
  const label = (given: number) =>
    signed(here.setting(), props.column, given, 'short').replace(/[.,]00(?=\D*$)/, '')
  const finding = () => {
    const moved = props.bars.filter((bar) => (bar.value ?? 0) !== 0)
    const top = moved.toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))[0]
    return top === undefined
      ? `${props.column.title} by ${props.of.title.toLowerCase()}: none.`
      : `${props.column.title} by ${props.of.title.toLowerCase()}: ${moved.length} changed; most at ${top.title}, ${label(top.value ?? 0)}.`
  }
  const columns = createMemo((): TableColumn<Row>[] => [
    {
      id: props.of.id,
      title: props.of.title,
      numeric: false,
      cell: (row) => <span>{props.of.text(row)}</span>,
      sortBy: (row) => toNumber(row[props.of.id]) ?? String(row[props.of.id]),
    },
    {
      id: 'difference',
      title: props.column.title,
      definition: props.column.definition,
      numeric: true,
      phone: true,
      cell: (row) => <Moved setting={here.setting()} column={props.column} value={row[props.column.name]} />,
      sortBy: (row) => toNumber(row[props.column.name]),
    },
  ])
  return (
    <Show
      when={props.view === 'chart'}
      fallback={
        <Table
          label={`${props.column.title} by ${props.of.title.toLowerCase()}`}
          columns={columns()}
          rows={props.rows.map((row) => ({ key: String(row[props.of.id]), item: row }))}
          dense
        />
      }
    >
      <ChangeBars
        bars={props.bars}
        label={finding()}
        axisLabel={label}
        onPick={(bar) => props.onPick?.(bar.key)}
      />
    </Show>
  )
}
