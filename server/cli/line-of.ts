import { z } from 'zod'
import { EngineError } from '#engine/errors.ts'
import { refusalOf } from '#server/problem.ts'

/** One line that says what went wrong, whatever it was. */
export function lineOf(error: unknown): string {
  if (error instanceof z.core.$ZodError) return refusalOf(error).message
  const text = error instanceof Error ? error.message : String(error)
  const line = text.split('\n').find((each) => each.trim() !== '') ?? 'It failed.'
  const named =
    error instanceof EngineError && error.field !== undefined && !line.startsWith(`${error.field}:`)
  return named ? `${error.field}: ${line}` : line
}
