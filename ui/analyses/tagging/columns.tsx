import type { Cell, Row } from '#engine/analysis.ts'
import { type TagIssue, tagIssues } from '#engine/tagging/contract.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf } from '#ui/analyses/rows.ts'
import { day } from '#ui/format/date.ts'
import { Figure } from '#ui/format/figure.tsx'
import { platformName } from '#ui/format/names.ts'
import { type Setting, toNumber } from '#ui/format/number.ts'
import type { TableColumn } from '#ui/table/model.ts'
import { issueDefinitions, issueTitles } from './words.ts'

export const issueOf = (row: Row): TagIssue | undefined => tagIssues.find((issue) => issue === row.issue)

const cellNames = ['issue', 'platform', 'field', 'value', 'campaignId'] as const
export const cellOf = (row: Row): Cell =>
  Object.fromEntries(cellNames.map((name) => [name, row[name] ?? null]))
export const keyOf = (row: Row): string => JSON.stringify(Object.values(cellOf(row)))

/** Where a fault stands: the platform and the part of the link. */
export const placeOf = (row: Row): string =>
  [typeof row.platform === 'string' ? platformName(row.platform) : null, row.field]
    .filter((part) => part !== null && part !== undefined)
    .join(' › ')

const figures = ['atStake', 'spend', 'revenue', 'orders', 'touchpoints'] as const

const whyNone: Readonly<Record<string, string>> = {
  spend: 'No campaign of these touchpoints is known',
}

interface Context {
  readonly setting: Setting
  readonly answer: Answer
  /** With the drawer open only the narrow ends fit. */
  readonly brief: boolean
  readonly onOpen: (measure: string, cell: Cell) => void
}

/** Findings, most money first. */
export function findingColumns(context: Context): TableColumn<Row>[] {
  const found: TableColumn<Row> = {
    id: 'issue',
    title: 'Finding',
    numeric: false,
    cell: (row) => {
      const issue = issueOf(row)
      return (
        <span data-hint={issue && issueDefinitions[issue]}>
          {issue ? issueTitles[issue] : String(row.issue)}
        </span>
      )
    },
    sortBy: (row) => String(row.issue),
    open: (row) => () => context.onOpen('atStake', cellOf(row)),
  }
  const value: TableColumn<Row> = {
    id: 'value',
    title: 'What stands there',
    numeric: false,
    cell: (row) => (
      <span class="clip mono" data-hint={String(row.value)}>
        {String(row.value)}
      </span>
    ),
    sortBy: (row) => String(row.value),
  }
  if (context.brief) return [found, value, figureColumn(context, 'atStake')]
  return [
    found,
    value,
    plainColumn('place', 'Where', placeOf),
    ...figures.map((name) => figureColumn(context, name)),
    plainColumn('seen', 'Seen', (row) => seen(context.setting, row)),
  ]
}

const plainColumn = (id: string, title: string, text: (row: Row) => string): TableColumn<Row> => ({
  id,
  title,
  numeric: false,
  cell: (row) => <span class="text-fg-2">{text(row)}</span>,
  sortBy: text,
})

function figureColumn(context: Context, name: (typeof figures)[number]): TableColumn<Row> {
  const column = columnOf(context.answer, name)
  return {
    id: name,
    title: column?.title ?? name,
    ...(column === undefined ? {} : { definition: column.definition }),
    numeric: true,
    phone: name === 'atStake',
    cell: (row) => (
      <Figure
        setting={context.setting}
        column={column ?? { type: 'integer', unit: 'count' }}
        value={row[name]}
        why={whyNone[name] ?? 'Not known'}
      />
    ),
    sortBy: (row) => toNumber(row[name]),
    open: (row) => () => context.onOpen(name, cellOf(row)),
  }
}

function seen(setting: Setting, row: Row): string {
  const [first, last] = [day(setting, String(row.firstDay)), day(setting, String(row.lastDay))]
  return first === last ? first : `${first} – ${last}`
}
