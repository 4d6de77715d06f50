import { type JSX, Show } from 'solid-js'
import { columnOf } from '#ui/analyses/rows.ts'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { ExplainDrawer } from '#ui/explain/drawer.tsx'
import { isRowOf, type OpenCell, readOpen } from '#ui/explain/open-cell.ts'
import { range } from '#ui/format/date.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { groupName } from './columns.tsx'
import { barOf, definitions, groupsOf, named, titleOf } from './model.ts'
import type { ReconcileState } from './state.ts'

interface DrawerProps {
  readonly page: PageState<ReconcileState>
  readonly period: Period
  readonly request: RequestOf<'reconcile'>
  readonly groupRequest: RequestOf<'reconcile'>
}

/** Where a bar comes from: of the whole, or of one line of the table. */
export function ReconcileDrawer(props: DrawerProps): JSX.Element {
  return <Show when={readOpen(props.page.state().open)}>{(open) => <Bar {...props} open={open()} />}</Show>
}

function Bar(props: DrawerProps & { open: OpenCell }): JSX.Element {
  const here = useHere()
  const ofGroup = () => Object.hasOwn(props.open.cell, props.page.state().by)
  const request = () => (ofGroup() ? props.groupRequest : props.request)
  const answer = createAnalysis('reconcile', here.at, request)
  const bar = () => barOf(props.open.cell)
  const given = () => {
    const rows = (answer.data()?.rows ?? []).filter((row) => isRowOf(row, props.open.cell))
    const name = bar()
    const sums = name === undefined ? undefined : groupsOf(rows, [])[0]?.bars.get(name)
    return props.open.measure === 'orders' ? (sums?.orders ?? null) : (sums?.revenue ?? null)
  }
  return (
    <Show when={answer.data()}>
      {(found) => (
        <Show when={columnOf(found(), props.open.measure)}>
          {(column) => (
            <Show when={bar()}>
              {(name) => (
                <ExplainDrawer
                  explained={{
                    id: 'reconcile',
                    request: request(),
                    open: props.open,
                    column: column(),
                    value: given(),
                    path: ofGroup()
                      ? groupName(here.setting(), props.page.state().by, props.open.cell)
                      : range(here.setting(), props.period),
                    name: titleOf(name(), props.open.cell.reason),
                    definition: definitions[name()],
                    answer: named(found()),
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
