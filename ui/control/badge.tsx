import type { JSX } from 'solid-js'

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
