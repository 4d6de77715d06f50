import { type JSX, onMount } from 'solid-js'

/** A modal dialog for as long as it is in the tree. The browser keeps the focus in it and gives it back; Esc closes. */
export function Modal(props: {
  label: string
  class?: string
  onClose: () => void
  children: JSX.Element
}): JSX.Element {
  let dialog: HTMLDialogElement | undefined
  onMount(() => dialog?.showModal())
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop closes; the keyboard has Esc
    <dialog
      ref={(node) => {
        dialog = node
      }}
      class={props.class ?? 'modal'}
      aria-label={props.label}
      onClose={() => props.onClose()}
      onClick={(event) => event.target === dialog && dialog.close()}
    >
      {props.children}
    </dialog>
  )
}
