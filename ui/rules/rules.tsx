import { createSignal, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { createDefinitions } from '#ui/api/definitions.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Banner } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { Failure } from '#ui/control/state.tsx'
import { Tabs } from '#ui/control/tabs.tsx'
import { Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { createPageState } from '#ui/state/page.ts'
import { createDraft, type Draft } from './draft.ts'
import { Preview } from './preview.tsx'
import { rulesSchema } from './state.ts'
import { tabIds } from './tab-ids.ts'
import { tabs } from './tabs.tsx'

/** How traffic is named and counted. Rules hold for all history; what they would move is seen before they are saved. */
export function Rules(): JSX.Element {
  const here = useHere()
  const page = createPageState(rulesSchema)
  const loaded = createDefinitions(() => here.workspace().id)
  const draft = createDraft(() => here.workspace().id, loaded)
  /** Tabs that move no visit between channels have no preview of it. */
  const isAlone = () => ['history', 'identity', 'costs'].includes(page.state().show)
  return (
    <Page refused={page.refused()} needsData={false}>
      <Show when={draft.overtaken()}>
        <Banner tone="warn">
          <span>
            Revision {draft.saved()?.revision} was saved meanwhile. Your changes were made from an older one.
          </span>
          <Button kind="link" onClick={() => draft.discard()}>
            Discard mine and show the newer one
          </Button>
        </Banner>
      </Show>
      <div class="rules-tabs">
        <Tabs
          label="Rules"
          tabs={tabIds.map((id) => [id, tabs[id].title] as const)}
          value={page.state().show}
          onChange={(show) => page.set({ show, search: null })}
        />
      </div>
      <p class="muted phone-only">Better on a wider screen: here rules can be read.</p>
      <Answered of={loaded} failed="The rules could not be read." waiting="Reading the rules" rows={8}>
        {() => (
          <div class="rules-columns" data-alone={isAlone() ? '' : undefined}>
            <div class="min-w-0" role="tabpanel" aria-label={tabs[page.state().show].title}>
              <Dynamic component={tabs[page.state().show].draw} draft={draft} page={page} />
            </div>
            <Show when={!isAlone()}>
              <Preview draft={draft} page={page} />
            </Show>
          </div>
        )}
      </Answered>
      <SaveBar draft={draft} />
    </Page>
  )
}

function SaveBar(props: { draft: Draft }): JSX.Element {
  const here = useHere()
  const [note, setNote] = createSignal('')
  const save = async () => {
    if (await props.draft.save(note())) setNote('')
  }
  return (
    <Show when={props.draft.isChanged()}>
      <section class="save-bar" aria-label="Changes that are not saved">
        <Show when={props.draft.failure()}>
          {(failed) => <Failure what="The rules were not saved." error={failed()} />}
        </Show>
        <div class="flex items-center flex-wrap gap-3">
          <span class="flex-1 min-w-0">
            <b>Not saved yet.</b>{' '}
            <span class="muted">
              {props.draft.isSound()
                ? 'They will hold for all history, from the first file on.'
                : 'Something above is not complete.'}
            </span>
          </span>
          <input
            class="input note"
            aria-label="Why, for the history"
            placeholder="Why (for the history)"
            maxlength={500}
            value={note()}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <Button kind="outline" onClick={() => props.draft.discard()}>
            Discard
          </Button>
          <Button
            kind="primary"
            disabled={
              !props.draft.isSound() || props.draft.busy() || !here.mayLoad() || props.draft.overtaken()
            }
            title={
              here.mayLoad()
                ? ''
                : `Your role is ${here.workspace().role}; an admin or the owner saves rules.`
            }
            onClick={() => void save()}
          >
            Save as revision {(props.draft.saved()?.revision ?? 0) + 1}
          </Button>
        </div>
      </section>
    </Show>
  )
}
