import { z } from 'zod'
import type { Database } from './database.ts'
import { dayText } from './days.ts'

const open = z.object({ cell: z.string() })

/** Reads the days of a spend file that are written in words: `1 de octubre de 2026`, `2026年10月1日`. A report has few days on
 * many rows, so each is read once. */
export async function readWordedDays(database: Database): Promise<void> {
  const cells = await database.rows(open, 'load/spend/day_cells_open')
  const said = cells.flatMap(({ cell }) => {
    const day = dayText(cell)
    return day === null ? [] : [{ cell, day }]
  })
  if (said.length === 0) return
  await database.run('load/spend/days_said', {
    cells: said.map((one) => one.cell),
    days: said.map((one) => one.day),
  })
}
