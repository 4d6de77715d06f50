import { createSignal, For, type JSX, Show } from 'solid-js'
import type { DefinitionsChange } from '#server/routes/definitions.contract.ts'
import { createRevisions, restoreDefinitions } from '#ui/api/definitions.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { Modal } from '#ui/control/modal.tsx'
import { Failure } from '#ui/control/state.tsx'
import { instant } from '#ui/format/date.ts'
import { useHere } from '#ui/state/here.tsx'
import { mayWrite } from './may-write.ts'
import type { TabProps } from './tab-props.ts'

/** Every revision: who, when, what. An earlier one comes back as the next revision, so nothing is lost. */
export function History(props: TabProps): JSX.Element {
  const here = useHere()
  const found = createRevisions(() => here.workspace().id)
  const [wanted, setWanted] = createSignal<DefinitionsChange | null>(null)
  const newest = () => props.draft.saved()?.revision ?? 0
  return (
    <Answered of={found} failed="The history could not be read." waiting="Reading the history" rows={6}>
      {(page) => (
        <ol class="history" aria-label="Revisions, newest first">
          <For each={page().items}>
            {(one) => <RevisionItem one={one} newest={newest()} onRestore={() => setWanted(one)} />}
          </For>
          <Show when={wanted()}>
            {(one) => <Restore one={one()} newest={newest()} {...props} onClose={() => setWanted(null)} />}
          </Show>
        </ol>
      )}
    </Answered>
  )
}

function RevisionItem(props: { one: DefinitionsChange; newest: number; onRestore: () => void }): JSX.Element {
  const here = useHere()
  const actor = () => {
    const { actor: name } = props.one
    if (name === here.me().account.id) return 'you'
    return name.startsWith('cli:') ? `${name.slice(4)} on the command line` : name
  }
  return (
    <li>
      <span class="revision figures">{props.one.revision}</span>
      <div class="min-w-0 flex-1">
        <p>
          <b>{instant(here.setting(), props.one.at)}</b> <span class="muted">by {actor()}</span>{' '}
          <Show when={props.one.revision === props.newest}>
            <Badge tone="good">holds now</Badge>
          </Show>
          <Show when={props.one.restores}>
            {(revision) => <Badge tone="info">revision {revision()} again</Badge>}
          </Show>
        </p>
        <Show when={props.one.note}>{(note) => <p class="note">{note()}</p>}</Show>
        <ul>
          <For
            each={props.one.changes}
            fallback={
              <li class="muted">
                {props.one.revision === 1
                  ? 'The rules that every workspace begins with'
                  : 'No difference in today’s terms'}
              </li>
            }
          >
            {(change) => <li>{change}</li>}
          </For>
        </ul>
      </div>
      <Show when={props.one.revision !== props.newest && mayWrite(here)}>
        <Button kind="outline" onClick={() => props.onRestore()}>
          Bring back
        </Button>
      </Show>
    </li>
  )
}

function Restore(
  props: TabProps & { one: DefinitionsChange; newest: number; onClose: () => void },
): JSX.Element {
  const here = useHere()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<Error | null>(null)
  const restore = async () => {
    setBusy(true)
    try {
      const wanted = { base: props.newest, revision: props.one.revision }
      await restoreDefinitions(here.workspace().id, wanted)
      props.draft.discard()
      props.onClose()
    } catch (failed) {
      setFailure(failed instanceof Error ? failed : new Error(String(failed)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal label={`Bring back revision ${props.one.revision}`} onClose={() => props.onClose()}>
      <div class="restore">
        <h2>Bring back revision {props.one.revision}?</h2>
        <p>
          Its rules become revision {props.newest + 1} and hold for all history. Revision {props.newest} stays
          in this list.
        </p>
        <Show when={props.draft.isChanged()}>
          <p class="fault">Your changes that are not saved are discarded.</p>
        </Show>
        <Show when={failure()}>
          {(failed) => <Failure what="It was not brought back." error={failed()} />}
        </Show>
        <div class="flex justify-end gap-2">
          <Button kind="outline" onClick={() => props.onClose()}>
            Cancel
          </Button>
          <Button kind="primary" disabled={busy()} onClick={() => void restore()}>
            Bring back revision {props.one.revision}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
