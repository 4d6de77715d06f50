import { columnTitle, type HeaderMatch } from '#jobs/load/format.ts'
import { platformTitle } from '#jobs/load/platforms.ts'
import { type Fault, fault, lineName, shown } from './fault.ts'

type Found = HeaderMatch & { readonly line: number }

const mostNamed = 12

const quotedList = (texts: readonly string[]): string => {
  const named = texts.slice(0, mostNamed).map((text) => `"${shown(text)}"`)
  return texts.length > mostNamed
    ? `${named.join(', ')} and ${texts.length - mostNamed} more`
    : named.join(', ')
}

/** Headings of the file that mean nothing to its format. */
export const notUnderstood = ({ headings, names }: HeaderMatch): string[] =>
  headings.filter((heading, at) => names[at] === null && heading.trim() !== '')

const namedUnread = (match: HeaderMatch): string => {
  const unread = notUnderstood(match)
  return unread.length === 0 ? '' : ` Headings that were not understood: ${quotedList(unread)}.`
}

export function missingColumn(header: Found, name: string): Fault {
  const title = columnTitle(header.format, name)
  return fault(
    'missing_column',
    header.line,
    `Line ${lineName(header.line)}: the column "${title}" is missing. Add it to the export and load the file again.${namedUnread(header)}`,
    { field: title, value: header.headings.join(', ') },
  )
}

/** @param nearest the format that knows most of these headings, if one knows any */
export function unrecognised(line: number, texts: readonly string[], nearest: Found | null): Fault {
  const near =
    nearest === null
      ? ''
      : ` As a file of ${platformTitle(nearest.format.id)} it lacks ${quotedList(nearest.missing.map((name) => columnTitle(nearest.format, name)))}.${namedUnread(nearest)}`
  return fault(
    'header_not_recognised',
    line,
    `Line ${lineName(line)} is no header that we know, and none of the next lines is.${near} Export the file again with its column names, or say what they hold: on the page Mapping, or with \`omnitrack map\`. With --as you say which platform's export it is.`,
    { value: texts.join(', ') },
  )
}

export const tooManyColumns = (line: number, columns: number, most: number): Fault =>
  fault(
    'too_many_columns',
    line,
    `Line ${lineName(line)}: the header has ${lineName(columns)} columns. A report has at most ${most}. Export it again with the columns that you need.`,
  )

export const duplicateColumn = (line: number, heading: string): Fault =>
  fault(
    'duplicate_column',
    line,
    `Line ${lineName(line)}: the column "${shown(heading)}" is there twice, and nothing says which one counts. Remove one and load the file again.`,
    { field: heading },
  )
