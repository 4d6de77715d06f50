import type { JSX } from 'solid-js'
import { type AttributionModel, attributionModels } from '#engine/attribution/contract.ts'
import { Choose, ChooseMany } from '#ui/control/menu.tsx'
import { Segments } from '#ui/control/segments.tsx'
import { modelNames } from '#ui/format/names.ts'
import { type AttributionState, valueNames, windowNames, windows } from './state.ts'

const modelsTitle = (models: readonly AttributionModel[]): string =>
  models.length === 1 && models[0] !== undefined
    ? modelNames[models[0]]
    : `${models.length} of ${attributionModels.length}`

export function Filters(props: {
  state: AttributionState
  onChange: (changes: Partial<AttributionState>) => void
}): JSX.Element {
  return (
    <div class="filterbar">
      <ChooseMany
        label="Models"
        title={modelsTitle(props.state.models)}
        value={props.state.models}
        options={attributionModels.map((model) => [model, modelNames[model]] as const)}
        onChange={(models) => props.onChange({ models })}
      />
      <Choose
        label="Window"
        value={props.state.window}
        options={windows.map((window) => [window, windowNames[window]] as const)}
        onChange={(window) => props.onChange({ window })}
      />
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
