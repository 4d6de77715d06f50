import { resolve } from 'node:path'
import { generateBrand } from '#engine/generate/generate.ts'
import { sizeFromText } from '#engine/generate/options.ts'
import { type Command, hasFlag, type Invocation, requiredOption, textOption, UsageError } from './command.ts'
import { progressOn } from './output.ts'

function amountOf(text: string): number {
  const amount = sizeFromText(text)
  if (amount === null) throw new UsageError(`${text} is not a number such as 250k or 10m.`)
  return amount
}

const wholeNumber = (invocation: Invocation, name: string): number | undefined => {
  const text = textOption(invocation, name)
  return text === null ? undefined : amountOf(text)
}

export const generateCommand: Command = {
  usage: 'generate --touchpoints 10m [--seed 1] --out DIR [--days 730] [--exports]',
  summary:
    'Writes a brand with a known truth: canonical tables and, with --exports, the files of its platforms.',
  options: {
    touchpoints: { type: 'string' },
    seed: { type: 'string' },
    days: { type: 'string' },
    out: { type: 'string' },
    exports: { type: 'boolean' },
  },
  async run(invocation) {
    const touchpoints = amountOf(requiredOption(invocation, 'touchpoints'))
    const out = resolve(requiredOption(invocation, 'out'))
    const seed = wholeNumber(invocation, 'seed')
    const days = wholeNumber(invocation, 'days')
    const options = {
      touchpoints,
      ...(seed === undefined ? {} : { seed }),
      ...(days === undefined ? {} : { days }),
    }
    const progress = progressOn(invocation.terminal)
    await generateBrand(out, options, { exports: hasFlag(invocation, 'exports') }, (share, part) =>
      progress.set(share, part),
    )
    progress.done()
    invocation.terminal.out(`${out}\n`)
  },
}
