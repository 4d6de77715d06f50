import type { Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import { Badge } from '#ui/control/badge.tsx'
import { FileLine } from '#ui/explain/rows.tsx'
import { day, instant } from '#ui/format/date.ts'
import { Unknown } from '#ui/format/figure.tsx'
import { exclusionName } from '#ui/format/names.ts'
import { count, money, rate, type Setting } from '#ui/format/number.ts'
import type { TableColumn } from '#ui/table/model.ts'

interface Context {
  readonly setting: Setting
  readonly columns: readonly Column[]
  /** Some order is in another currency than the workspace's. */
  readonly isMixed: boolean
  readonly onOpen: (orderKey: string) => void
}

export function orderColumns(context: Context): TableColumn<Row>[] {
  const column = (name: string) => context.columns.find((one) => one.name === name)
  const open = (row: Row) => () => context.onOpen(String(row.orderKey))
  const head = (name: string, fallback: string) => {
    const known = column(name)
    return {
      id: name,
      title: known?.title ?? fallback,
      ...(known === undefined ? {} : { definition: known.definition }),
    }
  }
  const amount = (name: string, phone = false): TableColumn<Row> => ({
    ...head(name, name),
    numeric: true,
    phone,
    cell: (row) => <Amount setting={context.setting} row={row} name={name} />,
    open,
  })
  return [
    {
      ...head('order', 'Order'),
      numeric: false,
      cell: (row) => <span class="strong link">{String(row.order ?? row.orderKey)}</span>,
      open,
    },
    {
      ...head('orderedAt', 'Ordered'),
      numeric: false,
      phone: true,
      cell: (row) => instant(context.setting, String(row.orderedAt)),
      open,
    },
    {
      ...head('customer', 'Customer'),
      numeric: false,
      cell: (row) => String(row.customer ?? 'unidentified'),
    },
    {
      ...head('status', 'Payment'),
      numeric: false,
      cell: (row) => <Payment row={row} />,
    },
    {
      ...head('touchpoints', 'Touchpoints'),
      numeric: true,
      cell: (row) => count(context.setting, row.touchpoints),
      open,
    },
    amount('gross'),
    amount('net', true),
    amount('refunded'),
    amount('total'),
    ...(context.isMixed ? [converted(context, head('value', 'Counts as'))] : []),
    {
      ...head('file', 'File'),
      title: 'File and line',
      numeric: false,
      class: 'file',
      cell: (row) =>
        row.file === null ? (
          <Unknown why="The file’s name is not known" />
        ) : (
          <FileLine file={String(row.file)} line={row.line} load={row.load} />
        ),
    },
  ]
}

/** What an order counts as in the workspace's currency, with the rate and its day on hover. */
const converted = (context: Context, head: { id: string; title: string }): TableColumn<Row> => ({
  ...head,
  numeric: true,
  cell: (row) =>
    row.value === null ? (
      <Unknown why={`No exchange rate from ${row.currency} for this day is loaded`} />
    ) : (
      <span data-hint={rateWords(context.setting, row)}>{money(context.setting, row.value, 'cents')}</span>
    ),
})

/** "1 EUR = 1.0852 USD, rate of Oct 9"; nothing for an order in the workspace's own currency. */
export const rateWords = (setting: Setting, row: Row): string | undefined =>
  row.rate === null || row.rateDate === null
    ? undefined
    : `1 ${row.currency} = ${rate(setting, row.rate)} ${setting.currency}, rate of ${day(setting, String(row.rateDate))}`

const Payment = (props: { row: Row }) => (
  <span class="flex items-center gap-2">
    {props.row.status === null ? (
      <Unknown why="The shop states no payment status" />
    ) : (
      String(props.row.status)
    )}
    {props.row.excludedReason === null ? null : (
      <Badge tone="warn" hint="This order does not count: it is left out of revenue, orders and attribution.">
        {exclusionName(String(props.row.excludedReason))}
      </Badge>
    )}
  </span>
)

/** Orders may be in another currency than the workspace's; each is shown in its own. */
const Amount = (props: { setting: Setting; row: Row; name: string }) => {
  const given = () => props.row[props.name]
  return (
    <span classList={{ none: Number(given()) === 0 }}>
      {Number(given()) === 0 ? '0' : money(props.setting, given(), 'cents', String(props.row.currency))}
    </span>
  )
}
