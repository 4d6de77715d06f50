import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import {
  type DefinitionsBody,
  type DefinitionsRevision,
  definitionsRevision,
} from '#server/routes/definitions.contract.ts'
import { saveDefinitions } from '#ui/api/definitions.ts'
import { ApiError } from '#ui/api/problem.ts'
import type { Loaded } from '#ui/api/query.ts'

/** Rules as a person writes them, before they are saved. */
export interface Draft {
  readonly saved: Accessor<DefinitionsRevision | undefined>
  readonly body: Accessor<DefinitionsBody | undefined>
  readonly isChanged: Accessor<boolean>
  /** What is wrong, by the path of the field: `channelRules.0.conditions.1.values.0`. */
  fault(path: string): string | undefined
  readonly isSound: Accessor<boolean>
  /** What previews ask about: the last sound body, a moment after the last key; undefined while nothing is changed. */
  readonly proposed: Accessor<DefinitionsBody | undefined>
  set<Field extends keyof DefinitionsBody>(field: Field, value: DefinitionsBody[Field]): void
  discard(): void
  readonly busy: Accessor<boolean>
  readonly failure: Accessor<Error | null>
  /** Somebody saved another revision meanwhile. */
  readonly overtaken: Accessor<boolean>
  save(note: string): Promise<boolean>
}

const settleMs = 350
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const bodySchema = definitionsRevision.shape.body

export function createDraft(workspace: Accessor<string>, loaded: Loaded<DefinitionsRevision>): Draft {
  const [edited, setEdited] = createSignal<{ base: number; body: DefinitionsBody } | null>(null)
  const [settled, setSettled] = createSignal<DefinitionsBody>()
  const saved = () => loaded.data()
  const body = () => edited()?.body ?? saved()?.body
  const isChanged = createMemo(() => edited() !== null && !same(edited()?.body, saved()?.body))
  const checked = createMemo(() => bodySchema.safeParse(body()))
  const isSound = () => checked().success
  createEffect(() => {
    const now = isChanged() && isSound() ? body() : undefined
    if (now === undefined && !isChanged()) return setSettled(undefined)
    if (now === undefined) return
    const timer = setTimeout(() => setSettled(() => now), settleMs)
    onCleanup(() => clearTimeout(timer))
  })
  const saving = createSaving()
  return {
    saved,
    body,
    isChanged,
    isSound,
    proposed: settled,
    fault: (path) => {
      const result = checked()
      return result.success
        ? undefined
        : result.error.issues.find((issue) => issue.path.join('.') === path)?.message
    },
    set(field, value) {
      const [now, newest] = [body(), saved()]
      if (now === undefined || newest === undefined) return
      setEdited({ base: edited()?.base ?? newest.revision, body: { ...now, [field]: value } })
    },
    discard() {
      setEdited(null)
      saving.clear()
    },
    busy: saving.busy,
    failure: saving.failure,
    overtaken: () => {
      const base = edited()?.base
      return base !== undefined && base !== saved()?.revision
    },
    async save(note) {
      const now = edited()
      if (now === null || !isSound()) return false
      const done = await saving.run(() => saveDefinitions(workspace(), { ...now, note }))
      if (done) setEdited(null)
      else loaded.retry()
      return done
    },
  }
}

function createSaving() {
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<Error | null>(null)
  return {
    busy,
    failure,
    clear: () => setFailure(null),
    async run(work: () => Promise<unknown>): Promise<boolean> {
      if (busy()) return false
      setBusy(true)
      setFailure(null)
      try {
        await work()
        return true
      } catch (failed) {
        setFailure(failed instanceof Error ? failed : new ApiError(String(failed), { status: 0 }))
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
