import { A } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Load } from '#server/routes/loads.contract.ts'
import { refreshData, uploadFiles } from '#ui/api/data.ts'
import { createMappings } from '#ui/api/mappings.ts'
import { Button } from '#ui/control/button.tsx'
import { DropZone } from '#ui/control/drop-zone.tsx'
import { Failure } from '#ui/control/state.tsx'
import { plural } from '#ui/format/names.ts'
import { bytes, percent } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'
import { holdFiles } from './held-files.ts'

interface Sending {
  readonly files: readonly File[]
  readonly share: number
  readonly stop: () => void
}

/** Takes files by drop or by choice, says how far the upload is, and hands over the load that reads them. */
export function Uploader(props: { onLoad: (load: Load) => void }): JSX.Element {
  const here = useHere()
  const [sending, setSending] = createSignal<Sending | null>(null)
  const [error, setError] = createSignal<Error | null>(null)
  const [currency, setCurrency] = createSignal('')
  const [mapping, setMapping] = createSignal('')
  const mappings = createMappings(() => here.workspace().id)
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sending() !== null) return
    const stop = new AbortController()
    const progress = (share: number) => setSending({ files, share, stop: () => stop.abort() })
    progress(0)
    setError(null)
    try {
      const upload = {
        files,
        ...(currency() === '' ? {} : { currency: currency().toUpperCase() }),
        ...(mapping() === '' ? {} : { mapping: mapping() }),
      }
      const load = await uploadFiles(here.workspace().id, upload, progress, stop.signal)
      holdFiles(load.id, files)
      void refreshData(here.workspace().id)
      props.onLoad(load)
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)))
    } finally {
      setSending(null)
    }
  }
  return (
    <section class="flex flex-col gap-3" aria-label="Add files">
      <h2>Add files</h2>
      <Show
        when={here.mayLoad()}
        fallback={
          <p class="muted">Your role is {here.workspace().role}. Ask an admin or the owner to add files.</p>
        }
      >
        <DropZone label="Choose files to load" multiple onFiles={(files) => void send(files)}>
          Exports of ad platforms and shops; touchpoints and daily spend as CSV, JSON lines or Parquet
        </DropZone>
        <Show when={sending()}>{(now) => <Progress sending={now()} />}</Show>
        <Show when={error()}>
          {(failed) => <Failure what="The files were not taken." error={failed()} />}
        </Show>
        <details>
          <summary class="muted">A file without a currency</summary>
          <div class="field mt-2">
            <label for="upload-currency">Currency</label>
            <input
              id="upload-currency"
              class="input"
              value={currency()}
              maxlength="3"
              placeholder={here.workspace().currency}
              onInput={(event) => setCurrency(event.currentTarget.value)}
            />
            <span class="help">
              Used where neither the file nor its source states one. Nothing is assumed.
            </span>
          </div>
        </details>
        <Show when={(mappings.data()?.items.length ?? 0) > 0}>
          <details>
            <summary class="muted">Read the files by a mapping</summary>
            <div class="field mt-2">
              <label for="upload-mapping">Mapping</label>
              <select
                id="upload-mapping"
                class="input"
                value={mapping()}
                onChange={(event) => setMapping(event.currentTarget.value)}
              >
                <option value="">Found by the header</option>
                <For each={mappings.data()?.items}>{(one) => <option value={one.id}>{one.name}</option>}</For>
              </select>
              <span class="help">
                For files whose header is not quite the mapping’s, or that two could read.
              </span>
            </div>
          </details>
        </Show>
        <p class="muted">
          Files are recognised by their columns, not by their names. Loading the same bytes twice changes
          nothing. A file with columns of its own is{' '}
          <A href={pageAddress(here.workspace().slug, 'mapping', {})}>mapped</A> once.
        </p>
      </Show>
    </section>
  )
}

function Progress(props: { sending: Sending }): JSX.Element {
  const here = useHere()
  const total = () => props.sending.files.reduce((sum, file) => sum + file.size, 0)
  return (
    <div class="flex flex-col gap-2" role="status">
      <span class="meter" data-wide="">
        <i style={{ width: `calc(${props.sending.share} * 100%)` }} />
      </span>
      <span class="flex items-center justify-between">
        <span>
          Sending {props.sending.files.length} {plural(props.sending.files.length, 'file')},{' '}
          {bytes(here.setting(), total())}: {percent(here.setting(), props.sending.share)}
        </span>
        <Button kind="link" onClick={() => props.sending.stop()}>
          Stop
        </Button>
      </span>
    </div>
  )
}
