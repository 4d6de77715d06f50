import { z } from '@hono/zod-openapi'
import { defineRoute, problems } from '#server/route.ts'
import { inLoad } from './loads.contract.ts'

export const getRejects = defineRoute(
  { scope: 'workspace', permission: 'read', feature: 'core' },
  {
    method: 'get',
    path: '/api/v1/workspaces/{workspace}/loads/{load}/rejects',
    operationId: 'getRejects',
    tags: ['Data'],
    summary: 'What was wrong with the files of a load, as CSV: a line per fault, up to 1,000 of a file.',
    request: {
      params: inLoad,
      query: z.strictObject({
        file: z.coerce
          .number()
          .int()
          .min(1)
          .optional()
          .meta({ description: 'Of this file alone, by its number.' }),
      }),
    },
    responses: {
      200: { description: 'Faults', content: { 'text/csv': { schema: z.string() } } },
      ...problems,
    },
  },
)

/** What to do about a fault, where its message does not say it already. */
const advice: Readonly<Record<string, string>> = {
  bad_number: 'Write the number as the other lines do, or export the file again.',
  bad_date: 'Write the day as the other lines do, or export the file again.',
  bad_time: 'Write 2026-10-31T18:05:00-04:00, or export the file again.',
  date_out_of_range: 'Correct the day, or leave the line out.',
  ambiguous_date: 'Export with days such as 2026-10-31, or say the order in a mapping.',
  unknown_currency: 'Write the ISO code, such as EUR.',
  mixed_currency: 'Export each currency as a file of its own.',
  missing_value: 'Fill the cell, or leave the line out.',
  missing_column: 'Add the column to the export, or map the file.',
  missing_currency: 'Add the currency column, or state the currency at the upload.',
  duplicate_row: 'Leave one of the two lines out, or add the breakdown that tells them apart.',
  duplicate_order: 'Leave one of the two out, or export the file again.',
  orphan_line: 'Export the orders again; the first line of this one is missing.',
  damaged_id: 'Export again and do not save the file in a spreadsheet.',
  column_count: 'Export again; a delimiter or a quote is missing or too many on this line.',
  header_repeated: 'Load the files that were joined here one by one.',
  header_not_recognised: 'Say what the columns hold on the page Mapping.',
  duplicate_column: 'Take one of the two columns out of the export.',
  too_many_columns: 'Export fewer columns.',
  unclosed_quote: 'Close the quote, or export the file again.',
  bad_quote: 'Double the quotes inside the cell, or export the file again.',
  bad_encoding: 'Save the file as UTF-8.',
  control_character: 'Export the file again; this copy is damaged.',
  field_too_long: 'Shorten the cell, or export the file again.',
  bad_json: 'Write one JSON object on each line.',
  bad_value: 'Write one of the values that are known.',
  empty_file: 'Export the file again.',
  no_rows: 'Export a period with data.',
  not_csv: 'Export the report as CSV.',
  range_without_days: 'Add the breakdown by day and export again.',
  currency_differs: 'Choose the source in this currency, or load the file as a new one.',
  source_not_clear: 'Choose the source at the upload.',
  mapping_not_clear: 'Choose the mapping at the upload.',
}

/** What to do about a fault with this code; null where its message says all. */
export const adviceFor = (code: string): string | null => advice[code] ?? null
