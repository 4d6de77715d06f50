import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { Head } from './head.tsx'
import { moveFocus } from './keyboard.ts'
import { type FlatRow, flatten, nextSort, type Sort, type TableColumn, type TableRow } from './model.ts'
import { Row } from './row.tsx'
import { createWindow } from './window.ts'

export interface TableProps<Item> {
  readonly label: string
  readonly columns: readonly TableColumn<Item>[]
  readonly rows: readonly TableRow<Item>[]
  readonly sort?: Sort | null
  readonly onSort?: (sort: Sort) => void
  readonly expanded?: ReadonlySet<string>
  readonly onToggle?: (key: string) => void
  /** `row key/column id` of the cell whose drawer is open. */
  readonly openCell?: string | null
  readonly stale?: boolean
  readonly dense?: boolean
  /** Row count, time taken. */
  readonly foot?: JSX.Element
}

/** A grid: the head stays, arrows move, Enter opens, → and ← unfold and fold. Above 100 rows only those in view are drawn. */
export function Table<Item>(props: TableProps<Item>): JSX.Element {
  const [own, setOwn] = createSignal<Sort | null>(null)
  const sort = () => (props.sort === undefined ? own() : props.sort)
  const flat = createMemo(() => flatten(props.rows, props.columns, sort(), props.expanded ?? new Set()))
  const [active, setActive] = createSignal<string | null>(null)
  const view = createWindow(flat)
  const sortBy = (column: TableColumn<Item>) => {
    const next = nextSort(sort(), column)
    if (props.onSort) props.onSort(next)
    else setOwn(next)
  }
  const pressed = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (moveFocus(event, event.currentTarget)) event.preventDefault()
  }
  const firstCell = () => `${flat()[0]?.key}/${props.columns[0]?.id}`
  const focusable = () => (flat().some((row) => active()?.startsWith(`${row.key}/`)) ? active() : firstCell())
  return (
    <>
      <div
        class="table-wrap"
        classList={{ stale: props.stale ?? false }}
        data-tall={view.windowed() ? '' : undefined}
        ref={view.ref}
      >
        <table
          class="table"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take the focus is a grid
          role="grid"
          aria-label={props.label}
          aria-rowcount={flat().length + 1}
          aria-busy={props.stale ?? false}
          data-dense={props.dense ? '' : undefined}
          data-tree={props.rows.some((row) => row.children !== undefined) ? '' : undefined}
          data-phone={props.columns.some((column) => column.phone) ? 'pick' : ''}
          onKeyDown={pressed}
          onFocusIn={(event) => {
            const cell = event.target.closest('[data-cell]')?.getAttribute('data-cell')
            if (cell) setActive(cell)
          }}
        >
          <Head columns={props.columns} sort={sort()} onSort={sortBy} />
          <tbody>
            <Show when={view.above() > 0}>
              <Gap height={view.above()} span={props.columns.length} />
            </Show>
            <For each={view.rows()}>
              {(row: FlatRow<Item>) => (
                <Row
                  row={row}
                  columns={props.columns}
                  sortedBy={sort()?.by ?? null}
                  focusable={focusable()}
                  openCell={props.openCell ?? null}
                  onToggle={() => props.onToggle?.(row.key)}
                />
              )}
            </For>
            <Show when={view.below() > 0}>
              <Gap height={view.below()} span={props.columns.length} />
            </Show>
          </tbody>
        </table>
      </div>
      <Show when={props.foot}>
        <div class="table-foot">{props.foot}</div>
      </Show>
    </>
  )
}

/** Stands for the rows that are not drawn. */
const Gap = (props: { height: number; span: number }): JSX.Element => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
  <tr aria-hidden="true">
    <td colspan={props.span} style={{ height: `${props.height}px` }} />
  </tr>
)
