import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { Mapping } from '#server/routes/mappings.contract.ts'
import { createMappings, dropMapping } from '#ui/api/mappings.ts'
import { messageOf } from '#ui/api/problem.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Button } from '#ui/control/button.tsx'
import { Modal } from '#ui/control/modal.tsx'
import { Empty } from '#ui/control/state.tsx'
import { instant } from '#ui/format/date.ts'
import { Unknown } from '#ui/format/figure.tsx'
import type { Setting } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { TableColumn } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'
import { meaningsOf, targetTitle } from './draft.ts'

/** Mappings of the workspace; each opens to be changed. */
export function MappingList(props: { onOpen: (id: string) => void }): JSX.Element {
  const here = useHere()
  const mappings = createMappings(() => here.workspace().id)
  const [dropping, setDropping] = createSignal<Mapping | null>(null)
  const columns = createMemo(() => mappingColumns(here.setting(), here.mayLoad(), props.onOpen, setDropping))
  return (
    <>
      <Answered
        of={mappings}
        failed="The mappings could not be read."
        waiting="Reading the mappings"
        rows={4}
      >
        {(found) => (
          <Show
            when={found().items.length > 0}
            fallback={
              <Empty title="No mappings yet">
                A mapping says once what the columns of a file hold. Drop a file that was refused for its
                header: its columns are proposed, you check them against the preview, and the same header
                loads by itself from then on.
              </Empty>
            }
          >
            <Table
              label="Mappings, by name"
              columns={columns()}
              rows={found().items.map((one) => ({ key: one.id, item: one }))}
              sort={null}
            />
          </Show>
        )}
      </Answered>
      <Show when={dropping()}>{(one) => <Dropping mapping={one()} onClose={() => setDropping(null)} />}</Show>
    </>
  )
}

function Dropping(props: { mapping: Mapping; onClose: () => void }): JSX.Element {
  const here = useHere()
  const [fault, setFault] = createSignal('')
  const drop = async () => {
    try {
      await dropMapping(here.workspace().id, props.mapping.id)
      props.onClose()
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  return (
    <Modal label={`Delete the mapping ${props.mapping.name}`} onClose={props.onClose}>
      <div class="flex flex-col gap-4 p-5">
        <h2>Delete the mapping {props.mapping.name}?</h2>
        <p class="muted">
          What was loaded by it stays. Files with its header are refused from then on, until they are mapped
          again.
        </p>
        <Show when={fault()}>{(text) => <p class="text-bad">{text()}</p>}</Show>
        <div class="flex gap-3">
          <Button kind="primary" onClick={() => void drop()}>
            Delete mapping
          </Button>
          <Button kind="outline" onClick={() => props.onClose()}>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  )
}

/** "Day from Datum, Spend from Kosten". */
function reading(mapping: Mapping): string {
  const titles = meaningsOf(mapping.target)
  return mapping.columns
    .map(
      (one) =>
        `${titles.find((title) => title.name === one.meaning)?.title ?? one.meaning} from ${one.column}`,
    )
    .join(', ')
}

const mappingColumns = (
  setting: Setting,
  mayChange: boolean,
  onOpen: (id: string) => void,
  onDrop: (mapping: Mapping) => void,
): TableColumn<Mapping>[] => {
  const open = (one: Mapping) => () => onOpen(one.id)
  return [
    {
      id: 'name',
      title: 'Mapping',
      numeric: false,
      cell: (one) => <span class="link">{one.name}</span>,
      open,
    },
    {
      id: 'target',
      title: 'Its rows are',
      numeric: false,
      phone: true,
      cell: (one) => targetTitle(one.target),
      open,
    },
    {
      id: 'platform',
      title: 'Paid to',
      numeric: false,
      cell: (one) =>
        one.platform ??
        (one.target === 'generic_spend' ? <Unknown why="A column of the file says it" /> : ''),
      open,
    },
    {
      id: 'reads',
      title: 'Reads',
      numeric: false,
      class: 'clip',
      cell: (one) => <span data-hint={reading(one)}>{reading(one)}</span>,
      open,
    },
    { id: 'changed', title: 'Changed', numeric: false, cell: (one) => instant(setting, one.changedAt), open },
    {
      id: 'delete',
      title: '',
      numeric: false,
      cell: (one) => (
        <Show when={mayChange}>
          <Button kind="link" label={`Delete ${one.name}`} onClick={() => onDrop(one)}>
            Delete
          </Button>
        </Show>
      ),
    },
  ]
}
