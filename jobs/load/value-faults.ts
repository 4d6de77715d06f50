import { z } from 'zod'
import { type Fault, fault, lineName, shown } from '#jobs/load/read/fault.ts'
import { columnTitle, type HeaderMatch } from './format.ts'

/** A fault as the SQL lists it. */
export const valueFault = z.object({
  line: z.int(),
  field: z.string(),
  cell: z.string().nullable(),
  code: z.string(),
  detail: z.string().nullable(),
})
export type ValueFault = z.infer<typeof valueFault>

const dayForms: Readonly<Record<string, string>> = {
  iso: 'days such as 2026-10-31',
  compact: 'days such as 20261031',
  serial: 'days as spreadsheet numbers',
  slash: 'days such as 10/31/2026',
  dot: 'days such as 31.10.2026',
  words: 'days such as Oct 31, 2026',
}

type Writer = (place: string, cell: string, found: ValueFault) => string

const writers: Readonly<Record<string, Writer>> = {
  bad_number: (place, cell, { detail }) =>
    detail === 'count'
      ? `${place}: ${cell} is not a whole number of things, 0 or more. Correct the cell, or export the file again.`
      : `${place}: ${cell} is not a number${detail === null ? '' : ` in a file that writes ${shown(detail)} elsewhere`}. Correct the cell, or export the file again.`,
  bad_date: (place, cell, { detail }) =>
    `${place}: ${cell} is no day${detail === null ? '' : ` in a file that writes ${dayForms[detail] ?? detail}`}. Write all days alike, best as 2026-10-31.`,
  bad_time: (place, cell) => `${place}: ${cell} is no point in time. Write 2026-10-31T18:05:00-04:00.`,
  date_out_of_range: (place, cell) =>
    `${place}: ${cell} is too far from today to be a day of this report. Correct the day, or export the file again.`,
  ambiguous_date: (place, cell) =>
    `${place}: nothing in the file says whether ${cell} begins with the day or the month. Export it with days such as 2026-10-31.`,
  unknown_currency: (place, cell) =>
    `${place}: ${cell} is no currency of ISO 4217. Write a code such as EUR.`,
  mixed_currency: (place, cell, { detail }) =>
    `${place}: ${cell}, while the other rows are in ${detail ?? 'another currency'}. Load each currency as a file of its own source.`,
  missing_value: (place) => `${place} is blank. Fill it in, or export the file again.`,
  damaged_id: (place, cell) =>
    `${place}: ${cell} is an id that a spreadsheet has rounded. Export the file again and do not re-save it.`,
  spreadsheet_error: (place, cell) =>
    `${place}: ${cell} is an error of the spreadsheet that saved the file, not a name. Export the file again and do not re-save it.`,
  duplicate_row: (place, cell, { detail }) =>
    `${place}: ${cell} is there twice for the same campaign: line ${detail === null ? 'before' : lineName(Number(detail))} says it first. If a breakdown parts the rows, its column is missing or was not understood; else remove one of the two.`,
  duplicate_order: (place, cell, { detail }) =>
    `${place}: order ${cell} is there twice: line ${detail ?? 'before'} says it first.`,
  duplicate_day: (place, cell, { detail }) =>
    `${place}: ${cell} is there twice, and no column that we know parts the day: line ${detail === null ? 'before' : lineName(Number(detail))} says it first. Export the report by day alone.`,
  duplicate_customer: (place, _, { detail }) =>
    `${place}: this customer is there twice: line ${detail === null ? 'before' : lineName(Number(detail))} says it first.`,
  duplicate_entry: (place, cell, { detail }) =>
    `${place}: ${cell} is there twice: line ${detail === null ? 'before' : lineName(Number(detail))} says it first.`,
  stated_twice: (place, cell, { detail }) =>
    `${place}: ${cell} is another figure for the same row than line ${detail === null ? 'before' : lineName(Number(detail))} states. Export each report or comparison as a file of its own.`,
  outside_period: (place, cell, { detail }) =>
    `${place}: ${cell} is no day of the report, which covers ${detail ?? 'another period'}. The file was edited or joined from two: export it again.`,
  total_differs: (place, cell, { detail }) =>
    `${place}: the report's own total is ${cell}, but its rows add up to "${detail}". Rows are missing or were changed: export it again.`,
  duplicate_rate: (place, cell, { detail }) =>
    `${place}: ${cell} is another rate of the same day and currencies than line ${detail === null ? 'before' : lineName(Number(detail))} says.`,
  duplicate_cost: (place, cell, { detail }) =>
    `${place}: ${cell} has another cost from the same day than line ${detail === null ? 'before' : lineName(Number(detail))} says.`,
  negative_amount: (place, cell) => `${place}: ${cell} is below 0.`,
  orphan_line: (place, cell) => `${place}: the first line of order ${cell} is not in this file.`,
  bad_value: (place, cell, { detail }) => `${place}: ${cell} is not ${detail ?? 'a value that we know'}.`,
}

/** Words a fault for the customer, with the heading that the file uses. */
export function worded(found: ValueFault, match: HeaderMatch): Fault {
  const at = match.names.indexOf(found.field)
  const heading = match.headings[at] ?? columnTitle(match.format, found.field)
  const place = `Line ${lineName(found.line)}, ${shown(heading)}`
  const cell = found.cell === null ? 'a blank cell' : `"${shown(found.cell)}"`
  const writer = writers[found.code]
  return fault(found.code, found.line, writer?.(place, cell, found) ?? `${place}: ${cell}`, {
    field: heading,
    value: found.cell,
  })
}
