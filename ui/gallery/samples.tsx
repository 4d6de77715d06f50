import type { Answer } from '#server/routes/analyses.contract.ts'
import { Figure } from '#ui/format/figure.tsx'
import type { Setting } from '#ui/format/number.ts'
import type { TableColumn, TableRow } from '#ui/table/model.ts'

export const setting: Setting = { locale: 'en-US', currency: 'USD', timeZone: 'UTC' }

export const channels = [
  'Paid Social',
  'Paid Search',
  'Paid Shopping',
  'Cross-network',
  'Paid Video',
  'Display',
  'Affiliates',
  'Email',
  'SMS',
  'Organic Search',
  'Organic Shopping',
  'Organic Social',
  'Organic Video',
  'Referral',
  'AI Assistant',
  'Direct',
  'Unassigned',
] as const

interface Item {
  readonly name: string
  readonly amount: string | null
}

export const columns: TableColumn<Item>[] = [
  {
    id: 'name',
    title: 'Channel',
    numeric: false,
    cell: (item) => <span>{item.name}</span>,
    sortBy: (item) => item.name,
  },
  {
    id: 'amount',
    title: 'Net revenue',
    definition: 'Gross sales - discounts - refunds of goods.',
    numeric: true,
    cell: (item) => (
      <Figure
        setting={setting}
        column={{ type: 'decimal', unit: 'currency' }}
        value={item.amount}
        why="Not stated"
      />
    ),
    sortBy: (item) => Number(item.amount),
    open: () => () => undefined,
  },
]

export const rows: TableRow<Item>[] = [
  { key: 'total', kind: 'total', item: { name: 'All orders', amount: '300.00' } },
  {
    key: 'a',
    item: { name: 'Email', amount: '200.00' },
    children: [{ key: 'a1', item: { name: 'Newsletter', amount: '200.00' } }],
  },
  { key: 'b', item: { name: 'Paid Social', amount: '80.00' }, children: [] },
  { key: 'c', item: { name: 'Referral', amount: null }, children: [] },
  { key: 'rest', kind: 'unknown', item: { name: 'Unattributed', amount: '20.00' } },
]

export const statement: Answer['meta']['sql'][number] = {
  name: 'explore/orders',
  sql: "-- grain  one row\nselect sum(net)::decimal(18,6) as net\nfrom conversions\nwhere occurred_at >= $first_day::date and channel <> 'it''s'",
  parameters: { first_day: '2026-10-01' },
  elapsedMs: 12.4,
  rows: 1,
  meanings: [{ name: 'conversions', sql: 'select * from orders' }],
}
