import { createMemo, type JSX, Show } from 'solid-js'
import type { FileReport, Load } from '#server/routes/loads.contract.ts'
import { Badge } from '#ui/control/badge.tsx'
import { Empty } from '#ui/control/state.tsx'
import { instant } from '#ui/format/date.ts'
import { Unknown } from '#ui/format/figure.tsx'
import { count, percent, type Setting } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { TableColumn } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import { loadSentence, statusTone } from './load-words.ts'

/** Loads, newest first; each opens to its report. */
export function Loads(props: { loads: readonly Load[]; onOpen: (id: string) => void }): JSX.Element {
  const here = useHere()
  const columns = createMemo(() => loadColumns(here.setting(), props.onOpen))
  return (
    <Show
      when={props.loads.length > 0}
      fallback={
        <Empty title="No loads yet">
          Drop the files that your platforms and your shop export. Each gets a report: rows kept, rows dropped
          and why, and every fault with its line.
        </Empty>
      }
    >
      <Table
        label="Loads, newest first"
        columns={columns()}
        rows={props.loads.map((load) => ({ key: load.id, item: load }))}
        sort={null}
      />
    </Show>
  )
}

/** Over the files of a load; null before it has a report. */
const sumOf = (load: Load, pick: (file: FileReport) => number): number | null =>
  load.report === null ? null : load.report.files.reduce((sum, file) => sum + pick(file), 0)

const Files = (props: { load: Load }): JSX.Element => (
  <span class="mono" data-hint={props.load.files.length > 1 ? props.load.files.join(', ') : undefined}>
    {props.load.files[0] ?? '–'}
    {props.load.files.length > 1 ? ` and ${props.load.files.length - 1} more` : ''}
  </span>
)

function loadColumns(setting: Setting, onOpen: (id: string) => void): TableColumn<Load>[] {
  const open = (load: Load) => () => onOpen(load.id)
  const counted = (id: string, title: string, pick: (file: FileReport) => number): TableColumn<Load> => ({
    id,
    title,
    numeric: true,
    cell: (load) => {
      const sum = sumOf(load, pick)
      return sum === null ? (
        <Unknown why="The load has no report yet" />
      ) : (
        <span classList={{ none: sum === 0 }}>{count(setting, sum)}</span>
      )
    },
    sortBy: (load) => sumOf(load, pick),
    open,
  })
  return [
    {
      id: 'number',
      title: 'Load',
      numeric: false,
      cell: (load) => <span class="link">{load.number}</span>,
      open,
    },
    {
      id: 'createdAt',
      title: 'When',
      numeric: false,
      phone: true,
      cell: (load) => instant(setting, load.createdAt),
      open,
    },
    {
      id: 'files',
      title: 'Files',
      numeric: false,
      cell: (load) => <Files load={load} />,
      open,
    },
    counted('rowsIn', 'Rows', (file) => file.rowsIn),
    counted('kept', 'Kept', (file) => file.kept),
    counted('replaced', 'Replaced', (file) => file.replaced),
    counted('dropped', 'Dropped', (file) => file.dropped.reduce((sum, one) => sum + one.rows, 0)),
    counted('rejected', 'Rejected', (file) => file.rejected),
    {
      id: 'status',
      title: 'Result',
      numeric: false,
      class: 'wrap',
      phone: true,
      cell: (load) => (
        <span class="flex items-center gap-2">
          <Badge tone={statusTone(load.status)}>{load.status}</Badge>
          <span class="muted wide-only">
            {load.status === 'running' && load.progress !== null
              ? percent(setting, load.progress)
              : loadSentence(setting, load)}
          </span>
        </span>
      ),
      open,
    },
  ]
}
