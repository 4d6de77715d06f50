import { createMemo, createSignal, onCleanup } from 'solid-js'
import {
  faultsOfMapping,
  type Mapping,
  type MappingProposal,
  mappingTargets,
  type NamedMapping,
} from '#server/routes/mappings.contract.ts'
import { lookAt } from '#ui/api/mappings.ts'

type Body = Omit<NamedMapping, 'name'>
export type Target = NamedMapping['target']

/** What the editor begins with: a file, a saved mapping, or both. */
export interface Beginning {
  readonly file: File | null
  readonly saved: Mapping | null
}

const blank: Body = {
  target: 'generic_spend',
  header: ['', ''],
  columns: [],
  platform: null,
  currency: null,
  timeZone: null,
  dayOrder: null,
  decimalMark: null,
}

const bodyOf = ({ target, header, columns, ...rest }: Mapping): Body => ({
  target,
  header,
  columns,
  platform: rest.platform,
  currency: rest.currency,
  timeZone: rest.timeZone,
  dayOrder: rest.dayOrder,
  decimalMark: rest.decimalMark,
})

const waitMs = 300

/** Looks at the file of a draft: the newest question counts, older ones are given up. */
function createLook(workspace: () => string, file: File | null, onProposed: (body: Body) => void) {
  const [proposal, setProposal] = createSignal<MappingProposal | null>(null)
  const [looking, setLooking] = createSignal(false)
  const [error, setError] = createSignal<Error | null>(null)
  let stop = new AbortController()
  let timer: number | undefined
  onCleanup(() => {
    stop.abort()
    window.clearTimeout(timer)
  })
  const look = async (said: Body | null, target: Target | null) => {
    if (file === null) return
    stop.abort()
    const own = new AbortController()
    stop = own
    setLooking(true)
    try {
      const found = await lookAt(workspace(), file, said, target, own.signal)
      if (own.signal.aborted) return
      setError(null)
      setProposal(found)
      if (said === null) onProposed(found.mapping)
    } catch (failed) {
      if (!own.signal.aborted) setError(failed instanceof Error ? failed : new Error(String(failed)))
    } finally {
      if (!own.signal.aborted) setLooking(false)
    }
  }
  const later = (said: Body) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void look(said, null), waitMs)
  }
  return { proposal, looking, error, look, later }
}

/** A mapping while it is made: what is said, what is wrong with it, and what loading its file would come to. */
export function createDraft(workspace: () => string, start: Beginning) {
  const [name, setName] = createSignal(start.saved?.name ?? '')
  const [body, setBody] = createSignal<Body | null>(start.saved === null ? null : bodyOf(start.saved))
  const { proposal, looking, error, look, later } = createLook(workspace, start.file, setBody)
  const change = (changes: Partial<Body>) => {
    const said = { ...(body() ?? blank), ...changes }
    setBody(said)
    later(said)
  }
  void look(start.saved === null ? null : bodyOf(start.saved), null)
  return {
    name,
    setName,
    body,
    proposal,
    looking,
    error,
    change,
    /** Says what a column holds; null: it is not read. */
    say(column: string, meaning: string | null) {
      const now = body()
      if (now === null) return
      const rest = now.columns.filter((one) => one.column !== column)
      const columns = meaning === null ? rest : [...rest, { column, meaning }]
      const order = (one: { column: string }) => now.header.indexOf(one.column)
      change({ columns: columns.sort((a, b) => order(a) - order(b)) })
    },
    /** Another kind of rows: what its columns hold is proposed anew. */
    retarget(target: Target) {
      if (start.file === null) change({ target, columns: [] })
      else void look(null, target)
    },
    faults: createMemo(() => {
      const now = body()
      return now === null ? [] : faultsOfMapping(now)
    }),
  }
}
export type Draft = ReturnType<typeof createDraft>

export const targetTitle = (id: string): string =>
  mappingTargets.find((target) => target.id === id)?.title ?? id

export const meaningsOf = (id: string) => mappingTargets.find((target) => target.id === id)?.meanings ?? []
export const requiredOf = (id: string): readonly (readonly string[])[] =>
  mappingTargets.find((target) => target.id === id)?.required ?? []
