import { cpus, totalmem } from 'node:os'
import duckdb from '@duckdb/node-api/package.json' with { type: 'json' }
import { budgetOf, loadBudget } from '#bench/budgets.ts'
import { cases } from '#bench/cases.ts'
import { formTitles } from '#bench/forms.ts'
import type { LoadCost, SizeReport } from '#bench/size.ts'

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const wide = (text: string, width: number): string => text.padEnd(width)
const right = (text: string, width: number): string => text.padStart(width)

/** What the figures were measured on, and how to read them. */
export function machine(): string[] {
  const [cpu] = cpus()
  return [
    `${cpus().length} x ${cpu?.model ?? 'unknown CPU'}, ${whole(totalmem() / 2 ** 30)} GB; Node ${process.version}, DuckDB binding ${duckdb.version}`,
    'CPU ms: user + system time of the whole process, median of interleaved runs; other programs on the machine matter little.',
    'x scan: that CPU time over the time to read the same columns once in the format we ship. A ratio under 1.3 says nothing.',
    'Peak MB: memory of a process that opens the data and answers this one question, Node and DuckDB included.',
    'Every answer was compared with the naive SQL’s rows before it was timed.',
  ]
}

/** The report as text, a table per size. */
export function printed(sizes: readonly SizeReport[]): string {
  return sizes.map(sizeText).join('\n')
}

function sizeText(size: SizeReport): string {
  const { touchpoints, orders, people } = size.sizes
  const lines = [
    '',
    `${whole(touchpoints)} touchpoints, ${whole(orders)} orders, ${whole(people)} people`,
    size.generated === null
      ? '  generated earlier (cached)'
      : `  generated in ${seconds(size.generated.wallMs)} s (${seconds(size.generated.cpuMs)} CPU-s), peak ${whole(size.generated.peakMb)} MB`,
    `  projections built in ${seconds(size.projected.wallMs)} s (${seconds(size.projected.cpuMs)} CPU-s), ${whole(size.projected.bytes / 2 ** 20)} MB, peak ${whole(size.projected.peakMb)} MB`,
  ]
  for (const one of cases) {
    if (!size.measured.some((row) => row.case === one.id)) continue
    const budget = budgetOf(one.id, size.touchpoints)
    const bound =
      budget === undefined
        ? ''
        : ` (limit ${budget.limit} x scan${budget.goal === null ? '' : `, goal ${budget.goal}`})`
    lines.push(
      '',
      `  ${one.title}${bound}`,
      `    ${wide('', 46)}${right('CPU ms', 10)}${right('x scan', 9)}${right('wall ms', 10)}${right('peak MB', 9)}${right('runs', 6)}`,
    )
    for (const row of size.measured.filter((row) => row.case === one.id)) {
      lines.push(
        `    ${wide(formTitles[row.form], 46)}${right(whole(row.cpuMs), 10)}${right(row.timesScan.toFixed(1), 9)}${right(whole(row.wallMs), 10)}${right(row.peakMb === null ? '' : whole(row.peakMb), 9)}${right(String(row.runs), 6)}`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}

/** What loading costs, as text. */
export function loadText(load: LoadCost): string {
  return [
    '',
    `Loading ${whole(load.rowsIn)} rows of platform files (touchpoints, Shopify orders, Meta, Google Ads) into an empty lake (limit ${loadBudget.limit} x parse)`,
    `    ${whole(load.rowsPerCpuSecond)} rows per CPU-second, ${seconds(load.cpuMs)} CPU-s, ${seconds(load.wallMs)} s, ${load.timesParse.toFixed(1)} x reading the same files as text, peak ${whole(load.peakMb)} MB`,
    ...load.files.map(
      (file) =>
        `    ${wide(file.file, 30)}${right(whole(file.rowsIn), 10)} rows${right(whole(file.rowsPerCpuSecond), 10)} rows per CPU-second, peak ${whole(file.peakMb)} MB`,
    ),
    `    The goal is ${whole(loadBudget.goalRowsPerCpuSecond)} rows per CPU-second, deduplicated, in at most ${whole(loadBudget.goalPeakMb)} MB: a touchpoint’s address is taken apart on the way.`,
    '    Without PostgreSQL: identities are given from memory here. The job adds one round trip per 20,000 identifiers.',
    '',
  ].join('\n')
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1)

/** Why the bench fails: rows that differ, or an answer over its limit. */
export function gates(sizes: readonly SizeReport[], load: LoadCost | null): string[] {
  const overLoad =
    load !== null && load.timesParse > loadBudget.limit
      ? [`loading: ${load.timesParse.toFixed(1)} x parse, limit ${loadBudget.limit}`]
      : []
  return overLoad.concat(
    sizes.flatMap((size) => [
      ...size.disagreements,
      ...size.measured
        .filter((row) => row.form === 'ours')
        .flatMap((row) => {
          const budget = budgetOf(row.case, size.touchpoints)
          if (budget === undefined || row.timesScan <= budget.limit) return []
          return [
            `${row.case} at ${whole(size.touchpoints)}: ${row.timesScan.toFixed(1)} x scan, limit ${budget.limit}`,
          ]
        }),
    ]),
  )
}
