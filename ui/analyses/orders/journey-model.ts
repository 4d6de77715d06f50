import type { Row } from '#engine/analysis.ts'

/** A touchpoint with what each model gives it. */
export interface Touch {
  readonly id: string
  readonly row: Row
  /** Share of the order by model, in [0, 1]. */
  readonly credit: ReadonlyMap<string, number>
}

/** The answer has a row per touchpoint and model; a person reads a touchpoint once. Oldest first, as answered. */
export function touches(rows: readonly Row[]): Touch[] {
  const found = new Map<string, { row: Row; credit: Map<string, number> }>()
  for (const row of rows) {
    const id = String(row.touchpointId)
    const touch = found.get(id) ?? { row, credit: new Map<string, number>() }
    touch.credit.set(String(row.model), typeof row.credit === 'number' ? row.credit : 0)
    found.set(id, touch)
  }
  return [...found].map(([id, touch]) => ({ id, ...touch }))
}
