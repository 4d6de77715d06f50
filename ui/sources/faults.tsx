import { A } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import type { FileReport, Load } from '#server/routes/loads.contract.ts'
import { adviceFor } from '#server/routes/rejects.contract.ts'
import { rejectsAddress } from '#ui/api/jobs.ts'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'
import { refusalSentence } from './load-words.ts'

const firstShown = 50

/** What is wrong with a file, line by line, with what to do; and all of it to take along. */
export function FaultsOf(props: { load: Load; file: FileReport }): JSX.Element {
  const here = useHere()
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.file.faults : props.file.faults.slice(0, firstShown))
  const rejects = () => rejectsAddress(here.workspace().id, props.load.id, props.file.fileNo)
  const unknown = () => props.file.faults.some((fault) => fault.code === 'header_not_recognised')
  const unlisted = () => props.file.faultCount - props.file.faults.length
  return (
    <section aria-label={`Faults of ${props.file.name}`}>
      <div class="section-head">
        <h2>
          {props.file.name} {props.file.status === 'refused' ? 'was refused' : 'has faults'}
        </h2>
        <span class="aside">{refusalSentence(here.setting(), props.file)}</span>
        <span class="push flex items-center gap-4">
          <Show when={unknown() && here.mayLoad()}>
            <A class="button" data-kind="primary" href={mappingAddress(here.workspace().slug, props)}>
              Map its columns
            </A>
          </Show>
          <a class="button" data-kind="link" href={rejects()} download="" rel="external">
            Rejects as CSV
          </a>
        </span>
      </div>
      <FaultTable faults={shown()} />
      <Show when={!all() && props.file.faults.length > firstShown}>
        <button type="button" class="button mt-2" data-kind="link" onClick={() => setAll(true)}>
          Show all {count(here.setting(), props.file.faults.length)}
        </button>
      </Show>
      <Show when={unlisted() > 0}>
        <p class="muted py-2">
          {count(here.setting(), unlisted())} more are counted and not listed. Put these right and load the
          file again.
        </p>
      </Show>
    </section>
  )
}

const mappingAddress = (slug: string, { load, file }: { load: Load; file: FileReport }): string =>
  `${pageAddress(slug, 'mapping', {})}?${new URLSearchParams({ load: load.id, file: file.name })}`

function FaultTable(props: { faults: FileReport['faults'] }): JSX.Element {
  const here = useHere()
  return (
    <div class="table-wrap">
      <table class="table fault-table" aria-label="Faults by line">
        <thead>
          <tr>
            <th>Where</th>
            <th class="wide-only">Column</th>
            <th class="wide-only">Text</th>
            <th>What is wrong</th>
            <th class="wide-only">What to do</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.faults}>
            {(fault) => (
              <tr>
                <td class="strong at-line">
                  {fault.line === null ? 'The file' : `Line ${count(here.setting(), fault.line)}`}
                </td>
                <td class="wide-only">{fault.field}</td>
                <td class="wide-only found">
                  <Show when={fault.value}>{(value) => <code>{value()}</code>}</Show>
                </td>
                <td>{fault.message}</td>
                <td class="wide-only muted">{adviceFor(fault.code)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
