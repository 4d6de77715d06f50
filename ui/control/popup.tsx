import { createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js'

/** Where a floating panel goes: below its button, inside the window. */
export function placeBelow(panel: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  const at = button.getBoundingClientRect()
  const gap = 4
  const edge = 8
  const wanted = align === 'end' ? at.right - panel.offsetWidth : at.left
  const left = Math.max(edge, Math.min(wanted, window.innerWidth - panel.offsetWidth - edge))
  const below = at.bottom + gap
  const fits = below + panel.offsetHeight <= window.innerHeight - edge
  const top = fits ? below : Math.max(edge, at.top - gap - panel.offsetHeight)
  panel.style.setProperty('left', `${left}px`)
  panel.style.setProperty('top', `${top}px`)
}

/** A button and the panel it opens. The browser closes it on Esc and on a click elsewhere, and gives the focus back. */
export function Popup(props: {
  label: string
  button: JSX.Element
  buttonClass: string
  panelClass?: string
  role?: 'menu' | 'dialog' | 'listbox'
  align?: 'start' | 'end'
  /** The key that opens it; `shell/keys.ts` presses the button that carries it. */
  shortcut?: string
  hint?: string
  children: (close: () => void) => JSX.Element
}): JSX.Element {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  let panel: HTMLElement | undefined
  let button: HTMLElement | undefined
  const close = () => panel?.hidePopover()
  const place = () => panel && button && open() && placeBelow(panel, button, props.align ?? 'start')
  const toggled = (event: ToggleEvent) => {
    setOpen(event.newState === 'open')
    if (!open()) return
    place()
    queueMicrotask(() => focusFirst(panel))
  }
  window.addEventListener('resize', place)
  onCleanup(() => window.removeEventListener('resize', place))
  return (
    <>
      <button
        ref={(node) => {
          button = node
        }}
        type="button"
        class={props.buttonClass}
        popovertarget={id}
        aria-label={props.label}
        aria-haspopup={props.role ?? 'dialog'}
        aria-expanded={open()}
        data-hint={props.hint}
        aria-keyshortcuts={props.shortcut}
      >
        {props.button}
      </button>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: every role that `role` can name takes a label */}
      <div
        id={id}
        ref={(node) => {
          panel = node
          node.addEventListener('toggle', (event) => event instanceof ToggleEvent && toggled(event))
        }}
        popover="auto"
        class={`popup ${props.panelClass ?? ''}`}
        role={props.role ?? 'dialog'}
        aria-label={props.label}
      >
        <Show when={open()}>{props.children(close)}</Show>
      </div>
    </>
  )
}

function focusFirst(panel: HTMLElement | undefined): void {
  const wanted =
    panel?.querySelector('[data-autofocus]') ?? panel?.querySelector('button, input, a[href], [tabindex="0"]')
  if (wanted instanceof HTMLElement) wanted.focus({ preventScroll: true })
}
