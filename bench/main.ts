import { parseArgs } from 'node:util'
import { cases } from '#bench/cases.ts'
import { gates, loadText, machine, printed } from '#bench/report.ts'
import { benchLoad, benchSize } from '#bench/size.ts'
import { sizeFromText } from '#engine/generate/options.ts'

const usage = `npm run bench -- [--sizes 1m,10m] [--runs 5] [--only CASE] [--full] [--json]
Generates brands of these sizes (cached in the temp folder), asks them the same questions in several forms, and prints what each costs.
--runs   how often each form answers each question; the median counts
--only   one question, or 'load': ${[...cases.map((one) => one.id), 'load'].join(', ')}
--full   our answers without projections, and the naive SQL's memory, as well
--json   one JSON document on stdout and nothing else`

function size(text: string): number {
  const touchpoints = sizeFromText(text)
  if (touchpoints === null) throw new Error(`--sizes: "${text}" is no size; write 1m or 250k`)
  return touchpoints
}

/** Enough rows to outweigh the fixed cost of a load, few enough for a minute. */
const loadedTouchpoints = 200_000

const options = {
  sizes: { type: 'string', default: '1m,10m' },
  runs: { type: 'string', default: '5' },
  only: { type: 'string' },
  full: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

async function bench(asked: {
  sizes: string
  runs: string
  only?: string
  full: boolean
  json: boolean
}): Promise<number> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const { only } = asked
  if (only !== undefined && only !== 'load' && !cases.some((one) => one.id === only))
    throw new Error(`--only: there is no "${only}"`)
  const sizes = []
  for (const touchpoints of only === 'load' ? [] : asked.sizes.split(',').map(size)) {
    const report = await benchSize(touchpoints, Number(asked.runs), asked.full, only ?? null, say)
    sizes.push(report)
    if (!asked.json) process.stdout.write(printed([report]))
  }
  const load = only === undefined || only === 'load' ? await benchLoad(loadedTouchpoints, 3, say) : null
  if (!asked.json && load !== null) process.stdout.write(loadText(load))
  const failed = gates(sizes, load)
  if (asked.json)
    process.stdout.write(`${JSON.stringify({ machine: machine(), sizes, load, failed }, null, 1)}\n`)
  else process.stdout.write(`${machine().join('\n')}\n${failed.map((line) => `FAILED ${line}\n`).join('')}`)
  return failed.length > 0 ? 1 : 0
}

try {
  const { values } = parseArgs({ options })
  if (values.help) process.stdout.write(`${usage}\n`)
  else process.exitCode = await bench(values)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
