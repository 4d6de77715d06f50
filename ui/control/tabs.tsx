import { For, type JSX } from 'solid-js'

/** Arrow keys move between tabs, as in any tab list. */
export function Tabs<Id extends string>(props: {
  label: string
  tabs: readonly (readonly [Id, string])[]
  value: Id
  onChange: (id: Id) => void
}): JSX.Element {
  const pressed = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    const at = props.tabs.findIndex(([id]) => id === props.value)
    const next = (at + by + props.tabs.length) % props.tabs.length
    const id = props.tabs[next]?.[0]
    if (id === undefined) return
    props.onChange(id)
    event.currentTarget.querySelectorAll('button')[next]?.focus()
    event.preventDefault()
  }
  return (
    <div class="tabs" role="tablist" tabindex="-1" aria-label={props.label} onKeyDown={pressed}>
      <For each={props.tabs}>
        {([id, title]) => (
          <button
            type="button"
            role="tab"
            aria-selected={props.value === id}
            tabindex={props.value === id ? 0 : -1}
            onClick={() => props.onChange(id)}
          >
            {title}
          </button>
        )}
      </For>
    </div>
  )
}
