/** Most that an answer may cost, as multiples of the scan of the same columns in CPU time of one interleaved run.
 * `limit` fails the bench; `goal` is where PERFORMANCE wants it. By case and size in touchpoints. */
export interface Budget {
  readonly case: string
  readonly touchpoints: number
  readonly goal: number | null
  readonly limit: number
}

export const budgets: readonly Budget[] = []

export const budgetOf = (id: string, touchpoints: number): Budget | undefined =>
  budgets.find((budget) => budget.case === id && budget.touchpoints === touchpoints)

/** Most that loading platform files may cost, as a multiple of reading them as text. */
export const loadBudget = { goal: null, limit: 100 }
