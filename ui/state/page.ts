import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import { z } from 'zod'
import { comparisons } from '#ui/state/period.ts'
import {
  choice,
  optionalDay,
  type Refused,
  readState,
  type StateSchema,
  words,
  writeState,
} from '#ui/state/url.ts'

/** What every analysis page has in its URL. Days are [from, until), as in the API. */
const shared = {
  from: optionalDay(),
  until: optionalDay(),
  compare: choice(comparisons, 'previous'),
  /** A snapshot number or a day to look back to. */
  asof: z
    .string()
    .regex(/^(\d{1,9}|\d{4}-\d{2}-\d{2})$/)
    .optional(),
  /** The open drawer. */
  open: words(),
  tab: words(),
}

export const pageSchema = <const Own extends z.core.$ZodLooseShape>(own: Own) =>
  z.strictObject({ ...shared, ...own })

/** What the shell reads, whatever else the page keeps there. */
export const sharedSchema = z.object(shared)

export interface PageState<State> {
  readonly state: () => State
  /** Keys of the URL that this page does not know, or whose values it cannot read. */
  readonly refused: () => readonly Refused[]
  /** Null or a default takes the key out of the URL. `replace` for what needs no step back. */
  set(changes: { readonly [Key in keyof State]?: State[Key] | null }, how?: { replace?: boolean }): void
}

/** A page's choices: the URL is the state, so reload, back and a pasted link give the same picture. */
export function createPageState<Schema extends StateSchema>(schema: Schema): PageState<z.output<Schema>> {
  const [query, setQuery] = useSearchParams()
  const read = createMemo(() => readState(schema, { ...query }))
  return {
    state: () => read().state,
    refused: () => read().refused,
    set: (changes, how) =>
      setQuery(writeState(schema, changes), { replace: how?.replace ?? false, scroll: false }),
  }
}

export type SharedState = z.output<typeof sharedSchema>

/** The shared part, without judging the page's own keys. */
export function createSharedState(): PageState<SharedState> {
  const [query, setQuery] = useSearchParams()
  const strict = z.strictObject(shared)
  const known = new Set(Object.keys(shared))
  const read = createMemo(() =>
    readState(strict, Object.fromEntries(Object.entries({ ...query }).filter(([key]) => known.has(key)))),
  )
  return {
    state: () => read().state,
    refused: () => [],
    set: (changes, how) =>
      setQuery(writeState(strict, changes), { replace: how?.replace ?? false, scroll: false }),
  }
}
