import { createMemo, type JSX, Show } from 'solid-js'
import type { Cell, Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import { rowsIn } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Empty, Failure, SkeletonRows } from '#ui/control/state.tsx'
import { Change, Figure } from '#ui/format/figure.tsx'
import { platformName } from '#ui/format/names.ts'
import { count, type Setting, toNumber } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import type { TableColumn, TableRow } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import { type Breakdown as Dimension, dimensionNames, type ExploreState, writeFilter } from './state.ts'

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
      ...(now[by()] === null ? { kind: 'unknown' as const } : {}),
    }))
  })
  const columns = createMemo(() => [
    nameColumn(by(), (name) => props.page.set({ where: writeFilter({ dimension: by(), value: name }) })),
    ...(answer.data()?.columns ?? [])
      .filter((column) => column.role === 'measure')
      .flatMap((column, at) => measureColumns(here.setting(), column, at < 2, here.before() !== null && at === 0, (row) => props.onOpen(column.name, { [by()]: row[by()] ?? null }))),
  ])
  return (
    <section class="section" aria-label="Breakdown">
      <div class="section-head">
        <h2>By {dimensionNames[by()].toLowerCase()}</h2>
        <span class="aside">{count(here.setting(), rows().length)} rows</span>
      </div>
      <Show when={!answer.error()} fallback={<Failure what="The breakdown could not be computed." error={answer.error() ?? new Error('unknown')} onRetry={answer.retry} />}>
        <Show when={answer.data()} fallback={<SkeletonRows rows={8} label="Computing the breakdown" />}>
          <Show when={rows().length > 0} fallback={<Empty title="Nothing has this dimension in these days">Choose another breakdown, or widen the days.</Empty>}>
            <Table label={`Measures by ${dimensionNames[by()]}`} columns={columns()} rows={rows()} stale={answer.stale()} />
          </Show>
        </Show>
      </Show>
    </section>
  )
}

function nameColumn(by: Dimension, onFilter: (value: string) => void): TableColumn<Pair> {
  const shown = (given: unknown) => (by === 'platform' ? platformName(String(given)) : String(given))
  return {
    id: by,
    title: dimensionNames[by],
    numeric: false,
    cell: ({ now }) => (
      <>
        {by === 'channel' ? <ChannelSwatch channel={String(now.channel ?? '')} unknown={now.channel === null} /> : null}
        <span>{now[by] === null ? `No ${dimensionNames[by].toLowerCase()} known` : shown(now[by])}</span>
      </>
    ),
    sortBy: ({ now }) => (now[by] === null ? null : shown(now[by])),
    open: ({ now }) => (now[by] === null ? null : () => onFilter(String(now[by]))),
  }
}

function measureColumns(setting: Setting, column: Column, phone: boolean, compared: boolean, onOpen: (row: Row) => void): TableColumn<Pair>[] {
  const figures: TableColumn<Pair> = {
    id: column.name,
    title: column.title,
    definition: column.definition,
    numeric: true,
    phone,
    cell: ({ now }) => <Figure setting={setting} column={column} value={now[column.name]} why="Not stated for this row" />,
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
