import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { Cell, Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { Badge, type Tone } from '#ui/control/badge.tsx'
import { day } from '#ui/format/date.ts'
import { Change, Figure } from '#ui/format/figure.tsx'
import { platformName } from '#ui/format/names.ts'
import { type Setting, toNumber } from '#ui/format/number.ts'
import { pageAddress } from '#ui/state/pages.ts'
import type { TableColumn } from '#ui/table/model.ts'
import { kindHints, kindName, measureColumn } from './model.ts'
import { Moved } from './moved.tsx'
import { type Measure, measuresOf, type RestatementsState } from './state.ts'

/** A line of the table: a cell of the answer, or its totals. */
export interface Line {
  readonly row: Row
  /** Null for the totals. */
  readonly cell: Cell | null
}

/** The values that name a row's cell. */
export const cellOf = (answer: Answer, row: Row): Cell =>
  Object.fromEntries(
    answer.columns
      .filter((column) => column.role === 'dimension')
      .map((column) => [column.name, row[column.name] ?? null]),
  )

const tones: Readonly<Record<string, Tone>> = { vanished: 'warn', cancelled: 'warn', appeared: 'info' }

export const KindBadge = (props: { kind: string }): JSX.Element => (
  <Badge tone={tones[props.kind] ?? 'neutral'} hint={kindHints[props.kind] ?? ''}>
    {kindName(props.kind)}
  </Badge>
)

/** 'Meta Ads › Prospecting' without the days, which have a column of their own. */
export function lineName(row: Row): string {
  const parts = [
    row.platform == null ? null : platformName(String(row.platform)),
    row.account,
    row.campaign,
    row.adset,
    row.ad,
  ]
  return parts
    .filter((part) => part !== null && part !== undefined)
    .map(String)
    .join(' › ')
}

interface Context {
  readonly setting: Setting
  readonly slug: string
  readonly answer: Answer
  readonly state: RestatementsState
  readonly measure: Measure
  /** With the drawer open only the narrow ends fit. */
  readonly brief: boolean
  readonly onOpen: (cell: Cell, measure: string) => void
}

export function lineColumns(context: Context): TableColumn<Line>[] {
  const { answer, measure, brief } = context
  const has = (name: string) => answer.columns.some((column) => column.name === name)
  const before = measureColumn(answer, `${measure}Before`)
  const after = measureColumn(answer, `${measure}After`)
  const difference = measureColumn(answer, `${measure}Difference`)
  if (before === undefined || after === undefined || difference === undefined) return []
  const others = measuresOf[context.state.subject].filter((one) => one !== measure)
  return [
    ...nameColumns(context, has),
    ...(has('change') && !brief ? [changeColumn] : []),
    sideColumn(context, before, 'Before'),
    sideColumn(context, after, 'After'),
    movedColumn(context, difference, 'Difference'),
    shareColumn(context, measure, difference),
    ...(brief ? [] : others).flatMap((other) => {
      const column = measureColumn(answer, `${other}Difference`)
      return column === undefined
        ? []
        : [movedColumn(context, column, column.title.replace(/ difference$/, ''))]
    }),
  ]
}

function nameColumns(context: Context, has: (name: string) => boolean): TableColumn<Line>[] {
  const { setting } = context
  const text = (row: Row) => day(setting, String(row.day), { weekday: true })
  const days: TableColumn<Line> = {
    id: 'day',
    title: 'Day',
    numeric: false,
    phone: has('order') || has('campaign'),
    cell: (line) => <span>{line.cell === null ? '' : text(line.row)}</span>,
    sortBy: (line) => String(line.row.day),
  }
  const total = <span>All of these days</span>
  if (context.state.subject === 'orders') return [orderColumn(context), days]
  if (!has('platform'))
    return [
      { ...days, phone: true, cell: (line) => (line.cell === null ? total : <span>{text(line.row)}</span>) },
    ]
  const name: TableColumn<Line> = {
    id: 'name',
    title: has('campaign') ? 'Campaign' : has('account') ? 'Account' : 'Platform',
    numeric: false,
    cell: (line) => (line.cell === null ? total : <Named row={line.row} />),
    sortBy: (line) => lineName(line.row),
  }
  return has('day') ? [name, days] : [name]
}

function Named(props: { row: Row }): JSX.Element {
  const path = () => lineName(props.row).split(' › ')
  return (
    <span data-hint={lineName(props.row)}>
      <Show when={path().length > 1}>
        <span class="muted wide-only">{path().slice(0, -1).join(' › ')} › </span>
      </Show>
      {path().at(-1)}
    </span>
  )
}

const orderColumn = (context: Context): TableColumn<Line> => ({
  id: 'order',
  title: 'Order',
  numeric: false,
  cell: (line) => (
    <Show when={line.cell !== null} fallback={<span>All of these days</span>}>
      <A
        href={`${pageAddress(context.slug, 'orders', {})}?order=${String(line.row.orderKey)}`}
        onClick={(event) => event.stopPropagation()}
      >
        {String(line.row.order ?? line.row.orderKey)}
      </A>
    </Show>
  ),
  sortBy: (line) => String(line.row.order),
})

const changeColumn: TableColumn<Line> = {
  id: 'change',
  title: 'What happened',
  numeric: false,
  cell: (line) => (
    <Show when={line.cell !== null}>
      <KindBadge kind={String(line.row.change)} />
    </Show>
  ),
  sortBy: (line) => String(line.row.change),
}

const opens = (context: Context, column: Column) => (line: Line) => {
  const { cell } = line
  return cell === null ? null : () => context.onOpen(cell, column.name)
}

const sideColumn = (context: Context, column: Column, title: string): TableColumn<Line> => ({
  id: column.name,
  title,
  definition: column.definition,
  numeric: true,
  cell: (line) => (
    <Figure
      setting={context.setting}
      column={column}
      value={line.row[column.name]}
      style="cents"
      why={title === 'Before' ? 'The earlier state does not say' : 'This state does not say'}
    />
  ),
  sortBy: (line) => toNumber(line.row[column.name]),
  open: opens(context, column),
})

const movedColumn = (context: Context, column: Column, title: string): TableColumn<Line> => ({
  id: column.name,
  title,
  definition: column.definition,
  numeric: true,
  phone: title === 'Difference',
  cell: (line) => (
    <Moved setting={context.setting} column={column} value={line.row[column.name]} style="cents" />
  ),
  sortBy: (line) => toNumber(line.row[column.name]),
  open: opens(context, column),
})

const shareColumn = (context: Context, measure: Measure, column: Column): TableColumn<Line> => ({
  id: 'share',
  title: '%',
  definition: 'Difference / before.',
  numeric: true,
  cell: (line) => (
    <Change
      setting={context.setting}
      now={line.row[`${measure}After`] ?? 0}
      before={line.row[`${measure}Before`] ?? 0}
      better={column.better}
    />
  ),
})
