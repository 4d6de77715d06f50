import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Erasure as Ended } from '#server/routes/erasures.contract.ts'
import { createErasures, erasePerson } from '#ui/api/erasures.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { TextField } from '#ui/control/field.tsx'
import { Modal } from '#ui/control/modal.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { Failure } from '#ui/control/state.tsx'
import { instant } from '#ui/format/date.ts'
import { count } from '#ui/format/number.ts'
import { Page } from '#ui/shell/page.tsx'
import { useHere } from '#ui/state/here.tsx'
import { Retention } from './retention.tsx'

const kinds = [
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['customerId', 'Customer id'],
] as const
type Kind = (typeof kinds)[number][0]

/** What is kept of persons, and erasing one. */
export function Erasure(): JSX.Element {
  const here = useHere()
  return (
    <Page refused={[]} needsData={false}>
      <div class="settings-column">
        <Show
          when={here.mayLoad()}
          fallback={
            <p class="muted">
              Your role is {here.workspace().role}. An admin or the owner of this workspace erases persons.
            </p>
          }
        >
          <EraseForm />
          <Erasures />
        </Show>
        <Retention />
      </div>
    </Page>
  )
}

function EraseForm(): JSX.Element {
  const here = useHere()
  const [kind, setKind] = createSignal<Kind>('email')
  const [text, setText] = createSignal('')
  const [asking, setAsking] = createSignal(false)
  const [failure, setFailure] = createSignal<Error | null>(null)
  const title = () => kinds.find(([id]) => id === kind())?.[1] ?? ''
  const erase = async () => {
    setAsking(false)
    setFailure(null)
    try {
      await erasePerson(here.workspace().id, { [kind()]: text().trim() })
      setText('')
    } catch (failed) {
      setFailure(failed instanceof Error ? failed : new Error(String(failed)))
    }
  }
  return (
    <section class="section" aria-label="Erase a person">
      <div class="section-head">
        <h2>Erase a person</h2>
        <span class="aside">everything that is known to be them, in every snapshot</span>
      </div>
      <form
        class="erase-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (text().trim() !== '') setAsking(true)
        }}
      >
        <div class="erase-by">
          <Segments label="Find by" value={kind()} options={kinds} onChange={setKind} />
        </div>
        <TextField
          label={title()}
          name="identifier"
          value={text()}
          help="It is kept nowhere; the audit holds a keyed hash."
          onInput={setText}
        />
        <Button kind="primary" type="submit" disabled={text().trim() === ''}>
          Erase…
        </Button>
      </form>
      <Show when={failure()}>{(failed) => <Failure what="Nobody was erased." error={failed()} />}</Show>
      <Show when={asking()}>
        <Confirm name={`${title()} ${text().trim()}`} onErase={erase} onClose={() => setAsking(false)} />
      </Show>
    </section>
  )
}

function Confirm(props: { name: string; onErase: () => Promise<void>; onClose: () => void }): JSX.Element {
  return (
    <Modal label="Erase this person" class="modal erase-modal" onClose={props.onClose}>
      <h2>Erase this person?</h2>
      <p>
        <b class="wrap-anywhere">{props.name}</b>
      </p>
      <ul class="plain-list">
        <li>Every identifier known to be theirs is forgotten; files that name one later find nobody.</li>
        <li>Their lines in kept originals are blanked.</li>
        <li>
          Orders, touchpoints and all sums stay, as nobody’s. New and returning customers, journeys and credit
          may change.
        </li>
      </ul>
      <p>It cannot be undone.</p>
      <div class="flex gap-2 pt-3">
        <Button kind="primary" onClick={() => void props.onErase()}>
          Erase person
        </Button>
        <Button kind="outline" onClick={() => props.onClose()}>
          Keep them
        </Button>
      </div>
    </Modal>
  )
}

function Erasures(): JSX.Element {
  const here = useHere()
  const found = createErasures(() => here.workspace().id)
  return (
    <section class="section" aria-label="Erasures">
      <div class="section-head">
        <h2>Erasures</h2>
        <span class="aside">newest first</span>
      </div>
      <Answered of={found} failed="The erasures could not be read." waiting="Reading the erasures" rows={2}>
        {(answer) => (
          <div class="table-wrap" tabindex="0">
            <table class="table" aria-label="Erasures">
              <thead>
                <tr>
                  <th scope="col">Asked</th>
                  <th scope="col">Found by</th>
                  <th scope="col">State</th>
                  <For each={['Identifiers', 'Orders', 'Touchpoints', 'Lines']}>
                    {(title) => (
                      <th scope="col" class="num">
                        {title}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody aria-live="polite">
                <For each={answer().items} fallback={<NoErasure />}>
                  {(erasure) => <Line erasure={erasure} />}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </section>
  )
}

const NoErasure = (): JSX.Element => (
  <tr>
    <td colspan={7} class="muted">
      Nobody was erased yet.
    </td>
  </tr>
)

const foundBy = { email: 'e-mail', phone: 'phone', customer_id: 'customer id', client_id: 'browser' } as const
const tones = { queued: 'neutral', running: 'info', done: 'good', failed: 'bad' } as const

function Line(props: { erasure: Ended }): JSX.Element {
  const here = useHere()
  const result = () => props.erasure.result
  const figure = (name: 'identifiers' | 'orders' | 'touchpoints' | 'lines') => {
    const now = result()
    return now === null ? '–' : count(here.setting(), now[name])
  }
  return (
    <tr>
      <th scope="row">{instant(here.setting(), props.erasure.createdAt)}</th>
      <td>{foundBy[props.erasure.kind]}</td>
      <td>
        <Badge tone={tones[props.erasure.status]}>
          {props.erasure.phase ?? (result()?.identifiers === 0 ? 'done, was unknown' : props.erasure.status)}
        </Badge>
      </td>
      <td class="num">{figure('identifiers')}</td>
      <td class="num">{figure('orders')}</td>
      <td class="num">{figure('touchpoints')}</td>
      <td class="num">{figure('lines')}</td>
    </tr>
  )
}
