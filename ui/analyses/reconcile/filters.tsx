import { type JSX, Show } from 'solid-js'
import { Icon } from '#ui/control/icon.tsx'
import { Choose } from '#ui/control/menu.tsx'
import { Segments } from '#ui/control/segments.tsx'
import type { PageState } from '#ui/state/page.ts'
import { dimensionTitles } from './columns.tsx'
import { onlyName } from './model.ts'
import { lookbacks, type ReconcileState } from './state.ts'

const measures = [
  ['revenue', 'Revenue'],
  ['orders', 'Orders'],
] as const

export function Filters(props: { page: PageState<ReconcileState> }): JSX.Element {
  const state = () => props.page.state()
  const clear = { open: null, tab: null } as const
  return (
    <div class="filterbar below-tiles">
      <Segments
        label="Counted in"
        value={state().measure}
        options={measures}
        onChange={(measure) => props.page.set({ measure, ...clear })}
      />
      <Choose
        label="By"
        value={state().by}
        options={[
          ['platform', dimensionTitles.platform],
          ['campaign', dimensionTitles.campaign],
          ['day', dimensionTitles.day],
        ]}
        onChange={(by) => props.page.set({ by, ...clear })}
      />
      <Choose
        label="Window where none is stated"
        value={state().window}
        options={lookbacks.map((days) => [days, `${days} days`] as const)}
        onChange={(window) => props.page.set({ window, ...clear })}
      />
      <Only
        title="Platform"
        value={onlyName('platform', state().platform)}
        onClear={() => props.page.set({ platform: null, campaign: null, ...clear })}
      />
      <Only
        title="Campaign"
        value={onlyName('campaign', state().campaign)}
        onClear={() => props.page.set({ campaign: null, ...clear })}
      />
    </div>
  )
}

const Only = (props: { title: string; value: string; onClear: () => void }): JSX.Element => (
  <Show when={props.value !== ''}>
    <span class="chip">
      {props.title} is <b>{props.value}</b>
      <button
        type="button"
        aria-label={`Remove the filter on ${props.title.toLowerCase()}`}
        onClick={() => props.onClear()}
      >
        <Icon name="close" size={10} />
      </button>
    </span>
  </Show>
)
