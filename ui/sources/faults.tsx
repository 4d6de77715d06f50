import { For, type JSX, Show } from 'solid-js'
import type { FileReport } from '#server/routes/loads.contract.ts'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { refusalSentence } from './load-words.ts'

const mostShown = 100

/** What is wrong with a file, line by line, in words that say how to put it right. */
export function FaultsOf(props: { file: FileReport }): JSX.Element {
  const here = useHere()
  const shown = () => props.file.faults.slice(0, mostShown)
  const more = () => props.file.faultCount - shown().length
  return (
    <section aria-label={`Faults of ${props.file.name}`}>
      <div class="section-head">
        <h2>
          {props.file.name} {props.file.status === 'refused' ? 'was refused' : 'has faults'}
        </h2>
        <span class="aside">{refusalSentence(here.setting(), props.file)}</span>
      </div>
      <ol class="panel">
        <For each={shown()}>
          {(fault) => (
            <li class="fault-line">
              <span class="at">
                <b>{fault.line === null ? 'The file' : `Line ${count(here.setting(), fault.line)}`}</b>
                <Show when={fault.field}>
                  <span class="muted">{fault.field}</span>
                </Show>
                <span>{fault.message}</span>
              </span>
              <Show when={fault.value !== null && !fault.message.includes(fault.value)}>
                <code>{fault.value}</code>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Show when={more() > 0}>
        <p class="muted py-2">
          {count(here.setting(), more())} more like these. Put these right and load the file again.
        </p>
      </Show>
    </section>
  )
}
