import type { Row } from '#engine/analysis.ts'
import type { Terminal } from './command.ts'

const shown = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** Columns as wide as their widest cell; figures to the right. */
export function table(names: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => names.map((name) => shown(row[name])))
  const widths = names.map((name, at) => Math.max(name.length, ...cells.map((line) => line[at]?.length ?? 0)))
  const figures = names.map((name) => rows.every((row) => /^-?[\d.]*$/.test(shown(row[name]))))
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => (figures[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return `${[line(names), ...cells.map(line)].join('\n')}\n`
}

export const document = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** A bar on a terminal, nothing elsewhere. `set` takes the share done, in [0, 1]. */
export interface Progress {
  set(share: number, what: string): void
  done(): void
}

const barWidth = 30

export function progressOn(terminal: Terminal): Progress {
  if (!terminal.interactive) return { set: () => undefined, done: () => undefined }
  let last = ''
  return {
    set(share, what) {
      const filled = Math.round(Math.min(1, Math.max(0, share)) * barWidth)
      const text = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${Math.floor(share * 100)} % ${what}`
      if (text === last) return
      last = text
      terminal.err(`\r\u001B[K${text}`)
    },
    done() {
      if (last !== '') terminal.err('\r\u001B[K')
      last = ''
    },
  }
}
