import type { Format } from '#jobs/load/format.ts'
import type { Fault } from '#jobs/load/read/fault.ts'
import { ruleOfHeading, speaksOfPersons } from './columns.ts'
import { marker, maskAddress, maskText } from './mask.ts'

/** Faults that quote a line whose columns cannot be told apart, or a cell that may run into the next lines. */
const wholeLines = new Set(['column_count', 'bad_json', 'unclosed_quote', 'bad_quote'])
const headers = new Set(['header_not_recognised', 'missing_column', 'duplicate_column'])

/** What a fault may show of the text that it found: never who a person is.
 * @param format null when the file was not recognised */
export function redactFault(fault: Fault, format: Format | null): Fault {
  const shown = { ...fault, field: fault.field === null ? null : maskText(fault.field) }
  const { value } = fault
  if (value === null) return { ...shown, message: maskText(fault.message) }
  const clean = cleanValue(fault, value, format)
  const message = clean === value ? fault.message : withoutQuoted(fault.message, value, clean)
  return { ...shown, value: clean, message: maskText(message) }
}

/** The message without what it quotes of a text, whole, in part or cut. */
function withoutQuoted(message: string, text: string, clean: string): string {
  let rest = message.replaceAll(text, clean)
  for (let from = rest.indexOf('"'); from >= 0; from = rest.indexOf('"', from + 1)) {
    for (let until = rest.lastIndexOf('"'); until > from; until = rest.lastIndexOf('"', until - 1)) {
      const quoted = rest.slice(from + 1, until).replace(/…$/, '')
      if (quoted === '' || quoted === clean || !text.includes(quoted)) continue
      rest = `${rest.slice(0, from + 1)}${clean}${rest.slice(until)}`
      from += clean.length + 1
      break
    }
  }
  return rest
}

function cleanValue(fault: Fault, value: string, format: Format | null): string {
  if (headers.has(fault.code)) return cleanHeader(value)
  if (format !== null && !speaksOfPersons(format)) return maskText(value)
  // Of an archive or workbook as a whole: names of the files in it.
  if (fault.line === null) return maskText(value)
  if (format === null || fault.field === null || wholeLines.has(fault.code)) return marker
  return ruleOfHeading(format, fault.field).isKept ? maskAddress(value) : marker
}

/** Column names are shown so that a person sees what was taken for them; a line of data is not. */
const cleanHeader = (value: string): string =>
  /\d{2}|@/.test(value.replace(/\([^)]*\)/g, '')) ? marker : maskText(value)
