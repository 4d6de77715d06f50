import { createMemo, type JSX, Show } from 'solid-js'
import type { Cell, Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf, rowsIn } from '#ui/analyses/rows.ts'
import { Waterfall, type WaterfallBar } from '#ui/chart/waterfall.tsx'
import { Button } from '#ui/control/button.tsx'
import { ViewSwitch } from '#ui/control/view-switch.tsx'
import { range } from '#ui/format/date.ts'
import { Figure } from '#ui/format/figure.tsx'
import { type Setting, toNumber } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import type { TableColumn } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import { barOf, cellOf, definitions, keyOf, shapes, titleOf } from './model.ts'
import type { Measure } from './state.ts'

interface StepsProps {
  readonly answer: Answer
  readonly period: Period
  readonly measure: Measure
  readonly view: 'chart' | 'table'
  readonly stale: boolean
  /** The bar whose drawer is open. */
  readonly open: Cell | null
  readonly onView: (view: 'chart' | 'table') => void
  readonly onOpen: (cell: Cell) => void
}

/** From what the platforms claim to what the shop counts, as a waterfall or as figures. */
export function Steps(props: StepsProps): JSX.Element {
  const here = useHere()
  const rows = createMemo(() =>
    rowsIn(props.answer.rows, props.period).filter((row) => row[props.measure] !== null),
  )
  const shown = (given: unknown) => value(here.setting(), shapes[props.measure], given)
  const bars = createMemo(() => rows().flatMap((row) => barsOf(row, props.measure, shown)))
  return (
    <section class="section" aria-label="From claims to the shop">
      <div class="section-head">
        <h2>From claims to the shop</h2>
        <span class="aside">
          {props.measure === 'orders' ? 'orders' : `net revenue, ${here.setting().currency}`},{' '}
          {range(here.setting(), props.period)}
        </span>
        <span class="push" />
        <ViewSwitch view={props.view} onChange={props.onView} />
        <Button
          title="Definition, SQL and rows, key X"
          keys="x"
          onClick={() => props.onOpen({ bar: 'not_explained' })}
        >
          Why?
        </Button>
      </div>
      <div classList={{ stale: props.stale }}>
        <Show when={props.view === 'chart'} fallback={<StepTable {...props} rows={rows()} />}>
          <Waterfall
            bars={bars()}
            label={finding(bars(), range(here.setting(), props.period))}
            open={props.open === null ? null : keyOf(props.open)}
            onOpen={(key) => {
              const row = rows().find((one) => keyOf(cellOf(one)) === key)
              if (row) props.onOpen(cellOf(row))
            }}
          />
        </Show>
      </div>
    </section>
  )
}

function barsOf(row: Row, measure: Measure, shown: (given: unknown) => string): WaterfallBar[] {
  const bar = barOf(row)
  const amount = toNumber(row[measure])
  if (bar === undefined || amount === null) return []
  const kind = bar === 'claimed' || bar === 'shop' ? 'total' : bar === 'not_explained' ? 'rest' : 'step'
  const sign = kind !== 'total' && amount > 0 ? '+' : ''
  return [
    {
      key: keyOf(cellOf(row)),
      title: titleOf(bar, row.reason),
      hint: definitions[bar],
      kind,
      amount,
      label: `${sign}${shown(row[measure])}`,
    },
  ]
}

/** "Oct 25 – Nov 21. Platforms claim: $31,200; Claimed twice: −$2,400; …; Shop counts: $28,100." */
const finding = (bars: readonly WaterfallBar[], days: string): string =>
  `${days}. ${bars.map((bar) => `${bar.title}: ${bar.label}`).join('; ')}.`

function StepTable(props: StepsProps & { rows: readonly Row[] }): JSX.Element {
  const here = useHere()
  const earlier = createMemo(() => {
    const before = here.before()
    if (before === null) return null
    return new Map(
      rowsIn(props.answer.rows, before).map((row) => [keyOf(cellOf(row)), row[props.measure] ?? null]),
    )
  })
  const columns = createMemo(() => {
    const column = columnOf(props.answer, props.measure)
    if (column === undefined) return []
    return [
      ...stepColumns(here.setting(), column, props.measure, props.onOpen),
      ...comparedColumns(here.setting(), props.measure, earlier()),
    ]
  })
  return (
    <Table
      label="Steps from claims to the shop"
      columns={columns()}
      rows={props.rows.map((row) => ({ key: keyOf(cellOf(row)), item: row }))}
      sort={null}
    />
  )
}

const stepColumns = (
  setting: Setting,
  column: Column,
  measure: Measure,
  onOpen: (cell: Cell) => void,
): TableColumn<Row>[] => [
  {
    id: 'bar',
    title: 'Step',
    numeric: false,
    cell: (row) => {
      const bar = barOf(row)
      return <span data-hint={bar && definitions[bar]}>{bar ? titleOf(bar, row.reason) : ''}</span>
    },
  },
  {
    id: measure,
    title: column.title,
    definition: column.definition,
    numeric: true,
    phone: true,
    cell: (row) => <Figure setting={setting} column={shapes[measure]} value={row[measure]} style="cents" />,
    open: (row) => () => onOpen(cellOf(row)),
  },
]

function comparedColumns(
  setting: Setting,
  measure: Measure,
  earlier: ReadonlyMap<string, Row[string]> | null,
): TableColumn<Row>[] {
  if (earlier === null) return []
  const before = (row: Row) => earlier.get(keyOf(cellOf(row))) ?? null
  return [
    {
      id: 'before',
      title: 'Before',
      definition: 'The same step in the comparison period.',
      numeric: true,
      phone: true,
      cell: (row) => (
        <Figure
          setting={setting}
          column={shapes[measure]}
          value={before(row)}
          style="cents"
          why="No row was counted then"
        />
      ),
    },
  ]
}
