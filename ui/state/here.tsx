import { type Accessor, createContext, createMemo, createSignal, type JSX, useContext } from 'solid-js'
import type { Me, Workspace } from '#server/routes/account.contract.ts'
import { type At, createAnalysis } from '#ui/api/analysis.ts'
import { createSnapshots, refreshData, type Snapshot } from '#ui/api/data.ts'
import { personsLocale, type Setting } from '#ui/format/number.ts'
import { addDays, dayOf } from '#ui/state/day.ts'
import { createSharedState, type PageState, type SharedState } from '#ui/state/page.ts'
import { type Comparison, comparedTo, defaultPeriod, type Period } from '#ui/state/period.ts'

/** Where the person is: the workspace, the state of its data, the days they look at. */
export interface Here {
  readonly me: Accessor<Me>
  readonly workspace: Accessor<Workspace>
  readonly setting: Accessor<Setting>
  readonly today: Accessor<string>
  /** Newest day with orders or spend; null before it is known and without data. */
  readonly newestDay: Accessor<string | null>
  /** The snapshot that figures come from; null while unknown, 0 before the first load. */
  readonly snapshot: Accessor<Snapshot | null>
  readonly hasData: Accessor<boolean | null>
  /** A newer snapshot than the one shown. Figures never change under the eye: `refresh` moves on. */
  readonly newer: Accessor<Snapshot | null>
  refresh(): Promise<void>
  readonly at: Accessor<At>
  readonly shared: PageState<SharedState>
  /** Null until the default is known. */
  readonly period: Accessor<Period | null>
  readonly comparison: Accessor<Comparison>
  /** The earlier period; null for none. */
  readonly before: Accessor<Period | null>
  readonly mayLoad: Accessor<boolean>
}

const Context = createContext<Here>()

export function useHere(): Here {
  const here = useContext(Context)
  if (!here) throw new Error('useHere is called outside a workspace')
  return here
}

export const HereProvider = (props: { value: Here; children: JSX.Element }): JSX.Element => (
  <Context.Provider value={props.value}>{props.children}</Context.Provider>
)

const rank = { viewer: 0, analyst: 1, admin: 2, owner: 3 } as const

export function createHere(me: Accessor<Me>, workspace: Accessor<Workspace>): Here {
  const shared = createSharedState()
  const snapshots = createShown(() => workspace().id)
  const asOf = () => shared.state().asof ?? null
  const at = (): At => ({ workspace: workspace().id, snapshot: snapshots.shown()?.number ?? 0, asOf: asOf() })
  const setting = createMemo<Setting>(() => ({
    locale: personsLocale(navigator.languages),
    currency: workspace().currency,
    timeZone: workspace().timeZone,
  }))
  const today = createMemo(() => dayOf(new Date(), workspace().timeZone))
  const newestDay = createNewestDay(at, today, snapshots.hasData)
  const period = createMemo<Period | null>(() => {
    const { from, until } = shared.state()
    if (from !== undefined && until !== undefined && from < until) return { from, until }
    const newest = newestDay()
    return newest === undefined ? null : defaultPeriod(today(), newest)
  })
  const comparison = () => shared.state().compare
  return {
    me,
    workspace,
    setting,
    today,
    newestDay: () => newestDay() ?? null,
    snapshot: snapshots.shown,
    hasData: snapshots.hasData,
    newer: snapshots.newer,
    refresh: snapshots.refresh,
    at,
    shared,
    period,
    comparison,
    before: createMemo(() => {
      const now = period()
      return now === null ? null : comparedTo(now, comparison())
    }),
    mayLoad: () => rank[workspace().role] >= rank.admin,
  }
}

function createShown(workspace: Accessor<string>) {
  const found = createSnapshots(workspace, 20)
  const [asked, setAsked] = createSignal(0)
  const newest = () => (found.stale() ? null : (found.data()?.items[0] ?? null))
  interface Held {
    readonly key: string
    readonly snapshot: Snapshot | null
  }
  const held = createMemo<Held>(
    (before) => {
      const key = `${workspace()} ${asked()}`
      return before.key === key && before.snapshot !== null ? before : { key, snapshot: newest() }
    },
    { key: '', snapshot: null },
  )
  const shown = () => held().snapshot
  return {
    shown,
    hasData: () => (found.data() === undefined || found.stale() ? null : shown() !== null),
    newer: () => {
      const latest = newest()
      const now = shown()
      return latest !== null && now !== null && latest.number > now.number ? latest : null
    },
    refresh: async () => {
      await refreshData(workspace())
      setAsked((times) => times + 1)
    },
  }
}

/** Undefined until it is known. */
function createNewestDay(
  at: Accessor<At>,
  today: Accessor<string>,
  hasData: Accessor<boolean | null>,
): Accessor<string | null | undefined> {
  const answer = createAnalysis('explore', at, () =>
    hasData()
      ? {
          from: '1990-01-01',
          until: addDays(today(), 2),
          measures: ['spend', 'orders'],
          dimensions: ['day'],
          sort: { by: 'day', descending: true },
          limit: 1,
        }
      : null,
  )
  return createMemo(() => {
    if (hasData() === null) return undefined
    if (!hasData() || answer.error()) return null
    const rows = answer.data()?.rows
    if (rows === undefined || answer.stale()) return undefined
    const day = rows[0]?.day
    return typeof day === 'string' ? day : null
  })
}
