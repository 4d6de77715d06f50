import { createEffect, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type { AnalysisId } from '#engine/contracts.ts'
import { Button } from '#ui/control/button.tsx'
import { createCopy } from '#ui/control/copy.ts'
import { Tabs } from '#ui/control/tabs.tsx'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import { Definition } from './definition.tsx'
import type { Explained } from './explained.ts'
import { Lineage } from './lineage.tsx'
import { RowsBehind } from './rows.tsx'
import { Statements } from './sql.tsx'

const tabs = [
  ['definition', 'Definition'],
  ['sql', 'SQL'],
  ['rows', 'Rows'],
  ['lineage', 'Lineage'],
] as const
export type ExplainTab = (typeof tabs)[number][0]

/** Focuses a table's cell by its name: the element itself may have been drawn anew meanwhile. */
function returnTo(cell: string | null | undefined): void {
  if (!cell) return
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`)?.focus(),
  )
}

/** Where a figure comes from. Esc closes it and gives the focus back to the cell. */
export function ExplainDrawer<Id extends AnalysisId>(props: {
  explained: Explained<Id>
  tab: string
  onTab: (tab: ExplainTab) => void
  onClose: () => void
}): JSX.Element {
  const here = useHere()
  const [copied, copy] = createCopy()
  let panel: HTMLElement | undefined
  const tab = () => tabs.find(([id]) => id === props.tab)?.[0] ?? 'definition'
  let cell: string | null | undefined
  onMount(() => {
    cell = document.querySelector('[data-open]')?.getAttribute('data-cell')
    panel?.focus()
  })
  onCleanup(() => returnTo(cell))
  createEffect(() => {
    document.body.classList.add('with-drawer')
    onCleanup(() => document.body.classList.remove('with-drawer'))
  })
  const escaped = (event: KeyboardEvent) => {
    if (
      event.key === 'Escape' &&
      !event.defaultPrevented &&
      !document.querySelector('dialog[open], :popover-open:not(.tooltip)')
    )
      props.onClose()
  }
  document.addEventListener('keydown', escaped)
  onCleanup(() => document.removeEventListener('keydown', escaped))
  const figure = () => value(here.setting(), props.explained.column, props.explained.value, 'cents')
  return (
    <aside
      ref={(node) => {
        panel = node
      }}
      class="drawer"
      tabindex="-1"
      aria-label={`${props.explained.path}: ${props.explained.name}`}
    >
      <header>
        <div class="flex items-start gap-2">
          <div class="min-w-0 flex-1">
            <p class="crumb">{props.explained.path}</p>
            <p class="title">
              {props.explained.name} <span class="figures">{figure()}</span>
            </p>
          </div>
          <Button onClick={() => copy(location.href)}>{copied() ? 'Copied' : 'Copy link'}</Button>
          <Button icon="close" label="Close" onClick={() => props.onClose()} />
        </div>
        <Tabs label="Explain" tabs={tabs} value={tab()} onChange={(next) => props.onTab(next)} />
      </header>
      <div class="body" role="tabpanel" aria-label={tabs.find(([id]) => id === tab())?.[1]}>
        <Show when={tab() === 'definition'}>
          <Definition explained={props.explained} onRows={() => props.onTab('rows')} />
        </Show>
        <Show when={tab() === 'sql'}>
          <Statements sql={props.explained.answer.meta.sql} setting={here.setting()} />
        </Show>
        <Show when={tab() === 'rows'}>
          <RowsBehind id={props.explained.id} request={props.explained.request} open={props.explained.open} />
        </Show>
        <Show when={tab() === 'lineage'}>
          <Lineage answer={props.explained.answer} />
        </Show>
      </div>
    </aside>
  )
}
