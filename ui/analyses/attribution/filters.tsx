import type { JSX } from 'solid-js'
import { attributionModels } from '#engine/attribution/contract.ts'
import { Choose, ChooseMany } from '#ui/control/menu.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { modelNames } from '#ui/format/names.ts'
import { type AttributionState, valueNames, windowNames, windows } from './state.ts'

export function Filters(props: { state: AttributionState; onChange: (changes: Partial<AttributionState>) => void }): JSX.Element {
  const modelsTitle = () => (props.state.models.length === 1 ? modelNames[props.state.models[0] ?? 'linear'] : `${props.state.models.length} of ${attributionModels.length}`)
  return (
    <div class="filterbar">
      <ChooseMany
        label="Models"
        title={modelsTitle()}
        value={props.state.models}
        options={attributionModels.map((model) => [model, modelNames[model]] as const)}
        onChange={(models) => props.onChange({ models })}
      />
      <Choose label="Window" value={props.state.window} options={windows.map((window) => [window, windowNames[window]] as const)} onChange={(window) => props.onChange({ window })} />
      <Choose
        label="Value"
        value={props.state.value}
        options={[
          ['net', valueNames.net],
          ['gross', valueNames.gross],
          ['total', valueNames.total],
        ]}
        onChange={(value) => props.onChange({ value })}
      />
      <Segments
        label="Count an order on"
        value={props.state.mode}
        options={[
          ['cash', 'Order date'],
          ['accrual', 'Touch date'],
        ]}
        onChange={(mode) => props.onChange({ mode })}
      />
      <Segments
        label="Customers"
        value={props.state.customers}
        options={[
          ['all', 'All'],
          ['new', 'New'],
          ['returning', 'Returning'],
        ]}
        onChange={(customers) => props.onChange({ customers })}
      />
      <Segments
        label="Show"
        value={props.state.measure}
        options={[
          ['revenue', 'Revenue'],
          ['conversions', 'Orders'],
        ]}
        onChange={(measure) => props.onChange({ measure })}
      />
    </div>
  )
}
