import { type JSX, Show } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf } from '#ui/analyses/rows.ts'
import type { RequestOf } from '#ui/api/analysis.ts'
import type { Loaded } from '#ui/api/query.ts'
import { ExplainDrawer } from '#ui/explain/drawer.tsx'
import { readOpen } from '#ui/explain/open-cell.ts'
import type { TabProps } from './tab-props.ts'

/** The touchpoints behind a move, each with its file and line. */
export function MoveDrawer(
  props: TabProps & { of: Loaded<Answer>; request: RequestOf<'rules'> | null },
): JSX.Element {
  const opened = () => {
    const open = readOpen(props.page.state().open)
    const [answer, request] = [props.of.data(), props.request]
    const column = columnOf(answer, open?.measure ?? '')
    if (open === null || answer === undefined || request === null || column === undefined) return null
    const row = answer.rows.find(
      (one) => one.fromChannel === open.cell.fromChannel && one.toChannel === open.cell.toChannel,
    )
    return { open, answer, request, column, value: row?.touchpoints ?? null }
  }
  return (
    <Show when={opened()}>
      {(found) => (
        <ExplainDrawer
          explained={{
            id: 'rules',
            request: found().request,
            open: found().open,
            column: found().column,
            value: found().value,
            path: `From ${String(found().open.cell.fromChannel)} to ${String(found().open.cell.toChannel)}`,
            name: 'Touchpoints that move',
            definition: 'Touchpoints of all history whose channel the proposed rules change.',
            answer: found().answer,
          }}
          tab={props.page.state().tab}
          onTab={(tab) => props.page.set({ tab }, { replace: true })}
          onClose={() => props.page.set({ open: null, tab: null })}
        />
      )}
    </Show>
  )
}
