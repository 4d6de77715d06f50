import { createMemo, type JSX } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import { rowsIn } from '#ui/analyses/rows.ts'
import { day } from '#ui/format/date.ts'
import { Figure } from '#ui/format/figure.tsx'
import { toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import type { TableColumn } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'

/** The same figures as the drawing, to read one by one. */
export function DayTable(props: {
  rows: readonly Row[]
  period: Period
  columns: readonly Column[]
}): JSX.Element {
  const here = useHere()
  const columns = createMemo<TableColumn<Row>[]>(() => [
    {
      id: 'day',
      title: 'Day',
      numeric: false,
      cell: (row) => <span>{day(here.setting(), String(row.day), { weekday: true })}</span>,
      sortBy: (row) => String(row.day),
    },
    ...props.columns.map((column, at) => ({
      id: column.name,
      title: column.title,
      definition: column.definition,
      numeric: true,
      phone: at < 2,
      cell: (row: Row) => (
        <Figure
          setting={here.setting()}
          column={column}
          value={row[column.name]}
          why="Nothing to compute it from on this day"
        />
      ),
      sortBy: (row: Row) => toNumber(row[column.name]),
    })),
  ])
  return (
    <Table
      label="Figures by day"
      columns={columns()}
      rows={rowsIn(props.rows, props.period).map((row) => ({ key: String(row.day), item: row }))}
    />
  )
}
