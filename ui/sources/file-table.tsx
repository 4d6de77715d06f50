import { createMemo, type JSX } from 'solid-js'
import type { FileReport } from '#server/routes/loads.contract.ts'
import { Badge } from '#ui/control/badge.tsx'
import { day } from '#ui/format/date.ts'
import { Unknown } from '#ui/format/figure.tsx'
import { platformName, sentence } from '#ui/format/names.ts'
import { count, money, type Setting } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { TableColumn } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import { droppedWords, fileResult, fileTone } from './load-words.ts'

/** What became of each file of a load. */
export function FileTable(props: { files: readonly FileReport[] }): JSX.Element {
  const here = useHere()
  const columns = createMemo(() => fileColumns(here.setting()))
  return (
    <Table
      label="Files of the load"
      columns={columns()}
      rows={props.files.map((file) => ({ key: String(file.fileNo), item: file }))}
      sort={null}
    />
  )
}

function fileColumns(setting: Setting): TableColumn<FileReport>[] {
  const counted = (
    id: string,
    title: string,
    pick: (file: FileReport) => number,
    bad = false,
  ): TableColumn<FileReport> => ({
    id,
    title,
    numeric: true,
    phone: id === 'kept',
    cell: (file) => (
      <span classList={{ none: pick(file) === 0, 'text-bad': bad && pick(file) > 0 }}>
        {count(setting, pick(file))}
      </span>
    ),
  })
  return [
    { id: 'name', title: 'File', numeric: false, cell: (file) => <span class="mono">{file.name}</span> },
    {
      id: 'platform',
      title: 'Recognised as',
      numeric: false,
      cell: (file) =>
        file.platform === null ? (
          <Unknown why="No known file has these columns" />
        ) : (
          <span class="strong" data-hint={file.source === null ? undefined : `Source: ${file.source}`}>
            {platformName(file.platform)}
            {file.mapping === null ? '' : ` by mapping ${file.mapping}`}
          </span>
        ),
    },
    { id: 'days', title: 'Days', numeric: false, cell: (file) => <Days setting={setting} file={file} /> },
    counted('rowsIn', 'Rows', (file) => file.rowsIn),
    counted('kept', 'Kept', (file) => file.kept),
    counted('replaced', 'Replaced', (file) => file.replaced),
    counted('dropped', 'Dropped', (file) => file.dropped.reduce((sum, one) => sum + one.rows, 0)),
    counted('refused', 'Refused', (file) => (file.status === 'refused' ? file.rowsIn : file.rejected), true),
    {
      id: 'result',
      title: 'Result',
      numeric: false,
      class: 'wrap',
      phone: true,
      cell: (file) => (
        <span class="flex items-center gap-2">
          <Badge tone={fileTone(file)} hint={sumsOf(setting, file)}>
            {fileResult(setting, file)}
          </Badge>
          <span class="muted wide-only">
            {[droppedWords(setting, file), ...file.warnings].filter(Boolean).join('; ')}
          </span>
        </span>
      ),
    },
  ]
}

function Days(props: { setting: Setting; file: FileReport }): JSX.Element {
  const { firstDay, lastDay } = props.file
  if (firstDay === null || lastDay === null) return <Unknown why="Its rows name no days" />
  return (
    <span>
      {day(props.setting, firstDay)}
      {firstDay === lastDay ? '' : ` – ${day(props.setting, lastDay)}`}
    </span>
  )
}

/** Sums over the rows read, to hold against the platform's own screen. */
function sumsOf(setting: Setting, file: FileReport): string {
  const amounts = new Set(['spend', 'net', 'gross', 'total', 'refunded', 'revenue', 'claimed_value'])
  const words = Object.entries(file.sums).map(
    ([name, sum]) =>
      `${sentence(name)} ${amounts.has(name) ? money(setting, sum, 'exact', file.currency ?? undefined) : count(setting, sum)}`,
  )
  return words.length === 0 ? 'No sums' : `Sums over its rows: ${words.join(', ')}`
}
