import { createUniqueId, For, type JSX } from 'solid-js'

/** Two or three exclusive choices, as radio buttons: arrow keys move between them. */
export function Segments<Value extends string>(props: {
  label: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
}): JSX.Element {
  const name = createUniqueId()
  return (
    <fieldset class="segments">
      <legend class="spoken">{props.label}</legend>
      <For each={props.options}>
        {([value, title]) => (
          <label>
            <input
              type="radio"
              name={name}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            <span>{title}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
