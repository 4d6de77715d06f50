import { createMemo, For, type JSX, Show } from 'solid-js'
import { Icon } from '#ui/control/icon.tsx'
import type { FlatRow, TableColumn } from './model.ts'

interface RowProps<Item> {
  readonly row: FlatRow<Item>
  readonly columns: readonly TableColumn<Item>[]
  readonly sortedBy: string | null
  /** The one cell in the tab order. */
  readonly focusable: string | null
  readonly openCell: string | null
  readonly onToggle: () => void
}

export function Row<Item>(props: RowProps<Item>): JSX.Element {
  const selected = () => props.openCell?.startsWith(`${props.row.key}/`) ?? false
  return (
    <tr
      class={props.row.kind === 'total' ? 'total' : undefined}
      data-kind={props.row.kind}
      data-selected={selected() ? '' : undefined}
    >
      <For each={props.columns}>
        {(column, index) => <Cell {...props} column={column} first={index() === 0} />}
      </For>
    </tr>
  )
}

function Cell<Item>(props: RowProps<Item> & { column: TableColumn<Item>; first: boolean }): JSX.Element {
  const name = () => `${props.row.key}/${props.column.id}`
  const opens = createMemo(() => props.column.open?.(props.row.item) ?? null)
  const shared = {
    get 'data-cell'() {
      return name()
    },
    get 'data-pick'() {
      return props.first || props.column.phone ? '' : undefined
    },
    get 'data-opens'() {
      return opens() ? '' : undefined
    },
    get 'data-open'() {
      return props.openCell === name() ? '' : undefined
    },
    get tabindex() {
      return props.focusable === name() ? 0 : -1
    },
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) opens()?.()
    const unfolds = event.key === 'ArrowRight' && props.row.expanded === false
    const folds = event.key === 'ArrowLeft' && props.row.expanded === true
    if (!props.first || !(unfolds || folds)) return
    event.preventDefault()
    event.stopPropagation()
    props.onToggle()
  }
  return (
    <Show
      when={props.first}
      fallback={
        <td
          {...shared}
          classList={{
            num: props.column.numeric,
            [props.column.class ?? '']: props.column.class !== undefined,
          }}
          data-sorted={props.sortedBy === props.column.id ? '' : undefined}
          onClick={() => opens()?.()}
          onKeyDown={pressed}
        >
          {props.column.cell(props.row.item)}
        </td>
      }
    >
      <th
        scope="row"
        {...shared}
        aria-expanded={props.row.expanded}
        onClick={() => opens()?.()}
        onKeyDown={pressed}
      >
        <RowName depth={props.row.depth} expanded={props.row.expanded} onToggle={props.onToggle}>
          {props.column.cell(props.row.item)}
        </RowName>
      </th>
    </Show>
  )
}

function RowName(props: {
  depth: number
  expanded: boolean | undefined
  onToggle: () => void
  children: JSX.Element
}): JSX.Element {
  return (
    <span class="name" style={{ 'padding-left': `calc(${props.depth} * var(--space-4))` }}>
      <Show when={props.expanded !== undefined}>
        <button
          type="button"
          class="twist"
          tabindex={-1}
          aria-expanded={props.expanded}
          aria-label={props.expanded ? 'Fold' : 'Unfold'}
          onClick={(event) => {
            event.stopPropagation()
            props.onToggle()
          }}
        >
          <Icon name="right" size={12} />
        </button>
      </Show>
      {props.children}
    </span>
  )
}
