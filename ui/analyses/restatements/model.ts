import type { Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf } from '#ui/analyses/rows.ts'
import type { RequestOf } from '#ui/api/analysis.ts'
import { plural } from '#ui/format/names.ts'
import { toNumber } from '#ui/format/number.ts'
import type { Period } from '#ui/state/period.ts'
import {
  type Grouping,
  type Measure,
  measuresOf,
  type RestatementsState,
  type ShownKind,
  type Subject,
  shownKinds,
} from './state.ts'

type Request = RequestOf<'restatements'>
type Dimension = NonNullable<Request['dimensions']>[number]

/** Everything but what is new. */
const restatedKinds = ['changed', 'vanished', 'cancelled', 'refunded', 'edited'] as const

const kindFilter = (kind: ShownKind): NonNullable<Request['filters']> =>
  kind === 'all'
    ? []
    : [
        {
          dimension: 'change',
          operator: 'in',
          values: kind === 'restated' ? [...restatedKinds] : [kind],
        },
      ]

/** A snapshot's number or a day, as the URL says it. */
const sinceOf = (text: string): number | string | null =>
  text === '' ? null : /^\d{1,9}$/.test(text) ? Number(text) : text

/** The question that all of the page asks, by other dimensions each time.
 * @param first the measure by whose change rows are sorted */
export const requestOf = (
  state: RestatementsState,
  period: Period,
  dimensions: readonly Dimension[],
  kind: ShownKind = state.kind,
  first?: Measure,
): Request => ({
  ...period,
  since: sinceOf(state.since),
  measures: [...new Set([...(first === undefined ? [] : [first]), ...measuresOf[state.subject]])],
  dimensions: [...dimensions],
  filters: kindFilter(kind),
})

const groupDimensions: Record<Grouping, readonly Dimension[]> = {
  'campaign-day': ['platform', 'campaign', 'day', 'change'],
  campaign: ['platform', 'campaign'],
  day: ['day'],
  platform: ['platform'],
  account: ['platform', 'account'],
  adset: ['platform', 'campaign', 'adset', 'day'],
  ad: ['platform', 'campaign', 'adset', 'ad', 'day'],
}

export const tableDimensions = (state: RestatementsState): readonly Dimension[] =>
  state.subject === 'orders' ? ['order', 'day', 'change'] : groupDimensions[state.by]

export interface KindCount {
  readonly kind: string
  readonly changes: number
}

/** How many campaign days or orders met each fate, most first. */
export const kindsOf = (rows: readonly Row[]): KindCount[] =>
  rows
    .map((row) => ({ kind: String(row.change), changes: toNumber(row.changes) ?? 0 }))
    .toSorted((a, b) => b.changes - a.changes)

export const countOf = (kinds: readonly KindCount[], shown: ShownKind): number =>
  kinds
    .filter(({ kind }) => shown === 'all' || (shown === 'restated' ? kind !== 'appeared' : kind === shown))
    .reduce((sum, { changes }) => sum + changes, 0)

export const kindNames: Record<ShownKind, string> = {
  restated: 'Restated',
  all: 'Everything',
  appeared: 'New',
  vanished: 'Gone',
  changed: 'Changed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  edited: 'Edited',
}

export const kindHints: Readonly<Record<string, string>> = {
  appeared: 'Stated now and not in the earlier state.',
  vanished: 'Stated in the earlier state and not any more.',
  changed: 'Stated in both, with other figures.',
  cancelled: 'Cancelled since the earlier state.',
  refunded: 'Money was given back since the earlier state.',
  edited: 'Figures or status changed without a refund or cancellation.',
}

export const kindName = (kind: unknown): string => {
  const known = shownKinds.find((one) => one === kind)
  return known === undefined ? String(kind) : kindNames[known]
}

/** "38 campaign days", "1 order". */
export const things = (subject: Subject, shown: string, amount: number): string =>
  `${shown} ${subject === 'ads' ? plural(amount, 'campaign day') : plural(amount, 'order')}`

/** A state that the answer names, from its facts. */
export interface State {
  readonly number: number
  readonly committedAt: string | null
}

export function stateOf(answer: Answer, side: 'before' | 'after'): State | null {
  const fact = (name: string) =>
    answer.facts.find((one) => one.column.name === name && one.key === side)?.value ?? null
  const number = toNumber(fact('snapshot'))
  const committedAt = fact('committedAt')
  return number === null
    ? null
    : { number, committedAt: typeof committedAt === 'string' ? committedAt : null }
}

/** Claims may be shared, orders are whole: a figure has decimals only where it needs them. */
export function measureColumn(answer: Answer, name: string): Column | undefined {
  const column = columnOf(answer, name)
  return column?.unit === 'count' ? { ...column, type: 'integer' } : column
}
