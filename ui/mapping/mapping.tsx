import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Load } from '#server/routes/loads.contract.ts'
import type { Mapping as Saved } from '#server/routes/mappings.contract.ts'
import { createMappings } from '#ui/api/mappings.ts'
import { Banner } from '#ui/control/badge.tsx'
import { DropZone } from '#ui/control/drop-zone.tsx'
import { Page } from '#ui/shell/page.tsx'
import { heldFile } from '#ui/sources/held-files.ts'
import { useHere } from '#ui/state/here.tsx'
import { createPageState } from '#ui/state/page.ts'
import { pageAddress } from '#ui/state/pages.ts'
import type { Beginning } from './draft.ts'
import { Editor } from './editor.tsx'
import { MappingList } from './list.tsx'
import { mappingSchema } from './state.ts'

/** What the columns of files with a header of their own hold: said once, reused by header. */
export function Mapping(): JSX.Element {
  const here = useHere()
  const navigate = useNavigate()
  const page = createPageState(mappingSchema)
  const mappings = createMappings(() => here.workspace().id)
  const [dropped, setDropped] = createSignal<File | null>(null)
  const waiting = () => {
    const { load, file } = page.state()
    return load === undefined || file === '' ? null : heldFile(load, file)
  }
  const saved = createMemo<Saved | null>(
    () => mappings.data()?.items.find((one) => one.id === page.state().edit) ?? null,
    null,
    { equals: (one, other) => one?.id === other?.id && one?.changedAt === other?.changedAt },
  )
  const start = createMemo<Beginning | null>(
    () => {
      const file = dropped() ?? waiting()
      if (page.state().edit !== undefined && saved() === null) return null
      return file === null && saved() === null ? null : { file, saved: saved() }
    },
    null,
    { equals: (one, other) => one?.file === other?.file && one?.saved === other?.saved },
  )
  const back = () => {
    setDropped(null)
    page.set({ edit: null, load: null, file: null })
  }
  const openLoad = (load: Load) =>
    navigate(`${pageAddress(here.workspace().slug, 'sources', {})}?load=${load.id}`)
  return (
    <Page refused={page.refused()} needsData={false}>
      <Switch>
        <Match when={start()} keyed>
          {(beginning) => (
            <Editor
              start={beginning}
              onBack={back}
              onOpen={(one) => page.set({ edit: one.id })}
              onLoad={openLoad}
            />
          )}
        </Match>
        <Match when={start() === null}>
          <Show when={page.state().file !== '' && waiting() === null}>
            <Banner tone="info">
              <span>
                <b class="mono">{page.state().file}</b> was refused because its header is not known. Drop it
                here again to say what its columns hold.
              </span>
            </Banner>
          </Show>
          <div class="columns">
            <MappingList onOpen={(edit) => page.set({ edit })} />
            <Add title="Map a file" onFile={setDropped} />
          </div>
        </Match>
      </Switch>
      <Show when={start()?.file === null && start() !== null && here.mayLoad()}>
        <div class="mapping-drop">
          <Add title="See rows of a file with this header" onFile={setDropped} />
        </div>
      </Show>
    </Page>
  )
}

function Add(props: { title: string; onFile: (file: File) => void }): JSX.Element {
  const here = useHere()
  return (
    <section class="flex flex-col gap-3" aria-label={props.title}>
      <h2>{props.title}</h2>
      <Show
        when={here.mayLoad()}
        fallback={
          <p class="muted">Your role is {here.workspace().role}. Ask an admin or the owner to map files.</p>
        }
      >
        <DropZone
          label="Choose a file to map"
          onFiles={(files) => {
            const [file] = files
            if (file !== undefined) props.onFile(file)
          }}
        >
          A report with columns of its own: spend of a platform that we do not know, visits, orders
        </DropZone>
        <p class="muted">Nothing is kept until you save the mapping or load the file.</p>
      </Show>
    </section>
  )
}
