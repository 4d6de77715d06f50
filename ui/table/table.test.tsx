import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { compared, flatten, nextSort, type TableColumn, type TableRow } from './model.ts'
import { Table } from './table.tsx'

afterEach(cleanup)

interface Item {
  readonly name: string
  readonly amount: number | null
}
const opened: string[] = []
const columns: TableColumn<Item>[] = [
  { id: 'name', title: 'Name', numeric: false, cell: (item) => item.name, sortBy: (item) => item.name },
  {
    id: 'amount',
    title: 'Amount',
    definition: 'What it amounts to.',
    numeric: true,
    cell: (item) => (item.amount === null ? '–' : String(item.amount)),
    sortBy: (item) => item.amount,
    open: (item) => (item.amount === null ? null : () => void opened.push(item.name)),
  },
]
const rows: TableRow<Item>[] = [
  { key: 'total', kind: 'total', item: { name: 'All', amount: 6 } },
  { key: 'a', item: { name: 'a', amount: 1 }, children: [{ key: 'a1', item: { name: 'a1', amount: 1 } }] },
  { key: 'b', item: { name: 'b', amount: null } },
  { key: 'c', item: { name: 'c', amount: 3 } },
  { key: 'rest', kind: 'unknown', item: { name: 'rest', amount: 2 } },
]
const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent)

test('the total stands first, the unknown last, and unknown figures after the known in both directions', () => {
  const order = (descending: boolean) =>
    flatten(rows, columns, { by: 'amount', descending }, new Set()).map((row) => row.key)
  expect(order(true)).toEqual(['total', 'c', 'a', 'b', 'rest'])
  expect(order(false)).toEqual(['total', 'a', 'c', 'b', 'rest'])
  expect(compared(null, 1, true)).toBe(1)
  expect(compared(null, 1, false)).toBe(1)
})

test('figures sort from the most at the first press, names from A, and the second press turns them', () => {
  expect(nextSort(null, { id: 'amount', numeric: true })).toEqual({ by: 'amount', descending: true })
  expect(nextSort(null, { id: 'name', numeric: false })).toEqual({ by: 'name', descending: false })
  expect(nextSort({ by: 'amount', descending: true }, { id: 'amount', numeric: true })).toEqual({
    by: 'amount',
    descending: false,
  })
})

test('a press on a head sorts and says so', async () => {
  render(() => <Table label="Items" columns={columns} rows={rows} />)
  fireEvent.click(screen.getByRole('button', { name: /Amount/ }))
  expect(names()).toEqual(['All', 'c', 'a', 'b', 'rest'])
  expect(screen.getByRole('columnheader', { name: /Amount/ }).getAttribute('aria-sort')).toBe('descending')
})

test('a row unfolds with → and folds with ←', () => {
  render(() => {
    const [expanded, setExpanded] = createSignal<ReadonlySet<string>>(new Set())
    const toggle = (key: string) => setExpanded((was) => new Set(was.has(key) ? [] : [key]))
    return <Table label="Items" columns={columns} rows={rows} expanded={expanded()} onToggle={toggle} />
  })
  const first = () => {
    const found = screen.getAllByRole('rowheader')[1]
    if (!found) throw new Error('there is no second row')
    return found
  }
  expect(first().getAttribute('aria-expanded')).toBe('false')
  fireEvent.keyDown(first(), { key: 'ArrowRight' })
  expect(names()).toContain('a1')
  fireEvent.keyDown(first(), { key: 'ArrowLeft' })
  expect(names()).not.toContain('a1')
})

test('one cell is in the tab order, arrows move the focus, and Enter opens the figure', () => {
  opened.length = 0
  render(() => <Table label="Items" columns={columns} rows={rows} />)
  const grid = screen.getByRole('grid', { name: 'Items' })
  const inTabOrder = within(grid)
    .getAllByRole('rowheader')
    .concat(within(grid).getAllByRole('cell'))
    .filter((cell) => cell.tabIndex === 0)
  expect(inTabOrder.map((cell) => cell.dataset.cell)).toEqual(['total/name'])
  inTabOrder[0]?.focus()
  const press = (key: string) => document.activeElement && fireEvent.keyDown(document.activeElement, { key })
  press('ArrowRight')
  press('ArrowDown')
  expect(document.activeElement?.getAttribute('data-cell')).toBe('a/amount')
  press('Enter')
  expect(opened).toEqual(['a'])
  press('ArrowDown')
  press('Enter')
  expect(opened).toEqual(['a'])
})
