/** Most that an answer may cost, as multiples of the scan of the same columns in CPU time of one interleaved run.
 * `limit` fails the bench: it is what was measured on two cores plus half. `goal` is where we want to be.
 * By case and size in touchpoints. */
export interface Budget {
  readonly case: string
  readonly touchpoints: number
  readonly goal: number | null
  readonly limit: number
}

export const budgets: readonly Budget[] = [
  { case: 'attribution_all', touchpoints: 1_000_000, goal: 5, limit: 95 },
  { case: 'attribution_all', touchpoints: 10_000_000, goal: 5, limit: 70 },
  { case: 'attribution_quarter', touchpoints: 1_000_000, goal: null, limit: 30 },
  { case: 'attribution_quarter', touchpoints: 10_000_000, goal: null, limit: 25 },
  { case: 'explore_people', touchpoints: 1_000_000, goal: 2, limit: 45 },
  { case: 'explore_people', touchpoints: 10_000_000, goal: 2, limit: 65 },
  { case: 'explore_money', touchpoints: 1_000_000, goal: null, limit: 30 },
  { case: 'explore_money', touchpoints: 10_000_000, goal: null, limit: 70 },
  { case: 'reconcile_unmatched', touchpoints: 1_000_000, goal: null, limit: 25 },
  { case: 'parity_days', touchpoints: 1_000_000, goal: null, limit: 43 },
  { case: 'tagging_clicks', touchpoints: 1_000_000, goal: null, limit: 49 },
]

export const budgetOf = (id: string, touchpoints: number): Budget | undefined =>
  budgets.find((budget) => budget.case === id && budget.touchpoints === touchpoints)

/** Most that loading platform files may cost, as a multiple of reading them as text; the goals are not reached yet and fail
 * nothing. */
export const loadBudget = { limit: 40, goalRowsPerCpuSecond: 1_200_000, goalPeakMb: 1024 } as const
