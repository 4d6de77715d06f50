import { type JSX, Show } from 'solid-js'
import { Icon, type IconName } from '#ui/control/icon.tsx'

/** One primary button a page, in ink. An icon alone needs a label. */
export function Button(props: {
  children?: JSX.Element
  kind?: 'primary' | 'outline' | 'plain' | 'link'
  icon?: IconName
  label?: string
  type?: 'button' | 'submit'
  disabled?: boolean
  /** Why it is disabled, or what it does. */
  title?: string
  onClick?: (event: MouseEvent) => void
  keys?: string
}): JSX.Element {
  return (
    <button
      type={props.type ?? 'button'}
      class="button"
      data-kind={props.kind ?? 'plain'}
      data-icon={props.children === undefined ? '' : undefined}
      disabled={props.disabled ?? false}
      aria-label={props.label}
      data-hint={props.title ?? (props.children === undefined ? props.label : undefined)}
      aria-keyshortcuts={props.keys}
      onClick={(event) => props.onClick?.(event)}
    >
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      {props.children}
    </button>
  )
}
