import type { JSX } from 'solid-js'
import type { AttributionModel } from '#engine/attribution/contract.ts'
import type { Column } from '#engine/columns.ts'
import { type CreditLine, measured, shareOf } from '#ui/analyses/attribution/model.ts'
import { NameCell } from '#ui/analyses/attribution/name-cell.tsx'
import type { OpenCell } from '#ui/explain/open-cell.ts'
import { Change, Figure, Unknown } from '#ui/format/figure.tsx'
import { percent, type Setting, toNumber } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import type { TableColumn } from '#ui/table/model.ts'

export interface ChannelRow {
  readonly line: CreditLine
  readonly before: CreditLine | null
}

interface Context {
  readonly setting: Setting
  readonly model: AttributionModel
  /** Revenue of all orders; shares are of it. */
  readonly total: number | null
  /** The largest share; its bar is full. */
  readonly largest: number
  readonly columns: readonly Column[]
  readonly compared: boolean
  readonly onOpen: (open: OpenCell) => void
}

const noTouch = 'No touchpoint earned these orders, so no platform’s figure belongs here'

export function channelColumns(context: Context): TableColumn<ChannelRow>[] {
  const definition = (name: string) => context.columns.find((column) => column.name === name)?.definition
  const of = (row: ChannelRow, name: string) => measured(row.line, context.model, name)
  const plain = (name: string, title: string, why: string, phone = false): TableColumn<ChannelRow> => {
    const words = definition(name)
    return {
      id: name,
      title,
      ...(words === undefined ? {} : { definition: words }),
      numeric: true,
      phone,
      cell: (row) => <Measure context={context} row={row} name={name} why={why} />,
      sortBy: (row) => toNumber(of(row, name)),
      open: (row) => opens(context, row, name),
    }
  }
  return [
    {
      id: 'channel',
      title: 'Channel',
      numeric: false,
      cell: (row) => <NameCell line={row.line} />,
      sortBy: (row) => row.line.name,
    },
    plain('revenue', 'Net revenue', 'Not known', true),
    shareColumn(context, (row) => of(row, 'revenue')),
    ...(context.compared ? [changeColumn(context)] : []),
    plain('conversions', 'Orders', 'Not known'),
    spendColumn(context, plain('spend', 'Spend', noTouch)),
    plain('roas', 'ROAS', 'No spend to divide by', true),
    plain('claimedValue', 'Platforms claim', 'No platform claims orders here'),
    {
      id: 'claimRatio',
      title: 'Claim vs ours',
      definition:
        'Claimed revenue / attributed revenue. Platforms claim the same order more than once, and in their own windows.',
      numeric: true,
      cell: (row) =>
        row.line.kind === 'total' ? null : (
          <Figure
            setting={context.setting}
            column={{ type: 'number', unit: 'ratio' }}
            value={shareOf(of(row, 'claimedValue'), of(row, 'revenue'))}
            why="No platform claims orders here"
          />
        ),
      sortBy: (row) => shareOf(of(row, 'claimedValue'), of(row, 'revenue')),
    },
  ]
}

/** Credit opens to its orders, spend and claims to the platforms' own rows; a ratio has no rows of its own. */
function opens(context: Context, row: ChannelRow, name: string): (() => void) | null {
  const { line } = row
  const credit = name === 'revenue' || name === 'conversions'
  if (line.cell === null || name === 'roas' || measured(line, context.model, name) === null) return null
  const cell = credit ? { ...line.cell, model: context.model } : line.cell
  return () => context.onOpen({ measure: name, cell })
}

function Measure(props: { context: Context; row: ChannelRow; name: string; why: string }): JSX.Element {
  const column = () => props.context.columns.find((one) => one.name === props.name)
  const given = () => measured(props.row.line, props.context.model, props.name)
  return (
    <>
      <Figure
        setting={props.context.setting}
        column={column() ?? { type: 'decimal', unit: 'currency' }}
        value={given()}
        why={props.row.line.kind === 'unattributed' ? noTouch : props.why}
      />
      {props.name === 'roas' && props.row.line.kind === 'total' && given() !== null ? (
        <span class="muted"> MER</span>
      ) : null}
    </>
  )
}

/** Channels that cost nothing say so; that is no unknown. */
const spendColumn = (context: Context, column: TableColumn<ChannelRow>): TableColumn<ChannelRow> => ({
  ...column,
  cell: (row) =>
    row.line.kind === 'channel' && measured(row.line, context.model, 'spend') === null ? (
      <span class="none" data-hint="No loaded platform states spend for this channel">
        none
      </span>
    ) : (
      column.cell(row)
    ),
})

const shareColumn = (context: Context, revenue: (row: ChannelRow) => unknown): TableColumn<ChannelRow> => ({
  id: 'share',
  title: 'Share',
  definition: 'Attributed revenue / revenue of all orders.',
  numeric: true,
  cell: (row) => {
    const share = shareOf(revenue(row), context.total)
    if (row.line.kind === 'total') return null
    if (share === null) return <Unknown why="No revenue to be a share of" />
    return (
      <span class="share">
        <i
          style={{ width: `calc(${Math.max(0, Math.min(1, share / context.largest))} * var(--share-bar))` }}
        />
        <span>{percent(context.setting, share)}</span>
      </span>
    )
  },
})

const changeColumn = (context: Context): TableColumn<ChannelRow> => ({
  id: 'change',
  title: 'Change',
  definition: 'Attributed revenue against the comparison period.',
  numeric: true,
  cell: (row) => {
    const column = context.columns.find((one) => one.name === 'revenue')
    const before = row.before === null ? null : measured(row.before, context.model, 'revenue')
    const now = measured(row.line, context.model, 'revenue')
    const from =
      before === null || column === undefined ? undefined : `from ${value(context.setting, column, before)}`
    return (
      <Change
        setting={context.setting}
        now={now}
        before={before ?? '0'}
        better={row.line.kind === 'unattributed' ? 'neutral' : 'up'}
        {...(from === undefined ? {} : { hint: from })}
      />
    )
  },
})
