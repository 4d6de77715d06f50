import { z } from 'zod'
import { type Cell, value } from '#engine/analysis.ts'
import { tryJson } from '#ui/api/problem.ts'

/** The figure whose drawer is open, as the URL holds it: a measure, and the values of its row's dimensions. */
const openCell = z.strictObject({ measure: z.string(), cell: z.record(z.string(), value) })
export type OpenCell = z.output<typeof openCell>

export const writeOpen = (open: { readonly measure: string; readonly cell: Cell }): string =>
  JSON.stringify(open)

/** Null when the URL names no figure, or one that cannot be read. */
export function readOpen(text: string): OpenCell | null {
  if (text === '') return null
  const parsed = openCell.safeParse(tryJson(text))
  return parsed.success ? parsed.data : null
}

/** Whether a row is the one that a cell names. */
export const isRowOf = (row: Cell, cell: Cell): boolean =>
  Object.entries(cell).every(([name, wanted]) => (row[name] ?? null) === wanted)
