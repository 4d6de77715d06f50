import type { Database } from '#jobs/load/database.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'

/** Puts what a mapping says of numbers and days where the file at hand leaves it open; `number_form` and `day_form` are made. */
export async function saidForms(database: Database, file: ReadFile): Promise<void> {
  const { mapped } = file.match.format
  if (mapped?.decimalMark) await database.run('load/number_form_said', { mark: mapped.decimalMark })
  if (mapped?.dayOrder) await database.run('load/days/form_said', { dayOrder: mapped.dayOrder })
}
