import { z } from 'zod'

/** A page's choices as its URL writes them. Every field has a default, which the URL leaves out. */
export type StateSchema = z.ZodObject<Record<string, z.ZodType>, z.core.$strict>

export const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  fallback: Values[number],
) => z.enum(values).prefault(fallback)

/** Several of a closed list, comma-separated in the URL, at least one. */
export const choices = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  fallback: readonly Values[number][],
) => z.preprocess(split, z.array(z.enum(values)).min(1)).prefault([...fallback])

export const words = () => z.string().max(400).default('')
export const optionalDay = () => z.iso.date().optional()

function split(text: unknown): unknown {
  return typeof text === 'string' ? [...new Set(text.split(',').filter(Boolean))] : text
}

export interface Refused {
  readonly key: string
  readonly value: string
}

/** Reads a page's state. What the page does not know is left out and reported, never guessed. */
export function readState<Schema extends StateSchema>(
  schema: Schema,
  query: Readonly<Record<string, string | string[] | undefined>>,
): { state: z.output<Schema>; refused: Refused[] } {
  const given = new Map(
    Object.entries(query).flatMap(([key, value]) => {
      const text = Array.isArray(value) ? value[0] : value
      return text === undefined ? [] : [[key, text] as const]
    }),
  )
  const refused: Refused[] = []
  for (;;) {
    const parsed = schema.safeParse(Object.fromEntries(given))
    if (parsed.success) return { state: parsed.data, refused }
    const at = new Set(
      parsed.error.issues.flatMap((issue) => faultyKeys(issue)).filter((key) => given.has(key)),
    )
    if (at.size === 0) throw parsed.error
    for (const key of at) {
      refused.push({ key, value: given.get(key) ?? '' })
      given.delete(key)
    }
  }
}

function faultyKeys(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys
  return issue.path.slice(0, 1).map(String)
}

/** The search parameters that say `changes`: null takes a key away, and so does its default. */
export function writeState(
  schema: StateSchema,
  changes: Readonly<Record<string, unknown>>,
): Record<string, string | null> {
  const defaults: Record<string, unknown> = schema.parse({})
  return Object.fromEntries(
    Object.entries(changes).map(([key, value]) => {
      const text = written(value)
      return [key, text === '' || text === written(defaults[key]) ? null : text]
    }),
  )
}

function written(value: unknown): string {
  if (value === undefined || value === null) return ''
  return Array.isArray(value) ? value.join(',') : String(value)
}
