import { For, type JSX, Show } from 'solid-js'
import type { Sort, TableColumn } from './model.ts'

export function Head<Item>(props: {
  columns: readonly TableColumn<Item>[]
  sort: Sort | null
  onSort: (column: TableColumn<Item>) => void
}): JSX.Element {
  const direction = (column: TableColumn<Item>) =>
    props.sort?.by === column.id ? (props.sort.descending ? 'descending' : 'ascending') : undefined
  return (
    <thead>
      <tr>
        <For each={props.columns}>
          {(column, index) => (
            <th
              scope="col"
              classList={{ num: column.numeric }}
              aria-sort={direction(column)}
              data-pick={index() === 0 || column.phone ? '' : undefined}
            >
              <Show
                when={column.sortBy}
                fallback={
                  <span data-hint={column.definition} tabindex={column.definition ? 0 : undefined}>
                    {column.title}
                  </span>
                }
              >
                <button type="button" data-hint={column.definition} onClick={() => props.onSort(column)}>
                  {column.title}
                  <span aria-hidden="true">
                    {direction(column) === 'descending'
                      ? ' ↓'
                      : direction(column) === 'ascending'
                        ? ' ↑'
                        : ''}
                  </span>
                </button>
              </Show>
            </th>
          )}
        </For>
      </tr>
    </thead>
  )
}
