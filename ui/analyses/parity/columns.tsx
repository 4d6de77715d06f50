import type { Cell } from '#engine/analysis.ts'
import { type ParityCause, type ParityMeasure, parityCauses } from '#engine/parity/contract.ts'
import { day } from '#ui/format/date.ts'
import { Figure } from '#ui/format/figure.tsx'
import type { Setting } from '#ui/format/number.ts'
import type { TableColumn } from '#ui/table/model.ts'
import { type Compared, causeTitle, type DayLine, definitions, measureShape, measureTitles } from './model.ts'

const notStated = 'The shop’s report does not state it'

/** One line per figure of the report. */
export function figureColumns(context: {
  readonly setting: Setting
  readonly onFigure: (measure: ParityMeasure) => void
  readonly onOpen: (measure: ParityMeasure, cell: Cell) => void
}): TableColumn<Compared>[] {
  const figure = (
    id: 'ours' | 'shop' | 'difference' | 'explained' | 'rest',
    title: string,
    definition: string,
    opens?: ParityCause,
  ): TableColumn<Compared> => ({
    id,
    title,
    definition,
    numeric: true,
    phone: id === 'difference' || id === 'rest',
    cell: (line) => (
      <Figure
        setting={context.setting}
        column={measureShape(line.measure)}
        value={line[id]}
        style="cents"
        why={notStated}
      />
    ),
    ...(opens === undefined
      ? {}
      : { open: (line: Compared) => () => context.onOpen(line.measure, { cause: opens, reason: null }) }),
  })
  return [
    {
      id: 'measure',
      title: 'Figure',
      numeric: false,
      cell: (line) => (
        <span class="link" data-hint="Its causes">
          {measureTitles[line.measure]}
        </span>
      ),
      open: (line) => () => context.onFigure(line.measure),
    },
    figure('ours', 'Here', definitions.ours, 'ours'),
    figure('shop', 'Shop reports', definitions.shop, 'shop'),
    figure('difference', 'Difference', 'What the shop reports beyond what is counted here.'),
    figure('explained', 'Explained', 'Accounted for by causes that are counted from rows.'),
    figure(
      'rest',
      'Not explained',
      'What is left: orders that are not loaded, and what no loaded row accounts for.',
    ),
  ]
}

/** One line per day; a column for each cause that touches the figure on some day. */
export function dayColumns(context: {
  readonly setting: Setting
  readonly measure: ParityMeasure
  readonly lines: readonly DayLine[]
  /** With the drawer open only the narrow ends fit. */
  readonly brief: boolean
  readonly onOpen: (cell: Cell) => void
}): TableColumn<DayLine>[] {
  const ends: readonly ParityCause[] = ['ours', 'not_explained', 'shop']
  const there = parityCauses.filter(
    (cause) => cause === 'ours' || cause === 'shop' || context.lines.some((line) => line.causes.get(cause)),
  )
  return [
    {
      id: 'day',
      title: 'Day',
      numeric: false,
      cell: (line) => <span>{day(context.setting, line.day, { weekday: true })}</span>,
      sortBy: (line) => line.day,
    },
    ...there
      .filter((cause) => !context.brief || ends.includes(cause))
      .map((cause) => causeColumn(context, cause)),
  ]
}

const causeColumn = (
  context: {
    readonly setting: Setting
    readonly measure: ParityMeasure
    readonly onOpen: (cell: Cell) => void
  },
  cause: ParityCause,
): TableColumn<DayLine> => ({
  id: cause,
  title: causeTitle(cause),
  definition: definitions[cause],
  numeric: true,
  phone: cause === 'ours' || cause === 'shop',
  cell: (line) => (
    <Figure
      setting={context.setting}
      column={measureShape(context.measure)}
      value={line.causes.get(cause)}
      style="cents"
      why={cause === 'shop' ? notStated : 'No row is counted here'}
    />
  ),
  sortBy: (line) => line.causes.get(cause) ?? null,
  open: (line) => (line.causes.has(cause) ? () => context.onOpen({ day: line.day, cause }) : null),
})
