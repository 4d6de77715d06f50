import { type JSX, Show } from 'solid-js'
import { columnOf } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { isRowOf, type OpenCell } from '#ui/explain/open-cell.ts'
import { useHere } from '#ui/state/here.tsx'
import { ExplainDrawer, type ExplainTab } from './drawer.tsx'

/** Explains a figure that Explore answers: spend, claims, or a measure of the whole period. */
export function ExploreDrawer(props: {
  request: RequestOf<'explore'>
  open: OpenCell
  path: string
  tab: string
  onTab: (tab: ExplainTab) => void
  onClose: () => void
}): JSX.Element {
  const here = useHere()
  const answer = createAnalysis('explore', here.at, () => props.request)
  const given = () => {
    const found = answer.data()
    const dimensions = Object.fromEntries(
      Object.entries(props.open.cell).filter(([name]) => name !== 'period'),
    )
    const row = found?.rows.find((one) => isRowOf(one, dimensions)) ?? null
    return row?.[props.open.measure] ?? null
  }
  return (
    <Show when={answer.data()}>
      {(found) => (
        <Show when={columnOf(found(), props.open.measure)}>
          {(column) => (
            <ExplainDrawer
              explained={{
                id: 'explore',
                request: props.request,
                open: props.open,
                column: column(),
                value: given(),
                path: props.path,
                name: column().title,
                definition: column().definition,
                answer: found(),
              }}
              tab={props.tab}
              onTab={props.onTab}
              onClose={props.onClose}
            />
          )}
        </Show>
      )}
    </Show>
  )
}
