import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import { type IdentityRules, withApart, withoutApart } from '#engine/identity/contract.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { count } from '#ui/format/number.ts'
import { WhyOnePerson } from '#ui/identity/why.tsx'
import { useHere } from '#ui/state/here.tsx'
import type { TabProps } from './tab-props.ts'

/** Identities that one address or number joins beyond this are hardly one person. */
const manyJoined = 5

/** Which identifiers make identities one person; who was joined from many; merges undone. */
export function Identity(props: TabProps): JSX.Element {
  const here = useHere()
  const [asked, setAsked] = createSignal<number | null>(null)
  const rules = () => props.draft.body()?.identity
  const set = (next: IdentityRules) => props.draft.set('identity', next)
  return (
    <Show when={rules()}>
      {(now) => (
        <>
          <Joining rules={now()} set={set} />
          <Exceptions rules={now()} set={set} />
          <Show when={asked()}>
            {(identity) => (
              <section class="section" aria-label="Why one person">
                <div class="section-head">
                  <h2>Why person {identity()} is one</h2>
                  <span class="aside">by the rules as they are saved</span>
                  <span class="push" />
                  <Button icon="close" label="Close" onClick={() => setAsked(null)} />
                </div>
                <WhyOnePerson
                  ask={{ identity: identity() }}
                  actions={(row) => <Cut row={row} rules={now()} set={set} />}
                />
              </section>
            )}
          </Show>
          <Show when={here.hasData()} fallback={<p class="muted">Nobody is loaded yet.</p>}>
            <MostJoined rules={now()} set={set} onAsk={setAsked} />
          </Show>
        </>
      )}
    </Show>
  )
}

interface Editing {
  readonly rules: IdentityRules
  readonly set: (next: IdentityRules) => void
}

const switches = [
  ['email', 'E-mail address', 'joins the customer ids and numbers seen with it'],
  ['phone', 'Telephone number', 'joins the customer ids and addresses seen with it'],
  ['client', 'Browser', 'belongs to the buyers seen in it; with several, each visit to the next buyer'],
] as const

function Joining(props: Editing): JSX.Element {
  const here = useHere()
  return (
    <section class="section" aria-label="What joins">
      <div class="section-head">
        <h2>What joins</h2>
        <span class="aside">exact matches only; a customer id always joins</span>
      </div>
      <div class="identity-switches">
        <For each={switches}>
          {([field, title, help]) => (
            <label class="check-row">
              <input
                type="checkbox"
                checked={props.rules[field]}
                disabled={!here.mayLoad()}
                onChange={(event) => props.set({ ...props.rules, [field]: event.currentTarget.checked })}
              />
              <span>
                {title} <span class="muted">{help}</span>
              </span>
            </label>
          )}
        </For>
      </div>
    </section>
  )
}

/** Merges undone and identities that join nobody; each can be taken back. */
function Exceptions(props: Editing): JSX.Element {
  return (
    <section class="section" aria-label="Exceptions">
      <div class="section-head">
        <h2>Kept apart</h2>
        <span class="aside">merges undone, and identities that join nobody</span>
      </div>
      <div class="host-list">
        <Show when={props.rules.apart.length + props.rules.junk.length === 0}>
          <span class="muted">None.</span>
        </Show>
        <For each={props.rules.apart}>
          {([a, b]) => (
            <Taken
              name={`${a} and ${b}`}
              note="never one person"
              onRemove={() => props.set(withoutApart(props.rules, a, b))}
            />
          )}
        </For>
        <For each={props.rules.junk}>
          {(identity) => (
            <Taken
              name={String(identity)}
              note="joins nobody"
              onRemove={() =>
                props.set({ ...props.rules, junk: props.rules.junk.filter((one) => one !== identity) })
              }
            />
          )}
        </For>
      </div>
    </section>
  )
}

function Taken(props: { name: string; note: string; onRemove: () => void }): JSX.Element {
  const here = useHere()
  return (
    <span class="chip">
      <b>{props.name}</b>
      <span class="muted">{props.note}</span>
      <Show when={here.mayLoad()}>
        <button type="button" aria-label={`Take back: ${props.name} ${props.note}`} onClick={props.onRemove}>
          <Icon name="close" size={12} />
        </button>
      </Show>
    </span>
  )
}

function Cut(props: Editing & { row: Row }): JSX.Element {
  const here = useHere()
  const pair = () => [Number(props.row.identityA), Number(props.row.identityB)] as const
  const isCut = () =>
    props.rules.apart.some(([a, b]) => a === Math.min(...pair()) && b === Math.max(...pair()))
  return (
    <Show when={here.mayLoad()}>
      <Show
        when={isCut()}
        fallback={
          <Show when={props.row.holds === 'joins' || props.row.holds === 'spare'}>
            <Button kind="link" onClick={() => props.set(withApart(props.rules, ...pair()))}>
              Keep apart
            </Button>
          </Show>
        }
      >
        <Button kind="link" onClick={() => props.set(withoutApart(props.rules, ...pair()))}>
          Join again
        </Button>
      </Show>
    </Show>
  )
}

function MostJoined(props: Editing & { onAsk: (identity: number) => void }): JSX.Element {
  const here = useHere()
  const found = createAnalysis('persons', here.at, () => ({ limit: 50 }))
  return (
    <section class="section" aria-label="Persons joined from the most">
      <div class="section-head">
        <h2>Persons joined from the most</h2>
        <span class="aside">one address behind many customers is a till, a team or a tester</span>
      </div>
      <Answered of={found} failed="The persons could not be read." waiting="Reading the persons" rows={6}>
        {(answer) => (
          <div class="table-wrap" tabindex="0" classList={{ stale: found.stale() }}>
            <table class="table" aria-label="Persons joined from the most">
              <thead>
                <tr>
                  <For each={['Person', 'Customer ids', 'E-mails', 'Phones', 'Browsers', 'Orders']}>
                    {(title, at) => (
                      <th scope="col" classList={{ num: at() > 0 }}>
                        {title}
                      </th>
                    )}
                  </For>
                  <th scope="col">Joined most by</th>
                  <th scope="col">
                    <span class="spoken">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={answer().rows} fallback={<Nobody />}>
                  {(row) => <Person {...props} row={row} />}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </section>
  )
}

const Nobody = (): JSX.Element => (
  <tr>
    <td colspan={8} class="muted">
      Nobody is known by more than one identity.
    </td>
  </tr>
)

const counted = ['customerIds', 'emails', 'phones', 'browsers', 'orders'] as const

function Person(props: Editing & { row: Row; onAsk: (identity: number) => void }): JSX.Element {
  const here = useHere()
  const joinedBy = () => (props.row.joinedBy === null ? null : Number(props.row.joinedBy))
  const isJunk = () => props.rules.junk.some((one) => one === joinedBy())
  const isMany = () => Number(props.row.joins) >= manyJoined
  return (
    <tr>
      <th scope="row">{String(props.row.identity)}</th>
      <For each={counted}>{(name) => <td class="num">{count(here.setting(), props.row[name])}</td>}</For>
      <td>
        <Show
          when={joinedBy() !== null && Number(props.row.joins) > 0}
          fallback={<span class="muted">a browser</span>}
        >
          {`${props.row.joinedByKind} ${joinedBy()} `}
          <Badge tone={isMany() ? 'warn' : 'neutral'}>{`joins ${props.row.joins}`}</Badge>
        </Show>
      </td>
      <td class="actions">
        <Button kind="link" onClick={() => props.onAsk(Number(props.row.identity))}>
          Why
        </Button>
        <Show when={here.mayLoad() && isMany() && !isJunk()}>
          <Button
            kind="link"
            onClick={() => props.set({ ...props.rules, junk: [...props.rules.junk, joinedBy() ?? 0] })}
          >
            Joins nobody
          </Button>
        </Show>
      </td>
    </tr>
  )
}
