import { type JSX, Show } from 'solid-js'

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'neutral'

/** A word or two; `hint` says what it changes about the figure. */
export function Badge(props: { tone?: Tone; hint?: string; children: JSX.Element }): JSX.Element {
  return (
    <span
      class="badge"
      data-tone={props.tone ?? 'neutral'}
      data-hint={props.hint}
      tabindex={props.hint ? 0 : undefined}
    >
      {props.children}
    </span>
  )
}

/** One at a time, above the content: only for what changes how the page must be read. */
export function Banner(props: { tone?: Tone; children: JSX.Element }): JSX.Element {
  return (
    <div class="banner mb-3" data-tone={props.tone ?? 'neutral'} role="status">
      {props.children}
    </div>
  )
}

/** What a careful analyst would want to know: the first in full, the others folded. */
export const Warnings = (props: { messages: readonly string[] }): JSX.Element => (
  <Show when={props.messages[0]}>
    {(first) => (
      <Banner tone="warn">
        <span>{first()}</span>
        <Show when={props.messages.length > 1}>
          <details>
            <summary>{props.messages.length - 1} more</summary>
            {props.messages.slice(1).join(' ')}
          </details>
        </Show>
      </Banner>
    )}
  </Show>
)
