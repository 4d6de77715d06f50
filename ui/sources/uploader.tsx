import { createSignal, type JSX, Show } from 'solid-js'
import type { Load } from '#server/routes/loads.contract.ts'
import { refreshData, uploadFiles } from '#ui/api/data.ts'
import { Button } from '#ui/control/button.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { Failure } from '#ui/control/state.tsx'
import { plural } from '#ui/format/names.ts'
import { bytes, percent } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'

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
  const send = async (files: readonly File[]) => {
    if (files.length === 0 || sending() !== null) return
    const stop = new AbortController()
    const progress = (share: number) => setSending({ files, share, stop: () => stop.abort() })
    progress(0)
    setError(null)
    try {
      const upload = { files, ...(currency() === '' ? {} : { currency: currency().toUpperCase() }) }
      const load = await uploadFiles(here.workspace().id, upload, progress, stop.signal)
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
        <DropZone onFiles={(files) => void send(files)} />
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
        <p class="muted">
          Files are recognised by their columns, not by their names. Loading the same bytes twice changes
          nothing.
        </p>
      </Show>
    </section>
  )
}

function DropZone(props: { onFiles: (files: File[]) => void }): JSX.Element {
  const [over, setOver] = createSignal(false)
  let input: HTMLInputElement | undefined
  return (
    <>
      <button
        type="button"
        class="drop-zone"
        data-over={over() ? '' : undefined}
        onClick={() => input?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          props.onFiles([...(event.dataTransfer?.files ?? [])])
        }}
      >
        <Icon name="upload" size={18} />
        <b>Drop files here, or choose them</b>
        <span>
          Meta Ads, Google Ads and Shopify order exports; touchpoints and daily spend as CSV, JSON lines or
          Parquet
        </span>
      </button>
      <input
        ref={(node) => {
          input = node
        }}
        type="file"
        multiple
        class="spoken"
        tabindex="-1"
        aria-label="Choose files to load"
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
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
