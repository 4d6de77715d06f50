import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { ChannelRule } from '#engine/channels/contract.ts'
import { ChannelSwatch } from '#ui/chart/channel.tsx'
import { Badge } from '#ui/control/badge.tsx'
import { Button } from '#ui/control/button.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Draft } from './draft.ts'
import { mayWrite } from './may-write.ts'
import { RuleEditor } from './rule-editor.tsx'
import { conditionWords, ruleSentence } from './words.ts'

interface RuleItemProps {
  readonly at: number
  readonly count: number
  readonly rule: ChannelRule
  readonly figures: Row | undefined
  readonly isStale: boolean
  readonly channels: readonly string[]
  readonly draft: Draft
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onChange: (rule: ChannelRule) => void
  readonly onMove: (to: number) => void
  readonly onDrop: (from: number, to: number) => void
  readonly onRemove: () => void
}

const dragType = 'application/x-omnitrack-rule'

/** One rule: its place, which the handle changes by dragging or with the arrow keys, its sentence, and what it takes. */
export function RuleItem(props: RuleItemProps): JSX.Element {
  const here = useHere()
  const [over, setOver] = createSignal(false)
  const dropped = (event: DragEvent) => {
    setOver(false)
    const from = Number(event.dataTransfer?.getData(dragType))
    if (Number.isInteger(from)) props.onDrop(from, props.at)
    event.preventDefault()
  }
  return (
    <li
      class="rule"
      data-off={props.rule.isEnabled ? undefined : ''}
      data-over={over() ? '' : undefined}
      data-open={props.isOpen ? '' : undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes(dragType)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <div class="rule-head">
        <Handle {...props} />
        <button
          type="button"
          class="rule-say"
          aria-expanded={props.isOpen}
          aria-label={`Rule ${props.at + 1}: ${ruleSentence(props.rule)}`}
          onClick={() => props.onOpen()}
        >
          <span class="what">
            <ChannelSwatch channel={props.rule.channel} />
            <b>{props.rule.channel || 'No channel yet'}</b>
          </span>
          <Sentence rule={props.rule} />
        </button>
        <Taken {...props} />
        <Show when={mayWrite(here)}>
          <span class="rule-tools">
            <label class="switch" data-hint={props.rule.isEnabled ? 'On' : 'Off: it takes nothing'}>
              <input
                type="checkbox"
                role="switch"
                aria-label={`Rule ${props.at + 1} is on`}
                checked={props.rule.isEnabled}
                aria-checked={props.rule.isEnabled}
                onChange={(event) =>
                  props.onChange({ ...props.rule, isEnabled: event.currentTarget.checked })
                }
              />
              <span />
            </label>
            <Button icon="close" label={`Remove rule ${props.at + 1}`} onClick={() => props.onRemove()} />
          </span>
        </Show>
      </div>
      <Show when={props.rule.note !== '' && !props.isOpen}>
        <p class="rule-note">{props.rule.note}</p>
      </Show>
      <Show when={props.isOpen}>
        <RuleEditor
          path={`channelRules.${props.at}`}
          rule={props.rule}
          channels={props.channels}
          draft={props.draft}
          isReadOnly={!mayWrite(here)}
          onChange={props.onChange}
        />
      </Show>
    </li>
  )
}

function Handle(props: RuleItemProps): JSX.Element {
  const here = useHere()
  let handle: HTMLButtonElement | undefined
  const pressed = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const to = props.at + by
    if (by === 0 || to < 0 || to >= props.count) return
    event.preventDefault()
    const list = handle?.closest('ol')
    props.onMove(to)
    queueMicrotask(() => list?.querySelectorAll<HTMLElement>('.handle')[to]?.focus())
  }
  return (
    <button
      ref={(node) => {
        handle = node
      }}
      type="button"
      class="handle"
      disabled={!mayWrite(here)}
      draggable={mayWrite(here) ? 'true' : 'false'}
      aria-label={`Rule ${props.at + 1} of ${props.count}; arrow keys move it`}
      data-hint="Drag, or press ↑ and ↓"
      onDragStart={(event) => {
        event.dataTransfer?.setData(dragType, String(props.at))
        const row = handle?.closest('li')
        if (row) event.dataTransfer?.setDragImage(row, 12, 12)
      }}
      onKeyDown={pressed}
    >
      <Icon name="grip" size={14} />
      <span class="figures">{props.at + 1}</span>
    </button>
  )
}

function Sentence(props: { rule: ChannelRule }): JSX.Element {
  return (
    <span class="sentence" aria-hidden="true">
      <For each={props.rule.conditions.map(conditionWords)}>
        {(words, at) => (
          <>
            <Show when={at() > 0}>
              <i>{props.rule.match === 'all' ? 'and' : 'or'}</i>
            </Show>
            <span>
              {words.field} {words.operator} <b>{words.value}</b>
            </span>
          </>
        )}
      </For>
    </span>
  )
}

/** What the rule takes of all history, or why it takes nothing. */
function Taken(props: RuleItemProps): JSX.Element {
  const here = useHere()
  const shown = () => {
    const row = props.figures
    if (row === undefined || !props.rule.isEnabled) return null
    if (row.status === 'shadowed') {
      const rules = String(row.takenBy)
      return {
        tone: 'warn' as const,
        text: 'never reached',
        why: `${count(here.setting(), row.wouldTake)} touchpoints meet it, but rule ${rules} takes them first. Move it up to give it a turn.`,
      }
    }
    if (row.status === 'no_match') {
      return {
        tone: 'neutral' as const,
        text: 'no match',
        why: 'No traffic of all history meets its conditions.',
      }
    }
    return null
  }
  return (
    <span class="rule-takes" classList={{ stale: props.isStale }}>
      <Show when={props.rule.isEnabled} fallback={<Badge>off</Badge>}>
        <Show
          when={shown()}
          fallback={
            <Show when={props.figures}>
              {(row) => (
                <span
                  data-hint={`${count(here.setting(), row().orders, 'auto', true)} orders credited, ${count(here.setting(), row().sources)} traffic sources`}
                >
                  <b class="figures">{count(here.setting(), row().touchpoints)}</b>
                  <span class="muted"> touchpoints</span>
                </span>
              )}
            </Show>
          }
        >
          {(found) => (
            <Badge tone={found().tone} hint={found().why}>
              {found().text}
            </Badge>
          )}
        </Show>
      </Show>
    </span>
  )
}
