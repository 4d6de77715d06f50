import { createSignal, For, type JSX, Show } from 'solid-js'
import { createSourceLines, type SourcePlace } from '#ui/api/erasures.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Button } from '#ui/control/button.tsx'
import { Modal } from '#ui/control/modal.tsx'
import { useHere } from '#ui/state/here.tsx'

/** A file and line that opens to the text of the file there, as it is kept without persons. */
export function SourceLine(props: { name: string; place: SourcePlace }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps clicks from the row that it stands in
    <span role="presentation" onClick={(event) => event.stopPropagation()}>
      <button type="button" class="link mono source-line" onClick={() => setOpen(true)}>
        {props.name}:<b>{props.place.line}</b>
      </button>
      <Show when={open()}>
        <Lines name={props.name} place={props.place} onClose={() => setOpen(false)} />
      </Show>
    </span>
  )
}

function Lines(props: { name: string; place: SourcePlace; onClose: () => void }): JSX.Element {
  const here = useHere()
  const found = createSourceLines(
    () => here.workspace().id,
    () => props.place,
  )
  return (
    <Modal label={`Lines of ${props.name}`} class="modal source-modal" onClose={props.onClose}>
      <div class="section-head">
        <h2 class="clip">{props.name}</h2>
        <span class="aside">load {props.place.load}; what names a person is redacted</span>
        <span class="push" />
        <Button icon="close" label="Close" onClick={() => props.onClose()} />
      </div>
      <Answered of={found} failed="The lines could not be read." waiting="Reading the file" rows={4}>
        {(answer) => (
          <div class="table-wrap" tabindex="0">
            <table class="table source-lines" aria-label={`Lines of ${props.name}`}>
              <tbody>
                <For each={answer().lines} fallback={<NoLine />}>
                  {(line) => (
                    <tr data-selected={line.line === props.place.line ? '' : undefined}>
                      <th scope="row" class="num">
                        {line.line}
                      </th>
                      <td class="mono">{line.text}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </Modal>
  )
}

const NoLine = (): JSX.Element => (
  <tr>
    <td class="muted">The file has no such line.</td>
  </tr>
)
