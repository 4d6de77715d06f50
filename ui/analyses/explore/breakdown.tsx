import { createMemo, type JSX, Show } from 'solid-js'
import type { Cell, Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import { rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Answered } from '#ui/control/answered.tsx'
import { ExportCsv } from '#ui/control/export-csv.tsx'
import { Empty } from '#ui/control/state.tsx'
import { Change, Figure } from '#ui/format/figure.tsx'
import { platformName, sentence } from '#ui/format/names.ts'
import { count, type Setting, toNumber } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import type { TableColumn, TableRow } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import {
  type Breakdown as Dimension,
  dimensionNames,
  type ExploreState,
  leavesOut,
  writeFilter,
} from './state.ts'

/** The engine names what it cannot tell in brackets: (not allocated), (not known). */
const isUnknown = (given: unknown): boolean =>
  given === null || given === undefined || /^\(.*\)$/.test(String(given))

interface Pair {
  readonly now: Row
  readonly before: Row | null
}

/** The measures by one dimension; a click on a value keeps only it, a click on a figure explains it. */
export function Breakdown(props: {
  request: RequestOf<'explore'>
  period: Period
  page: PageState<ExploreState>
  onOpen: (measure: string, cell: Cell) => void
}): JSX.Element {
  const here = useHere()
  const by = () => props.page.state().by
  const answer = createAnalysis('explore', here.at, () => props.request)
  const rows = createMemo<TableRow<Pair>[]>(() => {
    const all = answer.data()?.rows ?? []
    const period = here.before()
    const earlier = new Map((period === null ? [] : rowsIn(all, period)).map((row) => [row[by()], row]))
    return rowsIn(all, props.period).map((now) => ({
      key: String(now[by()] ?? ''),
      item: { now, before: earlier.get(now[by()] ?? null) ?? null },
      ...(isUnknown(now[by()]) ? { kind: 'unknown' as const } : {}),
    }))
  })
  const columns = createMemo(() => [
    nameColumn(by(), (name) => props.page.set({ where: writeFilter({ dimension: by(), value: name }) })),
    ...(answer.data()?.columns ?? [])
      .filter((column) => column.role === 'measure')
      .flatMap((column, at) =>
        measureColumns(here.setting(), column, at < 2, here.before() !== null && at === 0, (row) =>
          props.onOpen(column.name, { [by()]: row[by()] ?? null }),
        ),
      ),
  ])
  return (
    <section class="section" aria-label="Breakdown">
      <div class="section-head">
        <h2>By {dimensionNames[by()].toLowerCase()}</h2>
        <span class="aside">
          {count(here.setting(), rows().length)} rows
          <Show when={leavesOut(props.page.state().measures, by())}>
            . Measures that no row states by {dimensionNames[by()].toLowerCase()} are left out; orders have a
            channel only under an attribution model.
          </Show>
        </span>
      </div>
      <Answered
        of={answer}
        failed="The breakdown could not be computed."
        waiting="Computing the breakdown"
        rows={8}
      >
        {() => (
          <Show
            when={rows().length > 0}
            fallback={
              <Empty title="Nothing has this dimension in these days">
                Choose another breakdown, or widen the days.
              </Empty>
            }
          >
            <Table
              label={`Measures by ${dimensionNames[by()]}`}
              columns={columns()}
              rows={rows()}
              stale={answer.stale()}
              foot={
                <ExportCsv id="explore" at={here.at()} request={props.request} name={`explore by ${by()}`} />
              }
            />
          </Show>
        )}
      </Answered>
    </section>
  )
}

function nameColumn(by: Dimension, onFilter: (value: string) => void): TableColumn<Pair> {
  const shown = (given: unknown) => (by === 'platform' ? platformName(String(given)) : String(given))
  const label = (given: unknown) =>
    isUnknown(given)
      ? sentence(String(given ?? `(no ${dimensionNames[by].toLowerCase()} known)`).slice(1, -1))
      : shown(given)
  return {
    id: by,
    title: dimensionNames[by],
    numeric: false,
    cell: ({ now }) => (
      <>
        {by === 'channel' ? (
          <ChannelSwatch channel={String(now.channel ?? '')} unknown={isUnknown(now.channel)} />
        ) : null}
        <span
          data-hint={
            now[by] === '(not allocated)'
              ? 'Orders have a channel only under an attribution model'
              : undefined
          }
        >
          {label(now[by])}
        </span>
      </>
    ),
    sortBy: ({ now }) => (isUnknown(now[by]) ? null : shown(now[by])),
    open: ({ now }) => (isUnknown(now[by]) ? null : () => onFilter(String(now[by]))),
  }
}

function measureColumns(
  setting: Setting,
  column: Column,
  phone: boolean,
  compared: boolean,
  onOpen: (row: Row) => void,
): TableColumn<Pair>[] {
  const figures: TableColumn<Pair> = {
    id: column.name,
    title: column.title,
    definition: column.definition,
    numeric: true,
    phone,
    cell: ({ now }) => (
      <Figure setting={setting} column={column} value={now[column.name]} why="Not stated for this row" />
    ),
    sortBy: ({ now }) => toNumber(now[column.name]),
    open: ({ now }) => (now[column.name] === null ? null : () => onOpen(now)),
  }
  if (!compared) return [figures]
  const change: TableColumn<Pair> = {
    id: `${column.name}-change`,
    title: 'Change',
    definition: `${column.title} against the comparison period.`,
    numeric: true,
    cell: ({ now, before }) => (
      <Change
        setting={setting}
        now={now[column.name]}
        before={before?.[column.name] ?? null}
        better={column.better}
        hint={before === null ? '' : `from ${value(setting, column, before[column.name])}`}
      />
    ),
  }
  return [figures, change]
}
