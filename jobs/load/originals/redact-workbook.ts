import type { Input } from '#jobs/load/context.ts'
import type { Format } from '#jobs/load/format.ts'
import { Archive } from '#jobs/load/read/archive.ts'
import { readSheet } from '#jobs/load/read/sheet.ts'
import { mainPartOf, readWorkbook } from '#jobs/load/read/workbook.ts'
import { type ColumnRule, columnRule, redactCell, redactWhole } from './columns.ts'
import type { LinesFile } from './lines-file.ts'
import { type NearestHeader, nearestHeader } from './nearest-header.ts'

const searchedRows = 60
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
/** A row of a sheet is one line, whatever its cells hold. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ')
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

/** Writes the sheet that looks like a report as CSV, row n on line n, without persons.
 * @returns how many rows there are; 0 when it is no workbook or no sheet looks like one */
export async function redactWorkbook(
  input: Input,
  formats: readonly Format[],
  out: LinesFile,
): Promise<number> {
  using archive = await Archive.open(input.path, input.bytes)
  const main = await mainPartOf(archive)
  if (main === null) return 0
  const workbook = await readWorkbook(archive, main)
  for (const sheet of workbook.sheets.filter((one) => !one.isHidden)) {
    const rows = (onRow: Parameters<typeof readSheet>[3]) => readSheet(archive, workbook, sheet, onRow)
    const header = await headerOf(rows, formats)
    if (header !== null) return writeRows(rows, header, out)
  }
  return 0
}

type Rows = (onRow: Parameters<typeof readSheet>[3]) => Promise<unknown>

async function headerOf(rows: Rows, formats: readonly Format[]): Promise<NearestHeader | null> {
  const lines: string[] = []
  let seen = 0
  await rows((line, cells) => {
    while (lines.length < Math.min(line, 2000) - 1) lines.push('')
    lines.push(cells.map((cell) => quoted(oneLine(cell.slice(0, 1000)))).join(','))
    seen += 1
    return seen >= searchedRows
  })
  return nearestHeader(Buffer.from(`${lines.join('\n')}\n`), formats)
}

async function writeRows(rows: Rows, header: NearestHeader, out: LinesFile): Promise<number> {
  const { format, names } = header.match
  const rules = names.map((name) => columnRule(format, name))
  const unknown: ColumnRule = { isKept: false, isTyped: false }
  let written = 0
  await rows((line, cells) => {
    const texts = cells.map(oneLine)
    const shown =
      line === header.line
        ? texts
        : texts.map((text, at) =>
            line < header.line ? redactWhole(text) : redactCell(text, rules[at] ?? unknown),
          )
    out.at(line, bytesOf(shown.map(quoted).join(',')))
    written += 1
    return false
  })
  return written
}
