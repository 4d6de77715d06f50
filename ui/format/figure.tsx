import { type JSX, Show } from 'solid-js'
import type { Column } from '#engine/columns.ts'
import { type Delta, delta } from '#ui/format/delta.ts'
import { type MoneyStyle, type Setting, unknownMark } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'

/** A figure, or an en dash that says why there is none. Exact on hover where the shown one is rounded. */
export function Figure(props: {
  setting: Setting
  column: Pick<Column, 'type' | 'unit'>
  value: unknown
  style?: MoneyStyle
  why?: string
}): JSX.Element {
  const shown = () => value(props.setting, props.column, props.value, props.style ?? 'auto')
  const exact = () => value(props.setting, props.column, props.value, 'exact')
  return (
    <Show when={shown() !== unknownMark} fallback={<Unknown why={props.why ?? 'Not known'} />}>
      <span data-hint={exact() === shown() ? undefined : exact()}>{shown()}</span>
    </Show>
  )
}

export const Unknown = (props: { why: string }): JSX.Element => (
  <span class="unknown" data-hint={props.why}>
    <span aria-hidden="true">{unknownMark}</span>
    <span class="spoken">{props.why}</span>
  </span>
)

/** Drawn, because not every font has the sign. */
const Arrow = (props: { direction: 'up' | 'down' }): JSX.Element => (
  <svg aria-hidden="true" width="7" height="6" viewBox="0 0 7 6" fill="currentColor">
    <path d={props.direction === 'up' ? 'M3.5 0 7 6H0z' : 'M3.5 6 0 0h7z'} />
  </svg>
)

/** A change with its arrow; colour says whether the brand wants it, the arrow which way it went. */
export function Change(props: {
  setting: Setting
  now: unknown
  before: unknown
  better: Column['better']
  hint?: string
  why?: string
}): JSX.Element {
  const found = (): Delta | null => delta(props.setting, props.now, props.before, props.better)
  return (
    <Show when={found()} fallback={<Unknown why={props.why ?? 'Not known in both periods'} />}>
      {(change) => (
        <span
          class="delta"
          data-tone={change().tone}
          data-direction={change().direction}
          data-hint={props.hint}
        >
          <Show when={change().direction !== 'flat'}>
            <Arrow direction={change().direction === 'up' ? 'up' : 'down'} />
          </Show>
          <span aria-hidden="true">{change().text}</span>
          <span class="spoken">{change().spoken}</span>
        </span>
      )}
    </Show>
  )
}
