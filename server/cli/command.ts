import type { ParseArgsOptionsConfig } from 'node:util'

/** The words of a command line were wrong: exit status 2. The message says which. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Where a command speaks. Tests give their own. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether stderr is a terminal, which gets a progress bar. */
  readonly interactive: boolean
}

export interface Invocation {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
  readonly terminal: Terminal
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

export interface Command {
  /** One line without the word `omnitrack`. */
  readonly usage: string
  readonly summary: string
  readonly options: ParseArgsOptionsConfig
  run(invocation: Invocation): Promise<void>
}

/** Text of an option, or null when it was not given. */
export function textOption(invocation: Invocation, name: string): string | null {
  const value = invocation.values[name]
  return typeof value === 'string' ? value : null
}

export function requiredOption(invocation: Invocation, name: string): string {
  const value = textOption(invocation, name)
  if (value === null || value === '') throw new UsageError(`--${name} is missing.`)
  return value
}

export const hasFlag = (invocation: Invocation, name: string): boolean => invocation.values[name] === true

/** The only word of a command that takes one. */
export function onlyPositional(invocation: Invocation, what: string): string {
  const [word, extra] = invocation.positionals
  if (word === undefined) throw new UsageError(`${what} is missing.`)
  if (extra !== undefined) throw new UsageError(`One ${what.toLowerCase()} at a time; ${extra} is too many.`)
  return word
}
