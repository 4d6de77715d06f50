import type { Row, Value } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'

/** Numbers as people write them: -5.25, 1,234.50, -$12.00, (5.00), +1 555 0100. No spreadsheet takes them for a formula. */
const numeric = /^[+-]?\(?\p{Sc}?\d[\d.,' ]*\p{Sc}?(?:e[+-]?\d+)?\)?%?$/iu

/** What may stand before a formula and be cut off, trimmed or split away by a spreadsheet. */
const lead = /^(?:[\s\p{Cc}\p{Cf}"'`;,|]|%0[9ad])*/iu
const formula = /^(?:[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|%3d)/iu

/** Text that no spreadsheet evaluates: a formula gets a leading apostrophe, numbers stay numbers. */
export function harmless(text: string): string {
  if (text.length < 2 || numeric.test(text)) return text
  const [before = ''] = lead.exec(text) ?? []
  const bare = text.slice(before.length)
  const starts = formula.test(bare) || /[\t\r\n|]/.test(before)
  return starts ? `'${text}` : text
}

const quoted = (text: string): string =>
  /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

function cell(value: Value | undefined, column: Column): string {
  if (value === null || value === undefined) return ''
  return quoted(column.type === 'string' ? harmless(String(value)) : String(value))
}

/** RFC 4180, one line per row under a line of column names; figures in full precision, unknown is empty. */
export function csv(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column.name], column)).join(','))
  return `${[columns.map((column) => quoted(column.name)).join(','), ...lines].join('\r\n')}\r\n`
}
