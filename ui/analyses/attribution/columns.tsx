import type { Cell } from '#engine/analysis.ts'
import type { AttributionModel } from '#engine/attribution/contract.ts'
import type { Column } from '#engine/columns.ts'
import { Change, Figure } from '#ui/format/figure.tsx'
import { modelNames } from '#ui/format/names.ts'
import { type Setting, toNumber } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import type { TableColumn } from '#ui/table/model.ts'
import { type CreditLine, measured } from './model.ts'
import { NameCell } from './name-cell.tsx'
import type { AttributionState } from './state.ts'

export interface ColumnsContext {
  readonly setting: Setting
  readonly state: AttributionState
  readonly leading: AttributionModel
  readonly columns: readonly Column[]
  /** Lines of the comparison period; null without one. */
  readonly before: readonly CreditLine[] | null
  readonly onOpen: (open: { measure: string; cell: Cell }) => void
}

const noTouch = 'No touchpoint earned these orders, so no platform’s figure belongs here'

export function attributionColumns(context: ColumnsContext): TableColumn<CreditLine>[] {
  const { state } = context
  return [
    {
      id: 'name',
      title: 'Channel and campaign',
      numeric: false,
      cell: (line) => <NameCell line={line} orders />,
    },
    stated(context, 'spend', 'Spend'),
    stated(context, state.measure === 'revenue' ? 'claimedValue' : 'claimedConversions', 'Platforms claim'),
    ...state.models.map((model) => credited(context, model)),
    ...(context.before === null ? [] : [changed(context, context.before)]),
    efficiency(context),
  ]
}

const columnNamed = (context: ColumnsContext, name: string) =>
  context.columns.find((column) => column.name === name)

/** What platforms state stands beside every model; it opens to the ad platforms' own rows. */
function stated(context: ColumnsContext, name: string, title: string): TableColumn<CreditLine> {
  const column = columnNamed(context, name)
  const shape = column ?? { type: 'decimal' as const, unit: 'currency' as const }
  return {
    id: name,
    title,
    ...(column === undefined ? {} : { definition: column.definition }),
    numeric: true,
    cell: (line) => {
      const given = measured(line, context.leading, name)
      if (name === 'spend' && given === null && (line.kind === 'channel' || line.kind === 'campaign')) {
        return (
          <span class="none" data-hint="No loaded platform states spend here">
            none
          </span>
        )
      }
      if (line.kind === 'reason') return null
      return (
        <Figure
          setting={context.setting}
          column={shape}
          value={given}
          why={line.kind === 'unattributed' ? noTouch : 'No platform claims orders here'}
        />
      )
    },
    open: (line) => {
      const opens =
        (line.kind === 'total' || line.kind === 'channel' || line.kind === 'campaign') &&
        measured(line, context.leading, name) !== null
      return opens ? () => context.onOpen({ measure: name, cell: line.cell ?? {} }) : null
    },
  }
}

function credited(context: ColumnsContext, model: AttributionModel): TableColumn<CreditLine> {
  const { measure } = context.state
  const column = columnNamed(context, measure)
  return {
    id: model,
    title: modelNames[model],
    ...(column === undefined ? {} : { definition: column.definition }),
    numeric: true,
    phone: model === context.leading,
    cell: (line) => (
      <Figure
        setting={context.setting}
        column={column ?? { type: 'number', unit: 'count' }}
        value={measured(line, model, measure)}
        why="This model credits nothing here"
      />
    ),
    sortBy: (line) => toNumber(measured(line, model, measure)),
    open: (line) => {
      const cell = line.cell
      return cell === null || measured(line, model, measure) === null
        ? null
        : () => context.onOpen({ measure, cell: { ...cell, model } })
    },
  }
}

function changed(context: ColumnsContext, before: readonly CreditLine[]): TableColumn<CreditLine> {
  const all = new Map(before.flatMap((line) => [line, ...line.children]).map((line) => [line.key, line]))
  const column = columnNamed(context, context.state.measure)
  return {
    id: 'change',
    title: 'Change',
    definition: `${modelNames[context.leading]} against the comparison period.`,
    numeric: true,
    cell: (line) => {
      if (line.kind === 'total') return null
      const earlier = all.get(line.key)
      const from =
        earlier === undefined ? '0' : (measured(earlier, context.leading, context.state.measure) ?? '0')
      const neutral = line.kind === 'unattributed' || line.kind === 'reason'
      return (
        <Change
          setting={context.setting}
          now={measured(line, context.leading, context.state.measure)}
          before={from}
          better={neutral ? 'neutral' : 'up'}
          hint={column === undefined ? '' : `from ${value(context.setting, column, from)}`}
        />
      )
    },
  }
}

function efficiency(context: ColumnsContext): TableColumn<CreditLine> {
  const name = context.state.measure === 'revenue' ? 'roas' : 'cpa'
  const column = columnNamed(context, name)
  return {
    id: name,
    title: column?.title ?? 'ROAS',
    definition: `${column?.definition ?? ''} By ${modelNames[context.leading]}.`,
    numeric: true,
    phone: true,
    cell: (line) =>
      line.kind === 'reason' ? null : (
        <Figure
          setting={context.setting}
          column={column ?? { type: 'number', unit: 'ratio' }}
          value={measured(line, context.leading, name)}
          why={line.kind === 'unattributed' ? noTouch : 'No spend to divide by'}
        />
      ),
  }
}
