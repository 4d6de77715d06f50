import { type JSX, Show } from 'solid-js'
import { createAnalysis, type RequestOf } from '#ui/api/analysis.ts'
import { ExplainDrawer } from '#ui/explain/drawer.tsx'
import { isRowOf, type OpenCell, readOpen } from '#ui/explain/open-cell.ts'
import { day } from '#ui/format/date.ts'
import { useHere } from '#ui/state/here.tsx'
import type { PageState } from '#ui/state/page.ts'
import { lineName } from './columns.tsx'
import { measureColumn } from './model.ts'
import type { RestatementsState } from './state.ts'

interface DrawerProps {
  readonly page: PageState<RestatementsState>
  /** The question whose cell is open. */
  readonly request: RequestOf<'restatements'>
}

/** Both states of a figure: definition, SQL, and the rows of each side with file and line. */
export function RestatementsDrawer(props: DrawerProps): JSX.Element {
  return <Show when={readOpen(props.page.state().open)}>{(open) => <Opened {...props} open={open()} />}</Show>
}

function Opened(props: DrawerProps & { open: OpenCell }): JSX.Element {
  const here = useHere()
  const answer = createAnalysis('restatements', here.at, () => props.request)
  const path = () => {
    const { cell } = props.open
    const when = typeof cell.day === 'string' ? day(here.setting(), cell.day, { weekday: true }) : null
    const what =
      cell.order === undefined || cell.order === null ? lineName(cell) : `Order ${String(cell.order)}`
    return [what, when].filter(Boolean).join(', ')
  }
  return (
    <Show when={answer.data()}>
      {(found) => (
        <Show when={measureColumn(found(), props.open.measure)}>
          {(column) => (
            <ExplainDrawer
              explained={{
                id: 'restatements',
                request: props.request,
                open: props.open,
                column: column(),
                value: found().rows.find((row) => isRowOf(row, props.open.cell))?.[column().name] ?? null,
                path: path(),
                name: column().title,
                definition: column().definition,
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
  )
}
