import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { ChannelRule } from '#engine/channels/contract.ts'
import { createAnalysis } from '#ui/api/analysis.ts'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Button } from '#ui/control/button.tsx'
import { useHere } from '#ui/state/here.tsx'
import type { Draft } from './draft.ts'
import { mayWrite } from './may-write.ts'
import { moved, replaced, without } from './move.ts'
import { RuleItem } from './rule-item.tsx'
import type { TabProps } from './tab-props.ts'
import { TestBox } from './test-box.tsx'
import { defaultGroup } from './words.ts'

const blank: ChannelRule = {
  channel: '',
  match: 'all',
  conditions: [{ field: 'source', operator: 'is', values: [''] }],
  isEnabled: true,
  note: '',
}

/** The workspace's own rules in their order, above GA4's default channel group. */
export function Channels(props: TabProps): JSX.Element {
  const here = useHere()
  const rules = () => props.draft.body()?.channelRules ?? []
  const [open, setOpen] = createSignal<number | null>(null)
  const set = (next: readonly ChannelRule[]) => props.draft.set('channelRules', [...next])
  const counted = createAnalysis('rules', here.at, () =>
    here.hasData() ? { show: 'rules', proposed: props.draft.proposed() ?? props.draft.saved()?.body } : null,
  )
  const figuresOf = (at: number): Row | undefined => counted.data()?.rows.find((row) => row.rule === at + 1)
  const known = createMemo(() => [
    ...new Set([...defaultGroup.map(([channel]) => channel), ...rules().map((rule) => rule.channel)]),
  ])
  const add = () => {
    set([...rules(), blank])
    setOpen(rules().length - 1)
  }
  const move = (from: number, to: number) => {
    if (to < 0 || to >= rules().length) return
    set(moved(rules(), from, to))
    if (open() === from) setOpen(to)
  }
  return (
    <>
      <section class="section" aria-label="Your rules">
        <div class="section-head">
          <h2>Your rules</h2>
          <span class="aside">the first that matches decides; case never matters</span>
          <span class="push" />
          <Show when={mayWrite(here)}>
            <Button kind="outline" icon="plus" onClick={add}>
              Add rule
            </Button>
          </Show>
        </div>
        <Show when={rules().length > 0} fallback={<NoRules onAdd={add} />}>
          <ol class="rule-list">
            <For each={rules().map((_, at) => at)}>
              {(at) => (
                <RuleItem
                  at={at}
                  count={rules().length}
                  rule={rules()[at] ?? blank}
                  figures={figuresOf(at)}
                  isStale={counted.stale()}
                  channels={known()}
                  draft={props.draft}
                  isOpen={open() === at}
                  onOpen={() => setOpen(open() === at ? null : at)}
                  onChange={(rule) => set(replaced(rules(), at, rule))}
                  onMove={(to) => move(at, to)}
                  onDrop={move}
                  onRemove={() => {
                    set(without(rules(), at))
                    setOpen(null)
                  }}
                />
              )}
            </For>
          </ol>
        </Show>
      </section>
      <TestBox draft={props.draft} />
      <DefaultGroup draft={props.draft} />
    </>
  )
}

function NoRules(props: { onAdd: () => void }): JSX.Element {
  const here = useHere()
  return (
    <div class="rule-none">
      <p>
        No rules of your own: GA4’s default channel group below names every visit. Add a rule to give
        influencers, podcasts or a partner a channel, or to correct a tag that GA4 reads wrongly.
      </p>
      <Show when={mayWrite(here)}>
        <Button kind="outline" icon="plus" onClick={() => props.onAdd()}>
          Add the first rule
        </Button>
      </Show>
    </div>
  )
}

/** Read only: what happens to traffic that no rule above takes. */
function DefaultGroup(props: { draft: Draft }): JSX.Element {
  const first = () => (props.draft.body()?.channelRules.length ?? 0) + 1
  return (
    <section class="section" aria-label="GA4 default channel group">
      <div class="section-head">
        <h2>GA4 default channel group</h2>
        <span class="aside">for what no rule above takes, in this order; fixed</span>
      </div>
      <ol class="default-list" start={first()}>
        <For each={defaultGroup}>
          {([channel, when]) => (
            <li>
              <span class="what">
                <ChannelSwatch channel={channel} />
                {channel}
              </span>
              <span class="muted">{when}</span>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
