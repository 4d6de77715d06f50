import { z } from 'zod'
import { fault, listedFaults, Refused } from '#jobs/load/read/fault.ts'
import type { ReadFile } from '#jobs/load/read/read-file.ts'
import type { Database } from './database.ts'
import { valueFault, worded } from './value-faults.ts'

/** @throws Refused when the structure or the values of the file at hand have faults */
export async function refuseFaults(database: Database, file: ReadFile): Promise<void> {
  const values = await database.rows(valueFault, 'load/faults_listed', { limit: listedFaults })
  const all = [...file.faults, ...values.map((found) => worded(found, file.match))]
  if (all.length === 0) return
  const { count } = await database.row(z.object({ count: z.number() }), 'load/faults_counted')
  const refused = new Refused(...all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, listedFaults))
  refused.count = file.faulty + count
  throw refused
}

/** Why a file without a sound row of data is refused: its faults, where it has any. @param text said of a file without */
export function noRows(file: ReadFile, text: string): Refused {
  const nothing = fault('no_rows', file.headerLine, text)
  const refused = new Refused(...(file.faults.length > 0 ? file.faults : [nothing]))
  refused.count = Math.max(file.faulty, 1)
  return refused
}
