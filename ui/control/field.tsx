import { createUniqueId, type JSX, Show } from 'solid-js'

/** Label above, help below, what is wrong in place. */
export function Field(props: {
  label: string
  help?: string
  fault?: string | undefined
  children: (input: { id: string; invalid: boolean; describedBy: string }) => JSX.Element
}): JSX.Element {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({
        id,
        get invalid() {
          return props.fault !== undefined
        },
        describedBy: `${id}-note`,
      })}
      <span id={`${id}-note`} class={props.fault === undefined ? 'help' : 'fault'}>
        <Show when={props.fault} fallback={props.help}>
          {props.fault}
        </Show>
      </span>
    </div>
  )
}

export function TextField(props: {
  label: string
  name: string
  type?: 'text' | 'email' | 'password'
  value: string
  autocomplete?: string
  help?: string
  fault?: string | undefined
  list?: string
  autofocus?: boolean
  onInput: (value: string) => void
}): JSX.Element {
  return (
    <Field
      label={props.label}
      fault={props.fault}
      {...(props.help === undefined ? {} : { help: props.help })}
    >
      {(input) => (
        <input
          id={input.id}
          class="input"
          data-size="large"
          name={props.name}
          type={props.type ?? 'text'}
          value={props.value}
          autocomplete={props.autocomplete ?? 'off'}
          autofocus={props.autofocus ?? false}
          list={props.list}
          required
          aria-invalid={input.invalid}
          aria-describedby={input.describedBy}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
