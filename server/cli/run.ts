import { parseArgs } from 'node:util'
import { z } from 'zod'
import { EngineError } from '#engine/errors.ts'
import { HostError } from '#server/host/errors.ts'
import { type Command, type Terminal, UsageError } from './command.ts'
import { lineOf } from './line-of.ts'

export type Commands = Readonly<Record<string, Command>>

function help(commands: Commands): string {
  const lines = Object.values(commands).map(
    (command) => `  omnitrack ${command.usage}\n      ${command.summary}`,
  )
  return `omnitrack: what marketing really earned.\n\n${lines.join('\n')}\n`
}

const codeOf = z.object({ code: z.string() })

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    const code = codeOf.safeParse(error)
    if (code.success && code.data.code.startsWith('ERR_PARSE_ARGS') && error instanceof Error) {
      throw new UsageError(error.message.split('. ')[0] ?? error.message)
    }
    throw error
  }
}

const isOurs = (error: unknown): boolean =>
  error instanceof EngineError || error instanceof HostError || error instanceof z.core.$ZodError

/** Runs one command line.
 * @returns exit status: 0; 1 for a failure, told in one line on stderr; 2 for wrong usage */
export async function runCommandLine(
  commands: Commands,
  args: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(help(commands))
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    terminal.err(`omnitrack: there is no command ${name}; \`omnitrack help\` lists them.\n`)
    return 2
  }
  try {
    const { values, positionals } = parse(command, rest)
    if (values.help === true) {
      terminal.out(`omnitrack ${command.usage}\n${command.summary}\n`)
      return 0
    }
    await command.run({ values, positionals, terminal, signal })
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`omnitrack: ${error.message} Usage: omnitrack ${command.usage}\n`)
      return 2
    }
    terminal.err(`omnitrack: ${lineOf(error)}\n`)
    if (!isOurs(error) && process.execArgv.includes('--enable-source-maps'))
      terminal.err(`${String(error)}\n`)
    return 1
  }
}
