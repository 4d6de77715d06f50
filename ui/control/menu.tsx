import { For, type JSX, Show } from 'solid-js'
import { Icon } from '#ui/control/icon.tsx'
import { Popup } from '#ui/control/popup.tsx'

/** Moves the focus among the items of a menu or list with the arrow keys. */
export function moveAmong(
  event: KeyboardEvent,
  container: HTMLElement,
  selector = '[role^="menuitem"], [role="option"]',
): void {
  const keys: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  const by = keys[event.key]
  if (by === undefined) return
  const items = [...container.querySelectorAll<HTMLElement>(selector)]
  const now = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1
  const next =
    by === 1 || by === -1 ? (now + by + items.length) % items.length : by < 0 ? 0 : items.length - 1
  items[next]?.focus()
  event.preventDefault()
}

/** More than three exclusive choices: "Model  Linear ⌄". */
export function Choose<Value extends string>(props: {
  label: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
  align?: 'start' | 'end'
  /** What the button says, when it is shorter than the option. */
  title?: string
}): JSX.Element {
  const title = () =>
    props.title ?? props.options.find(([value]) => value === props.value)?.[1] ?? props.value
  return (
    <Popup
      label={`${props.label}: ${title()}`}
      role="menu"
      buttonClass="menu-button"
      panelClass="menu"
      align={props.align ?? 'start'}
      button={
        <>
          <span class="label">{props.label}</span>
          <b>{title()}</b>
          <Icon name="chevron" size={12} />
        </>
      }
    >
      {(close) => (
        <Items
          kind="menuitemradio"
          options={props.options}
          chosen={(value) => value === props.value}
          onPick={(value) => {
            close()
            props.onChange(value)
          }}
        />
      )}
    </Popup>
  )
}

/** Several of a list, at least one: the last cannot be taken away. */
export function ChooseMany<Value extends string>(props: {
  label: string
  title: string
  value: readonly Value[]
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value[]) => void
}): JSX.Element {
  const toggle = (value: Value) => {
    const without = props.value.filter((other) => other !== value)
    const next = without.length === props.value.length ? [...without, value] : without
    if (next.length === 0) return
    props.onChange(props.options.map(([option]) => option).filter((option) => next.includes(option)))
  }
  return (
    <Popup
      label={`${props.label}: ${props.title}`}
      role="menu"
      buttonClass="menu-button"
      panelClass="menu"
      button={
        <>
          <span class="label">{props.label}</span>
          <b>{props.title}</b>
          <Icon name="chevron" size={12} />
        </>
      }
    >
      {() => (
        <Items
          kind="menuitemcheckbox"
          options={props.options}
          chosen={(value) => props.value.includes(value)}
          onPick={toggle}
        />
      )}
    </Popup>
  )
}

function Items<Value extends string>(props: {
  kind: 'menuitemradio' | 'menuitemcheckbox'
  options: readonly (readonly [Value, string])[]
  chosen: (value: Value) => boolean
  onPick: (value: Value) => void
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are handled once for all items of the menu around it
    <div onKeyDown={(event) => moveAmong(event, event.currentTarget)}>
      <For each={props.options}>
        {([value, title]) => (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles that `kind` can name support aria-checked
          <button
            type="button"
            class="item"
            role={props.kind}
            aria-checked={props.chosen(value)}
            data-autofocus={props.chosen(value) ? '' : undefined}
            onClick={() => props.onPick(value)}
          >
            <span class="tick">
              <Show when={props.chosen(value)}>
                <Icon name="check" size={14} />
              </Show>
            </span>
            {title}
          </button>
        )}
      </For>
    </div>
  )
}
