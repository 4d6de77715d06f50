import { type JSX, Show } from 'solid-js'
import { type ParityMeasure, parityMeasures } from '#engine/parity/contract.ts'
import type { ReconcileState } from '#ui/analyses/reconcile/state.ts'
import { columnOf } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { ExplainDrawer } from '#ui/explain/drawer.tsx'
import { isRowOf, type OpenCell, readOpen } from '#ui/explain/open-cell.ts'
import { day, range } from '#ui/format/date.ts'
import { toNumber } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { causeOf, causeTitle, definitions, measureShape, measureTitles } from './model.ts'

interface DrawerProps {
  readonly page: PageState<ReconcileState>
  readonly period: Period
  readonly request: RequestOf<'parity'>
  readonly dayRequest: RequestOf<'parity'>
}

/** Where one cause comes from: of all days, or of one. */
export function ParityDrawer(props: DrawerProps): JSX.Element {
  return <Show when={readOpen(props.page.state().open)}>{(open) => <Cause {...props} open={open()} />}</Show>
}

function Cause(props: DrawerProps & { open: OpenCell }): JSX.Element {
  const here = useHere()
  const ofDay = () => typeof props.open.cell.day === 'string'
  const request = () => (ofDay() ? props.dayRequest : props.request)
  const answer = createAnalysis('parity', here.at, request)
  const measure = (): ParityMeasure | undefined => parityMeasures.find((name) => name === props.open.measure)
  const rows = () => (answer.data()?.rows ?? []).filter((row) => isRowOf(row, props.open.cell))
  const given = () => {
    const known = rows().flatMap((row) => toNumber(row[props.open.measure]) ?? [])
    return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
  }
  const cause = () => causeOf(props.open.cell)
  return (
    <Show when={answer.data()}>
      {(found) => (
        <Show when={measure()}>
          {(name) => (
            <Show when={cause()}>
              {(known) => (
                <ExplainDrawer
                  explained={{
                    id: 'parity',
                    request: request(),
                    open: props.open,
                    column: columnOf(found(), name()) ?? {
                      ...measureShape(name()),
                      name: name(),
                      title: measureTitles[name()],
                      role: 'measure',
                      better: 'neutral',
                      definition: '',
                    },
                    value: given(),
                    path: `${measureTitles[name()]}, ${ofDay() ? day(here.setting(), String(props.open.cell.day)) : range(here.setting(), props.period)}`,
                    name: causeTitle(known(), props.open.cell.reason),
                    definition: definitions[known()],
                    answer: found(),
                  }}
                  tab={props.page.state().tab}
                  onTab={(tab) => props.page.set({ tab }, { replace: true })}
                  onClose={() => props.page.set({ open: null, tab: null })}
                />
              )}
            </Show>
          )}
        </Show>
      )}
    </Show>
  )
}
