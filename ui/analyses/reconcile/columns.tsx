import type { Cell } from '#engine/analysis.ts'
import { type ReconcileBar, reconcileBars } from '#engine/reconcile/contract.ts'
import { day } from '#ui/format/date.ts'
import { Figure } from '#ui/format/figure.tsx'
import { platformName } from '#ui/format/names.ts'
import type { Setting } from '#ui/format/number.ts'
import type { TableColumn } from '#ui/table/model.ts'
import { definitions, type Group, shapes, titleOf } from './model.ts'
import type { Measure, ReconcileState } from './state.ts'

type By = ReconcileState['by']

export const dimensionTitles: Record<By, string> = { platform: 'Platform', campaign: 'Campaign', day: 'Day' }

/** Columns that name a group. A campaign is told apart by its platform and id. */
export const namesOf: Record<By, readonly string[]> = {
  platform: ['platform'],
  campaign: ['platform', 'campaign', 'campaignId'],
  day: ['day'],
}

const noPlatform = 'No claiming platform'

export function groupName(setting: Setting, by: By, cell: Cell): string {
  if (by === 'day') return day(setting, String(cell.day), { weekday: true })
  if (cell.platform === null || cell.platform === undefined) return noPlatform
  const platform = platformName(String(cell.platform))
  return by === 'platform'
    ? platform
    : `${platform} › ${String(cell.campaign ?? '(campaign not identified)')}`
}

export function groupColumns(context: {
  readonly setting: Setting
  readonly by: By
  readonly measure: Measure
  readonly groups: readonly Group[]
  /** With the drawer open only the narrow ends fit. */
  readonly brief: boolean
  readonly onOpen: (cell: Cell) => void
  /** Looks into a group alone; days have nothing below them. */
  readonly onDrill: (cell: Cell) => void
}): TableColumn<Group>[] {
  const { setting, by, measure } = context
  const there = reconcileBars.filter((bar) =>
    context.groups.some((group) => (group.bars.get(bar)?.[measure] ?? null) !== null),
  )
  const figure = (bar: ReconcileBar): TableColumn<Group> => ({
    id: bar,
    title: titleOf(bar),
    definition: definitions[bar],
    numeric: true,
    phone: bar === 'claimed' || bar === 'shop',
    cell: (group) => (
      <Figure
        setting={setting}
        column={shapes[measure]}
        value={group.bars.get(bar)?.[measure]}
        why="No row is counted here"
      />
    ),
    sortBy: (group) => group.bars.get(bar)?.[measure] ?? null,
    open: (group) => (group.bars.has(bar) ? () => context.onOpen({ ...group.cell, bar }) : null),
  })
  const ends: readonly ReconcileBar[] = ['claimed', 'not_explained', 'shop']
  return [
    {
      id: by,
      title: dimensionTitles[by],
      numeric: false,
      cell: (group) => (
        <span
          class={by === 'day' ? undefined : 'link'}
          data-hint={by === 'day' ? undefined : by === 'platform' ? 'Its campaigns alone' : 'Its days alone'}
        >
          {groupName(setting, by, group.cell)}
        </span>
      ),
      open: (group) => (by === 'day' ? null : () => context.onDrill(group.cell)),
      sortBy: (group) => (by === 'day' ? String(group.cell.day) : groupName(setting, by, group.cell)),
    },
    ...there.filter((bar) => !context.brief || ends.includes(bar)).map(figure),
  ]
}
