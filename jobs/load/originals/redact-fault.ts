import type { Format } from '#jobs/load/format.ts'
import type { Fault } from '#jobs/load/read/fault.ts'
import { ruleOfHeading, speaksOfPersons } from './columns.ts'
import { marker, maskAddress, maskText } from './mask.ts'

/** Parts of a line that may be anything when its columns cannot be told apart. */
const wholeLines = new Set([
  'column_count',
  'bad_json',
  'unclosed_quote',
  'bad_quote',
  'header_not_recognised',
])

/** What a fault may show of the text that it found: never who a person is.
 * @param format null when the file was not recognised */
export function redactFault(fault: Fault, format: Format | null): Fault {
  const shown = { ...fault, field: fault.field === null ? null : maskText(fault.field) }
  const { value } = fault
  if (value === null) return { ...shown, message: maskText(fault.message) }
  const clean = cleanValue(fault, value, format)
  const message = clean === value ? fault.message : fault.message.replaceAll(value, clean)
  return { ...shown, value: clean, message: maskText(message) }
}

function cleanValue(fault: Fault, value: string, format: Format | null): string {
  if (format !== null && !speaksOfPersons(format)) return maskText(value)
  if (wholeLines.has(fault.code)) return format === null ? cleanHeader(value) : marker
  if (fault.field === null || format === null) return maskText(value)
  return ruleOfHeading(format, fault.field).isKept ? maskAddress(value) : marker
}

/** Column names are shown so that a person sees what was taken for them; a line of data is not. */
const cleanHeader = (value: string): string =>
  /\d{2}|@/.test(value.replace(/\([^)]*\)/g, '')) ? marker : maskText(value)
