import { type Format, type HeaderMatch, matchHeader } from '#jobs/load/format.ts'
import type { ReadRows } from './delimited.ts'
import { type TextForm, utf8Chunks } from './encoding.ts'
import { type Fault, fault, lineName, listedFaults, Refused } from './fault.ts'
import { RowsFile } from './rows-file.ts'

type Keys = ReadonlyMap<string, number>
type Cell = string | null

/** Lines of a file with their physical numbers, from 1; CRLF and LF end a line. */
export function* linesOf(path: string, form: TextForm): Generator<{ line: number; text: string }> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let line = 0
  for (const chunk of utf8Chunks(path, form)) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = pieces.pop() ?? ''
    for (const text of pieces) yield { line: ++line, text: text.trim() }
  }
  if (rest.trim() !== '') yield { line: ++line, text: rest.trim() }
}

/** JSON.parse with numbers kept as written, so that an id of 18 digits keeps them all. */
export function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text, (_key, item: unknown, context?: { source?: string }) =>
      typeof item === 'number' ? (context?.source ?? String(item)) : item,
    )
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** All keys of the file, in the order in which they first occur: rows may leave out what they do not know. */
function keysOf(path: string, form: TextForm): Keys {
  const keys = new Map<string, number>()
  for (const { text } of linesOf(path, form)) {
    if (text === '') continue
    for (const key of Object.keys(parsed(text) ?? {})) if (!keys.has(key)) keys.set(key, keys.size)
    if (keys.size > 4096) break
  }
  return keys
}

/** @throws Refused when no format knows the keys */
export function findKeys(path: string, form: TextForm, formats: readonly Format[]): HeaderMatch {
  const keys = [...keysOf(path, form).keys()]
  const matches = formats.map((format) => matchHeader(format, keys))
  const best = matches.sort(
    (a, b) =>
      Number(a.missing.length > 0) - Number(b.missing.length > 0) ||
      Number(b.format.mapped !== undefined) - Number(a.format.mapped !== undefined) ||
      b.found - a.found,
  )[0]
  if (best === undefined || best.found < 2) {
    throw new Refused(
      fault('not_csv', 1, 'Line 1: this is a JSON document, not a table. Export the report as CSV.'),
    )
  }
  if (best.missing.length === 0) return best
  throw new Refused(
    ...best.missing.map((name) =>
      fault('missing_column', 1, `Line 1: no line has the field "${name}".`, { field: name }),
    ),
  )
}

export function readJsonLines(path: string, form: TextForm, match: HeaderMatch, rowsPath: string): ReadRows {
  const out = new RowsFile(rowsPath)
  const faults: Fault[] = []
  let faulty = 0
  let blank = 0
  let isMultiline = false
  try {
    for (const { line, text } of linesOf(path, form)) {
      const value = text === '' ? {} : parsed(text)
      if (value === null) {
        faulty += 1
        if (faults.length < listedFaults) faults.push(badJson(line, text))
        continue
      }
      const cells = match.headings.map((key) => cellOf(value[key]) ?? '')
      if (cells.every((cell) => cell === '')) blank += 1
      else {
        isMultiline ||= cells.some((cell) => /[\r\n]/.test(cell))
        out.fields(line, 0x2c, cells)
      }
    }
  } finally {
    out.close()
  }
  return { rows: out.rows, blank, totals: 0, isMultiline, faults, faulty }
}

const badJson = (line: number, text: string): Fault =>
  fault('bad_json', line, `Line ${lineName(line)} is not one JSON object.`, { value: text })
