import { For, type JSX } from 'solid-js'
import { Button } from '#ui/control/button.tsx'
import { Modal } from '#ui/control/modal.tsx'
import type { KeyAction } from './keys.ts'

const onPages = [
  ['d', 'Date range'],
  ['/', 'Search or filter on this page'],
  ['t', 'Chart or table'],
  ['x', 'Why: definition, SQL and rows'],
  ['Arrow keys', 'Move in a table or chart'],
  ['Right, left', 'Unfold and fold a row'],
  ['Enter', 'Open the focused figure'],
  ['Esc', 'Close what is open'],
] as const

export function Help(props: { actions: readonly KeyAction[]; onClose: () => void }): JSX.Element {
  return (
    <Modal label="Keys" onClose={props.onClose}>
      <div class="flex flex-col gap-4 p-6">
        <div class="flex items-center justify-between">
          <h2>Keys</h2>
          <Button icon="close" label="Close" onClick={() => props.onClose()} />
        </div>
        <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          <For each={[...props.actions.map((action) => [action.keys, action.title] as const), ...onPages]}>
            {([keys, title]) => (
              <>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{title}</dd>
              </>
            )}
          </For>
        </dl>
        <p class="muted">Every figure opens: its definition, its SQL, its rows, their file and line.</p>
      </div>
    </Modal>
  )
}
