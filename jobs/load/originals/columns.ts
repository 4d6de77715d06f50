import { type Format, headingKey } from '#jobs/load/format.ts'
import { marker, maskAddress } from './mask.ts'

/** Columns of formats that say who a person is, or may. */
const personal =
  /^(e_?mail|phone|mobile|customer(_id)?|client_id|session_id|note|notes|note_attributes|tags|company|ip|ip_address|user_agent)$|(^|_)(first|last|full|middle|customer|person|contact)_?name|(^|_)(address|street|city|zip|postal|postcode|birth)/

export const isPersonal = (column: string): boolean => personal.test(column)

/** Whether files of a format speak of persons: then only what is known to be harmless stays. Columns that a mapping leaves unread
 * may hold anything. */
export const speaksOfPersons = (format: Format): boolean =>
  format.mapped !== undefined || format.columns.some((column) => isPersonal(column.name))

/** @property isKept  the column says nothing of a person
 *  @property isTyped its cells are numbers or times */
export interface ColumnRule {
  readonly isKept: boolean
  readonly isTyped: boolean
}

export function columnRule(format: Format, name: string | null): ColumnRule {
  if (!speaksOfPersons(format)) return { isKept: true, isTyped: false }
  const column = format.columns.find((one) => one.name === name)
  return {
    isKept: column !== undefined && !isPersonal(column.name),
    isTyped: column !== undefined && column.holds !== 'text',
  }
}

/** The rule of the column that a file heads so. */
export function ruleOfHeading(format: Format, heading: string): ColumnRule {
  const whole = headingKey(heading)
  const keys = [whole, whole.replace(/ ?\([a-z]{3}\)$/, '')]
  const found = format.columns.find((column) =>
    Object.values(column.aliases).some((aliases) =>
      aliases.some((alias) => keys.includes(headingKey(alias))),
    ),
  )
  return columnRule(format, found?.name ?? null)
}

/** What stands in a cell where nothing is known. */
const nothing = /^[\s"'\u00a0-]*$|^"?(n\/?a|null|none|\(not set\))"?$/i
/** Numbers, days and times as platforms write them; a name is none. */
const figure = /^"?['\s(]*[^\p{L}\n]*\d(?:[^\p{L}\n]|\p{L}{1,9}(?!\p{L})){0,40}"?$/u

/** Most cells of numbers, days and ids: neither a name nor anything to mask. */
const plainFigure = /^[\d.,:TZ-]{1,32}$/

const breaks = (cell: string): string => '\n'.repeat(cell.split('\n').length - 1)

/** In place of a cell: as many lines as it had, so that what follows keeps its number. */
const replaced = (cell: string): string =>
  cell.includes('\n') ? `"${marker}${breaks(cell)}"` : cell.startsWith('"') ? `"${marker}"` : marker

export const redactWhole = (cell: string): string =>
  cell === '' || nothing.test(cell) ? cell : replaced(cell)

/** @param cell as it stands in the file, with its quotes */
export function redactCell(cell: string, rule: ColumnRule): string {
  if (cell === '' || nothing.test(cell)) return cell
  if (!rule.isKept || cell.includes('\n')) return replaced(cell)
  if (rule.isTyped && plainFigure.test(cell)) return cell
  if (rule.isTyped) return figure.test(cell) ? cell : replaced(cell)
  return maskAddress(cell)
}
