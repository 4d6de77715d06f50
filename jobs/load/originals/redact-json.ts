import { z } from 'zod'
import { type Format, matchHeader } from '#jobs/load/format.ts'
import { redactCell, redactWhole, ruleOfHeading, speaksOfPersons } from './columns.ts'
import type { LinesFile } from './lines-file.ts'
import { marker, maskText } from './mask.ts'

const row = z.record(z.string(), z.unknown())

/** Values are replaced in place, so that numbers keep every digit that they were written with. */
function redactedLine(text: string, format: Format | null): string {
  const found = row.safeParse(parsed(text))
  if (!found.success) return text.trim() === '' ? '' : marker
  if (format !== null && !speaksOfPersons(format)) return maskText(text)
  const shown = Object.entries(found.data).map(([key, value]) => [key, redactedValue(key, value, format)])
  return JSON.stringify(Object.fromEntries(shown))
}

function redactedValue(key: string, value: unknown, format: Format | null): unknown {
  if (value === null || value === undefined) return value
  const rule = format === null ? null : ruleOfHeading(format, key)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const clean = rule === null ? redactWhole(text) : redactCell(text, rule)
  return clean === text ? value : clean.startsWith('"') ? marker : clean.replaceAll('\n', ' ')
}

/** JSON.parse with numbers kept as written. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_key, item: unknown, context?: { source?: string }) =>
      typeof item === 'number' ? (context?.source ?? item) : item,
    )
  } catch {
    return null
  }
}

/** The same lines without persons. @returns how many lost something */
export function redactJsonLines(chunks: Iterable<Buffer>, format: Format | null, out: LinesFile): number {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let changed = 0
  const write = (raw: string) => {
    const text = raw.replace(/\r$/, '')
    const clean = redactedLine(text, format)
    if (clean !== text) changed += 1
    out.at(out.line, Buffer.from(clean, 'utf8').toString('latin1'))
  }
  for (const chunk of chunks) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = pieces.pop() ?? ''
    for (const piece of pieces) write(piece)
  }
  if (rest !== '') write(rest)
  return changed
}

/** The format whose fields the first line states. */
export function formatOfKeys(head: Buffer, formats: readonly Format[]): Format | null {
  const first = row.safeParse(parsed(head.toString('utf8').split('\n')[0] ?? ''))
  if (!first.success) return null
  const matches = formats.map((format) => matchHeader(format, Object.keys(first.data)))
  const [best] = matches.sort((a, b) => a.missing.length - b.missing.length || b.found - a.found)
  return best === undefined || best.found < 2 ? null : best.format
}
