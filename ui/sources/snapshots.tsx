import { A } from '@solidjs/router'
import { createMemo, type JSX, Show } from 'solid-js'
import { createSnapshots, type Snapshot } from '#ui/api/data.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Empty } from '#ui/control/state.tsx'
import { instant } from '#ui/format/date.ts'
import { count, type Setting } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { TableColumn } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'

/** Every state of the data; each can be looked at again, with today's definitions. */
export function Snapshots(): JSX.Element {
  const here = useHere()
  const snapshots = createSnapshots(() => here.workspace().id, 200)
  const columns = createMemo(() => snapshotColumns(here.setting(), here.workspace().slug))
  return (
    <Answered
      of={snapshots}
      failed="The snapshots could not be read."
      waiting="Reading the snapshots"
      rows={4}
    >
      {(found) => (
        <Show
          when={found().items.length > 0}
          fallback={
            <Empty title="No snapshots yet">
              Each load that changes something makes one. Nothing that was loaded is ever lost.
            </Empty>
          }
        >
          <Table
            label="Snapshots, newest first"
            columns={columns()}
            rows={found().items.map((snapshot) => ({ key: String(snapshot.number), item: snapshot }))}
            sort={null}
          />
        </Show>
      )}
    </Answered>
  )
}

const snapshotColumns = (setting: Setting, slug: string): TableColumn<Snapshot>[] => [
  {
    id: 'number',
    title: 'Snapshot',
    numeric: false,
    cell: (snapshot) => <span class="strong">{count(setting, snapshot.number)}</span>,
  },
  {
    id: 'committedAt',
    title: 'Committed',
    numeric: false,
    phone: true,
    cell: (snapshot) => instant(setting, snapshot.committedAt),
  },
  { id: 'load', title: 'By load', numeric: true, cell: (snapshot) => count(setting, snapshot.load) },
  {
    id: 'files',
    title: 'Files',
    numeric: false,
    cell: (snapshot) => (
      <span class="mono">
        {snapshot.files.slice(0, 3).join(', ')}
        {snapshot.files.length > 3 ? ` and ${snapshot.files.length - 3} more` : ''}
      </span>
    ),
  },
  {
    id: 'open',
    title: 'Look back',
    numeric: false,
    phone: true,
    cell: (snapshot) => <A href={`/${slug}/overview?asof=${snapshot.number}`}>Open as of</A>,
  },
]
