import type { Cell, Row } from '#engine/analysis.ts'
import { type ReconcileBar, reconcileBars } from '#engine/reconcile/contract.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import type { RequestOf } from '#ui/api/analysis.ts'
import { exclusionName, platformName } from '#ui/format/names.ts'
import { toNumber } from '#ui/format/number.ts'

/** Claims may be shared, orders are whole: a figure has decimals only where it needs them. */
export const shapes = {
  orders: { type: 'integer', unit: 'count' },
  revenue: { type: 'decimal', unit: 'currency' },
} as const

const titles: Record<ReconcileBar, string> = {
  claimed: 'Platforms claim',
  view_through: 'View-through',
  overlap: 'Overlap',
  excluded: 'Not counted',
  not_explained: 'Not explained',
  unmatched: 'No claiming platform',
  refunds: 'Refunds',
  shop: 'Shop counts',
}

/** What each bar is counted from. */
export const definitions: Record<ReconcileBar, string> = {
  claimed: 'What the ad platforms report as theirs, on their own days.',
  view_through: 'Claims whose attribution window says view and not click.',
  overlap:
    'Orders with paid visits or clicks of two or more claiming platforms, each inside its own window: one less than the platforms that reached the order. The order stays with the platform that came last.',
  excluded: 'Orders that a claiming platform reached and that do not convert, by reason.',
  not_explained:
    'The rest, which no loaded row accounts for. Below 0 the platforms claim more than paid visits and clicks lead to; above 0 these lead to more orders than the platforms claim. Behind it stand all claims, what was counted off them, and the orders that the claiming platforms reached.',
  unmatched: 'Converting orders without a paid visit or click of a claiming platform inside its window.',
  refunds: 'Refunds of goods on converting orders, booked on the order’s day.',
  shop: 'Orders that convert by the workspace’s revenue definition, at net revenue.',
}

export const barOf = (row: Row): ReconcileBar | undefined => reconcileBars.find((bar) => bar === row.bar)

export function titleOf(bar: ReconcileBar, reason: unknown = null): string {
  return bar === 'excluded' && typeof reason === 'string'
    ? `Not counted: ${exclusionName(reason)}`
    : titles[bar]
}

export const cellOf = (row: Row): Cell =>
  row.bar === 'excluded' ? { bar: row.bar, reason: row.reason ?? null } : { bar: row.bar ?? null }

export const keyOf = (cell: Cell): string => [cell.bar, cell.reason].filter(Boolean).join('/')

/** How the URL says that only what no claiming platform reached is looked at. */
export const none = '(none)'

type By = 'platform' | 'campaign' | 'day'

/** What the URL keeps of a group that is looked into: one level deeper each time. */
export function drilled(by: By, cell: Cell): { by?: By; platform?: string; campaign?: string } {
  const text = (given: unknown) => (given === null || given === undefined ? none : String(given))
  if (by === 'platform') return { by: 'campaign', platform: text(cell.platform) }
  if (by === 'campaign') return { by: 'day', platform: text(cell.platform), campaign: text(cell.campaign) }
  return {}
}

type Filters = NonNullable<RequestOf<'reconcile'>['filters']>

/** The platform and campaign that are looked at alone, as filters of the request. */
export const onlyFilters = (state: { readonly platform: string; readonly campaign: string }): Filters => [
  ...only('platform', state.platform),
  ...only('campaign', state.campaign),
]

function only(dimension: 'platform' | 'campaign', value: string): Filters {
  if (value === '') return []
  return value === none
    ? [{ dimension, operator: 'is null' }]
    : [{ dimension, operator: '=', values: [value] }]
}

/** What a filter is called; '' where there is none. */
export function onlyName(dimension: 'platform' | 'campaign', value: string): string {
  if (value === '') return ''
  if (value === none) return dimension === 'platform' ? 'none that claims' : 'not identified'
  return dimension === 'platform' ? platformName(value) : value
}

/** One group of the table: its name, and what each bar adds there. */
export interface Group {
  readonly key: string
  readonly cell: Cell
  readonly bars: ReadonlyMap<ReconcileBar, Readonly<Record<'orders' | 'revenue', number | null>>>
}

/** Long rows to one line per group, days in order, else the largest claims first; the reasons of excluded orders are one
 * figure. */
export function groupsOf(rows: readonly Row[], names: readonly string[]): Group[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(names.map((name) => row[name] ?? null)))
  const found: Group[] = [...groups].map(([key, group]) => ({
    key,
    cell: Object.fromEntries(names.map((name) => [name, group[0]?.[name] ?? null])),
    bars: new Map(
      reconcileBars.flatMap((bar) => {
        const own = group.filter((row) => row.bar === bar)
        return own.length === 0
          ? []
          : [[bar, { orders: sum(own, 'orders'), revenue: sum(own, 'revenue') }] as const]
      }),
    ),
  }))
  return names.includes('day') ? found : found.toSorted((a, b) => claimedIn(b) - claimedIn(a))
}

const claimedIn = (group: Group): number => group.bars.get('claimed')?.revenue ?? Number.NEGATIVE_INFINITY

/** Rounded to millionths, as stated, so that adding leaves no dust. */
function sum(rows: readonly Row[], name: 'orders' | 'revenue'): number | null {
  const known = rows.flatMap((row) => toNumber(row[name]) ?? [])
  return known.length === 0 ? null : Math.round(known.reduce((total, one) => total + one, 0) * 1e6) / 1e6
}

/** The answer with platforms called by their names in its warnings. */
export function named(answer: Answer): Answer {
  const platforms = answer.facts.flatMap((fact) => fact.key ?? [])
  const words = (message: string) =>
    platforms.reduce((text, platform) => text.replaceAll(platform, platformName(platform)), message)
  return { ...answer, warnings: answer.warnings.map((one) => ({ ...one, message: words(one.message) })) }
}
