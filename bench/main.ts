import { parseArgs } from 'node:util'
import { gates, machine, printed } from '#bench/report.ts'
import { benchSize } from '#bench/size.ts'

const usage = `npm run bench -- [--sizes 1m,10m] [--runs 5] [--full] [--json]
Generates brands of these sizes (cached in the temp folder), asks them the same questions in several forms, and prints what each costs.
--runs   how often each form answers each question; the median counts
--full   more runs, and our answers without projections as well; takes much longer
--json   one JSON document on stdout and nothing else`

const million = (text: string): number => {
  const found = /^(\d+(?:\.\d+)?)(k|m)?$/i.exec(text.trim())
  if (found === null) throw new Error(`--sizes: "${text}" is no size; write 1m or 250k`)
  return Math.round(
    Number(found[1]) * (found[2] === undefined ? 1 : found[2].toLowerCase() === 'm' ? 1_000_000 : 1_000),
  )
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1m,10m' },
    runs: { type: 'string', default: '5' },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  process.stdout.write(`${usage}\n`)
} else {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const sizes = []
  for (const size of values.sizes.split(',')) {
    sizes.push(await benchSize(million(size), Number(values.runs), values.full, say))
    if (!values.json) process.stdout.write(printed(sizes.slice(-1)))
  }
  const failed = gates(sizes)
  if (values.json) process.stdout.write(`${JSON.stringify({ machine: machine(), sizes, failed }, null, 1)}\n`)
  else process.stdout.write(`${machine().join('\n')}\n${failed.map((line) => `FAILED ${line}\n`).join('')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
