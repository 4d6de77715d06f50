import { createSignal, type JSX, Show } from 'solid-js'
import type { Load } from '#server/routes/loads.contract.ts'
import type { Mapping } from '#server/routes/mappings.contract.ts'
import { refreshData, uploadFiles } from '#ui/api/data.ts'
import { keepMapping, lookedBytes } from '#ui/api/mappings.ts'
import { ApiError } from '#ui/api/problem.ts'
import { Banner } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { Failure, SkeletonRows } from '#ui/control/state.tsx'
import { bytes, count } from '#ui/format/number.ts'
import { holdFiles } from '#ui/sources/held-files.ts'
import { useHere } from '#ui/state/here.tsx'
import { Columns } from './columns.tsx'
import { type Beginning, createDraft, type Draft } from './draft.ts'
import { Preview } from './preview.tsx'
import { Settings } from './settings.tsx'

/** Makes or changes a mapping, beside its file where there is one. */
export function Editor(props: {
  start: Beginning
  onBack: () => void
  onOpen: (saved: { id: string; name: string }) => void
  onLoad: (load: Load) => void
}): JSX.Element {
  const here = useHere()
  const draft = createDraft(() => here.workspace().id, props.start)
  const saving = createSaving(draft, props)
  return (
    <>
      <div class="filterbar">
        <Button kind="link" onClick={() => props.onBack()}>
          Mappings
        </Button>
        <span class="muted">/</span>
        <b>{props.start.file?.name ?? props.start.saved?.name}</b>
        <About draft={draft} file={props.start.file} />
      </div>
      <Show when={draft.error()}>
        {(failed) => <Failure what="The file cannot be looked at." error={failed()} />}
      </Show>
      <Notices draft={draft} start={props.start} onOpen={props.onOpen} />
      <Show
        when={draft.body()}
        fallback={
          <Show when={draft.error() === null}>
            <SkeletonRows rows={8} label="Reading the file" />
          </Show>
        }
      >
        <Settings draft={draft} nameFault={saving.nameFault()} />
        <section class="section" aria-label="Columns">
          <div class="section-head">
            <h2>Columns</h2>
            <span class="aside">what each holds, proposed from its heading and its cells</span>
          </div>
          <Columns draft={draft} />
        </section>
        <Preview draft={draft} />
        <Actions draft={draft} saving={saving} start={props.start} />
      </Show>
    </>
  )
}

function About(props: { draft: Draft; file: File | null }): JSX.Element {
  const here = useHere()
  return (
    <Show when={props.draft.proposal()}>
      {(found) => (
        <span class="muted">
          {count(here.setting(), found().rows)} rows, header on line {found().headerLine}
          <Show when={(props.file?.size ?? 0) > lookedBytes}>
            , of its first {bytes(here.setting(), lookedBytes)}
          </Show>
        </span>
      )}
    </Show>
  )
}

function Notices(props: {
  draft: Draft
  start: Beginning
  onOpen: (saved: { id: string; name: string }) => void
}): JSX.Element {
  const others = () => (props.draft.proposal()?.saved ?? []).filter((one) => one.id !== props.start.saved?.id)
  return (
    <>
      <Show when={props.start.saved}>
        <Banner tone="info">
          Changing a mapping changes nothing that was loaded by it. Load a file again to read it the new way.
        </Banner>
      </Show>
      <Show when={others()[0]}>
        {(other) => (
          <Banner tone="warn">
            <span>
              Files with this header are read by the mapping <b>{other().name}</b>. With two, each upload must
              say which.
            </span>
            <Button kind="link" onClick={() => props.onOpen(other())}>
              Change {other().name}
            </Button>
          </Banner>
        )}
      </Show>
      <Show when={others().length === 0 && props.draft.proposal()?.recognised}>
        {(known) => (
          <Banner tone="info">
            This file loads without a mapping: its header is known as {known().title}. A mapping made here
            goes first.
          </Banner>
        )}
      </Show>
    </>
  )
}

function createSaving(
  draft: Draft,
  props: { start: Beginning; onBack: () => void; onLoad: (load: Load) => void },
) {
  const here = useHere()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<Error | null>(null)
  const [nameFault, setNameFault] = createSignal<string>()
  const keep = async (): Promise<Mapping | null> => {
    const body = draft.body()
    if (body === null || busy()) return null
    const name = draft.name().trim()
    setNameFault(name === '' ? 'Give it a name, such as Podcast.' : undefined)
    if (name === '') return null
    setBusy(true)
    setFailure(null)
    try {
      return await keepMapping(here.workspace().id, { ...body, name }, props.start.saved?.id ?? null)
    } catch (failed) {
      const isName = failed instanceof ApiError && failed.field === 'name'
      if (isName) setNameFault(failed.message)
      else setFailure(failed instanceof Error ? failed : new Error(String(failed)))
      return null
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    failure,
    nameFault,
    async save() {
      if ((await keep()) !== null) props.onBack()
    },
    async saveAndLoad(file: File) {
      const kept = await keep()
      if (kept === null) return
      setBusy(true)
      try {
        const upload = { files: [file], mapping: kept.id }
        const load = await uploadFiles(
          here.workspace().id,
          upload,
          () => undefined,
          new AbortController().signal,
        )
        holdFiles(load.id, [file])
        void refreshData(here.workspace().id)
        props.onLoad(load)
      } catch (failed) {
        setFailure(failed instanceof Error ? failed : new Error(String(failed)))
      } finally {
        setBusy(false)
      }
    },
  }
}
type Saving = ReturnType<typeof createSaving>

function Actions(props: { draft: Draft; saving: Saving; start: Beginning }): JSX.Element {
  const here = useHere()
  const first = () => props.draft.faults()[0]?.message
  const blocked = () => first() !== undefined || props.saving.busy()
  const isRefused = () => props.draft.proposal()?.preview?.status === 'refused'
  return (
    <div class="mapping-actions">
      <Show when={props.saving.failure()}>
        {(failed) => <Failure what="The mapping was not saved." error={failed()} />}
      </Show>
      <div class="flex items-center flex-wrap gap-3">
        <Show when={props.start.file}>
          {(file) => (
            <Button
              kind="primary"
              disabled={blocked() || isRefused()}
              onClick={() => void props.saving.saveAndLoad(file())}
            >
              Save and load the file
            </Button>
          )}
        </Show>
        <Button
          kind={props.start.file === null ? 'primary' : 'outline'}
          disabled={blocked() || !here.mayLoad()}
          onClick={() => void props.saving.save()}
        >
          Save the mapping
        </Button>
        <span class={first() === undefined ? 'muted' : 'fault'} role="status">
          {first() ??
            (isRefused()
              ? 'The file has faults and would be refused; the mapping can be saved.'
              : 'Files with this header load by themselves from then on.')}
        </span>
      </div>
    </div>
  )
}
