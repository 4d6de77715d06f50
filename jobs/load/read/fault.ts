import type { Format } from '#jobs/load/format.ts'

/** What is wrong with a file, at a place that a person can open.
 * @property line   physical line of the original file from 1; null when the fault has no line
 * @property field  the column as the file heads it; null when the whole line or file is meant
 * @property value  the text found, at most 200 characters
 * @property code   stable name of the fault, for machines */
export interface Fault {
  readonly line: number | null
  readonly field: string | null
  readonly value: string | null
  readonly code: string
  readonly message: string
}

/** At most this many faults of one file are listed; all are counted. */
export const listedFaults = 1000

/** Signs that cannot be seen, or that turn the direction of what follows, written as what they are: `\u202e`. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\t/g, '\\t')
    .replace(/\r\n|\n|\r/g, '\\n')
    .replace(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    )

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

/** A text of the file as a message quotes it: cut and escaped. */
export const shown = (text: string): string => escaped(cut(text, 80))

/** PostgreSQL keeps neither NUL nor half characters. */
const storable = (text: string): string => text.replaceAll('\0', '␀').toWellFormed()
const shortened = (text: string): string => escaped(cut(text, 200))

export const fault = (
  code: string,
  line: number | null,
  message: string,
  cell: { field?: string | null; value?: string | null } = {},
): Fault => ({
  line,
  field: cell.field === undefined || cell.field === null ? null : shortened(cell.field),
  value: cell.value === undefined || cell.value === null ? null : shortened(cell.value),
  code,
  message: storable(message),
})

/** A file that cannot be read at all; thrown by the readers, turned into a report by the load. */
export class Refused extends Error {
  readonly faults: readonly Fault[]
  /** How many there are, listed or not. */
  count: number
  /** Whose file it is, once its header is known: it decides what of a line may be shown. */
  format: Format | null = null
  constructor(...faults: Fault[]) {
    super(faults[0]?.message ?? 'The file was refused.')
    this.name = 'Refused'
    this.faults = faults
    this.count = faults.length
  }
}

/** `1417` → `1,417`: line numbers as they are read out. */
export const lineName = (line: number): string => line.toLocaleString('en-US')
