import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Draft } from './draft.ts'
import { mayWrite } from './may-write.ts'
import { hostOf, isHost } from './move.ts'
import type { TabProps } from './tab-props.ts'

type HostField = 'ownHosts' | 'paymentHosts'

/** Hosts that start no touch: the brand's own pages, and payment steps that a buyer comes back from. */
export function Domains(props: TabProps): JSX.Element {
  return (
    <>
      <HostList
        draft={props.draft}
        field="ownHosts"
        title="Own domains"
        aside="pages of yours; a visit that comes from one is the same visit going on"
        example="shop.example.com"
      />
      <HostList
        draft={props.draft}
        field="paymentHosts"
        title="Payment hosts"
        aside="a buyer who comes back from paying did not arrive from there"
        example="paypal.com"
      />
      <SeenHosts {...props} />
    </>
  )
}

function HostList(props: {
  draft: Draft
  field: HostField
  title: string
  aside: string
  example: string
}): JSX.Element {
  const here = useHere()
  const [text, setText] = createSignal('')
  const [fault, setFault] = createSignal<string>()
  const hosts = () => props.draft.body()?.[props.field] ?? []
  const set = (next: readonly string[]) => props.draft.set(props.field, [...next])
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const host = hostOf(text())
    if (!isHost(host)) return setFault(`“${text().trim()}” is no host; write it as ${props.example}.`)
    if (hosts().includes(host)) return setFault(`${host} is there already.`)
    set([...hosts(), host])
    setText('')
    setFault(undefined)
  }
  return (
    <section class="section" aria-label={props.title}>
      <div class="section-head">
        <h2>{props.title}</h2>
        <span class="aside">{props.aside}</span>
      </div>
      <div class="host-list">
        <For each={hosts()} fallback={<span class="muted">None yet.</span>}>
          {(host) => (
            <span class="chip">
              <b>{host}</b>
              <span class="muted">and its sub-domains</span>
              <Show when={mayWrite(here)}>
                <button
                  type="button"
                  aria-label={`Remove ${host}`}
                  onClick={() => set(hosts().filter((one) => one !== host))}
                >
                  <Icon name="close" size={12} />
                </button>
              </Show>
            </span>
          )}
        </For>
      </div>
      <Show when={mayWrite(here)}>
        <form class="host-add" onSubmit={add}>
          <input
            class="input"
            aria-label={`Add to ${props.title}`}
            placeholder={props.example}
            value={text()}
            spellcheck={false}
            aria-invalid={fault() !== undefined}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <Button kind="outline" type="submit">
            Add
          </Button>
          <Show when={fault()}>{(message) => <span class="fault">{message()}</span>}</Show>
        </form>
      </Show>
    </section>
  )
}

/** Where visits came from with nothing else to say how: candidates for the lists above. */
function SeenHosts(props: TabProps): JSX.Element {
  const here = useHere()
  const found = createAnalysis('rules', here.at, () =>
    here.hasData()
      ? {
          show: 'hosts',
          search: props.page.state().search,
          limit: 50,
          proposed: props.draft.proposed() ?? props.draft.saved()?.body,
        }
      : null,
  )
  return (
    <section class="section" aria-label="Referring hosts">
      <div class="section-head">
        <h2>Hosts that visits came from</h2>
        <span class="aside">with no tag and no click id; of all history</span>
        <span class="push" />
        <label class="searchbox">
          <Icon name="search" size={13} />
          <input
            class="input"
            type="search"
            aria-label="Search hosts"
            placeholder="Search"
            value={props.page.state().search}
            onInput={(event) => props.page.set({ search: event.currentTarget.value }, { replace: true })}
          />
        </label>
      </div>
      <Show when={here.hasData()} fallback={<p class="muted">No touchpoints are loaded yet.</p>}>
        <Answered of={found} failed="The hosts could not be read." waiting="Reading the hosts" rows={6}>
          {(answer) => (
            <div class="table-wrap" classList={{ stale: found.stale() }}>
              <table class="table" aria-label="Hosts that visits came from">
                <thead>
                  <tr>
                    <th scope="col">Host</th>
                    <th scope="col" class="num">
                      Touchpoints
                    </th>
                    <th scope="col">Starts a touch</th>
                    <th scope="col">
                      <span class="spoken">Actions</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={answer().rows} fallback={<NoHosts />}>
                    {(row) => <HostRow row={row} draft={props.draft} />}
                  </For>
                </tbody>
              </table>
            </div>
          )}
        </Answered>
      </Show>
    </section>
  )
}

const NoHosts = (): JSX.Element => (
  <tr>
    <td colspan={4} class="muted">
      No such host.
    </td>
  </tr>
)

const reasons: Readonly<Record<string, string>> = { own_domain: 'own domain', payment_step: 'payment host' }

function HostRow(props: { row: Row; draft: Draft }): JSX.Element {
  const here = useHere()
  const host = () => String(props.row.host)
  const after = () => (props.row.after === null ? null : String(props.row.after))
  const isNew = () => props.row.before !== props.row.after
  const add = (field: HostField) => {
    const body = props.draft.body()
    if (body !== undefined) props.draft.set(field, [...new Set([...body[field], host()])])
  }
  return (
    <tr>
      <th scope="row">{host()}</th>
      <td class="num">{count(here.setting(), props.row.touchpoints)}</td>
      <td>
        <Show when={after()} fallback={isNew() ? <Badge tone="info">yes, again</Badge> : 'yes'}>
          {(reason) => <Badge tone={isNew() ? 'info' : 'neutral'}>no: {reasons[reason()] ?? reason()}</Badge>}
        </Show>
      </td>
      <td class="actions">
        <Show when={after() === null && mayWrite(here)}>
          <Button kind="link" onClick={() => add('ownHosts')}>
            Own domain
          </Button>
          <Button kind="link" onClick={() => add('paymentHosts')}>
            Payment host
          </Button>
        </Show>
      </td>
    </tr>
  )
}
