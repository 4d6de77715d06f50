import type { JSX } from 'solid-js'

/** A column of a table over items of one kind. */
export interface TableColumn<Item> {
  readonly id: string
  readonly title: string
  /** Shown when the head is hovered or focused. */
  readonly definition?: string
  readonly numeric: boolean
  /** Kept on a phone. The first column always is. */
  readonly phone?: boolean
  readonly cell: (item: Item) => JSX.Element
  /** What it sorts by; absent when it does not sort. Unknown is null and comes last in both directions. */
  readonly sortBy?: (item: Item) => number | string | null
  /** What Enter or a click on the cell does; null where this cell does not open. */
  readonly open?: (item: Item) => (() => void) | null
  readonly class?: string
}

export interface TableRow<Item> {
  readonly key: string
  readonly item: Item
  /** `total` stands first and never sorts; `unknown` stays below the known ones. */
  readonly kind?: 'total' | 'unknown'
  /** Empty while they are being asked for; absent when there is nothing to unfold. */
  readonly children?: readonly TableRow<Item>[]
}

export interface Sort {
  readonly by: string
  readonly descending: boolean
}

export interface FlatRow<Item> extends TableRow<Item> {
  readonly depth: number
  readonly expanded: boolean | undefined
}

/** Rows as they are read from top to bottom: totals, then known, then unknown; children under their parent. */
export function flatten<Item>(
  rows: readonly TableRow<Item>[],
  columns: readonly TableColumn<Item>[],
  sort: Sort | null,
  expanded: ReadonlySet<string>,
  depth = 0,
): FlatRow<Item>[] {
  return sorted(rows, columns, sort).flatMap((row) => {
    const open = row.children === undefined ? undefined : expanded.has(row.key)
    const self: FlatRow<Item> = { ...row, depth, expanded: open }
    return open ? [self, ...flatten(row.children ?? [], columns, sort, expanded, depth + 1)] : [self]
  })
}

const rank = (row: { readonly kind?: 'total' | 'unknown' }): number =>
  row.kind === 'total' ? 0 : row.kind === 'unknown' ? 2 : 1

function sorted<Item>(
  rows: readonly TableRow<Item>[],
  columns: readonly TableColumn<Item>[],
  sort: Sort | null,
): TableRow<Item>[] {
  const sortBy = sort === null ? undefined : columns.find((column) => column.id === sort.by)?.sortBy
  const order = rows.map((row, at) => ({ row, at, value: sortBy?.(row.item) ?? null }))
  order.sort(
    (a, b) =>
      rank(a.row) - rank(b.row) || compared(a.value, b.value, sort?.descending ?? false) || a.at - b.at,
  )
  return order.map((entry) => entry.row)
}

/** Unknown is last in both directions. */
export function compared(a: number | string | null, b: number | string | null, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
  return descending ? -order : order
}

/** A second press turns the direction; figures start with the most, names with A. */
export function nextSort(now: Sort | null, column: { readonly id: string; readonly numeric: boolean }): Sort {
  if (now?.by === column.id) return { by: column.id, descending: !now.descending }
  return { by: column.id, descending: column.numeric }
}
