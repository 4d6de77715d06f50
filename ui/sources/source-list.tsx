import { createMemo, type JSX, Show } from 'solid-js'
import { createSources, type Source } from '#ui/api/data.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Empty } from '#ui/control/state.tsx'
import { instant } from '#ui/format/date.ts'
import { Unknown } from '#ui/format/figure.tsx'
import { platformName } from '#ui/format/names.ts'
import type { Setting } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { TableColumn } from '#ui/table/model.ts'
import { Table } from '#ui/table/table.tsx'

/** Accounts and shops that feed the workspace. */
export function SourceList(): JSX.Element {
  const here = useHere()
  const sources = createSources(() => here.workspace().id)
  const columns = createMemo(() => sourceColumns(here.setting()))
  return (
    <Answered of={sources} failed="The sources could not be read." waiting="Reading the sources" rows={4}>
      {(found) => (
        <Show
          when={found().items.length > 0}
          fallback={
            <Empty title="No sources yet">
              The first file of an account or shop makes its source. It holds the zone and the currency that a
              file may lack.
            </Empty>
          }
        >
          <Table
            label="Sources"
            columns={columns()}
            rows={found().items.map((source) => ({ key: source.id, item: source }))}
          />
        </Show>
      )}
    </Answered>
  )
}

const sourceColumns = (setting: Setting): TableColumn<Source>[] => [
  {
    id: 'name',
    title: 'Source',
    numeric: false,
    cell: (source) => <span class="strong">{source.name}</span>,
    sortBy: (source) => source.name,
  },
  {
    id: 'platform',
    title: 'Platform',
    numeric: false,
    phone: true,
    cell: (source) => platformName(source.platform),
    sortBy: (source) => platformName(source.platform),
  },
  {
    id: 'account',
    title: 'Account',
    numeric: false,
    cell: (source) =>
      source.accountId === null ? (
        <Unknown why="Its files name no account" />
      ) : (
        <span class="mono">{source.accountId}</span>
      ),
  },
  { id: 'zone', title: 'Time zone', numeric: false, cell: (source) => source.timeZone },
  {
    id: 'currency',
    title: 'Currency',
    numeric: false,
    cell: (source) => source.currency ?? <Unknown why="Its files state their own" />,
  },
  {
    id: 'loaded',
    title: 'Last loaded',
    numeric: false,
    phone: true,
    cell: (source) =>
      source.lastLoadedAt === null ? (
        <Unknown why="Nothing of it is loaded" />
      ) : (
        instant(setting, source.lastLoadedAt)
      ),
    sortBy: (source) => source.lastLoadedAt,
  },
]
