import { A } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { Column } from '#engine/columns.ts'
import type { AnalysisId } from '#engine/contracts.ts'
import { createRows, type RequestOf } from '#ui/api/analysis.ts'
import { Answered } from '#ui/control/answered.tsx'
import { Button } from '#ui/control/button.tsx'
import { Figure } from '#ui/format/figure.tsx'
import { decimals, money, rate } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'
import type { OpenCell } from './open-cell.ts'
import { SourceLine } from './source-lines.tsx'

/** Pages of the rows behind a figure, each with its file and line. */
export function RowsBehind<Id extends AnalysisId>(props: {
  id: Id
  request: RequestOf<Id>
  open: OpenCell
  most?: number
}): JSX.Element {
  const here = useHere()
  const [cursors, setCursors] = createSignal<readonly (string | null)[]>([null])
  createEffect(
    on(
      () => [props.request, props.open],
      () => setCursors([null]),
      { defer: true },
    ),
  )
  const page = createRows(props.id, here.at, () => ({
    request: props.request,
    cell: props.open.cell,
    cursor: cursors().at(-1) ?? null,
  }))
  const shown = () => page.data()?.rows.slice(0, props.most ?? Number.POSITIVE_INFINITY) ?? []
  const next = () => page.data()?.cursor ?? null
  return (
    <Answered of={page} failed="The rows could not be read." waiting="Reading the rows" rows={5}>
      {(found) => (
        <div classList={{ stale: page.stale() }}>
          <RowTable
            columns={found().columns}
            rows={shown()}
            brief={props.most === undefined ? null : props.open.measure}
          />
          <Show when={props.most === undefined && (next() !== null || cursors().length > 1)}>
            <div class="flex items-center gap-2 pt-3">
              <Button
                kind="outline"
                disabled={cursors().length === 1}
                onClick={() => setCursors(cursors().slice(0, -1))}
              >
                Earlier
              </Button>
              <Button
                kind="outline"
                disabled={next() === null}
                onClick={() => setCursors([...cursors(), next()])}
              >
                Next
              </Button>
              <span class="muted">Page {cursors().length}</span>
            </div>
          </Show>
        </div>
      )}
    </Answered>
  )
}

/** Columns a person reads; a file and its line are one, and keys are the link behind a name.
 * @param brief the measure whose drawer has room for a few columns; null for all of them */
export function readable(
  columns: readonly Column[],
  rows: readonly Row[],
  brief: string | null = null,
): Column[] {
  const paired = new Set(['orderKey', 'load', 'line', 'orderLine', 'touchLine'])
  const filled = (column: Column) =>
    rows.some((row) => row[column.name] !== null && row[column.name] !== undefined)
  const isExchanged = rows.some((row) => row.rate != null || (row.statedValue != null && row.amount === null))
  return columns.filter(
    (column) =>
      !paired.has(column.name) &&
      (isExchanged || !exchanged.has(column.name)) &&
      filled(column) &&
      (brief === null || preview.has(column.name) || isShown(column, brief)),
  )
}

/** What is there to say only of money in another currency than the workspace's. */
const exchanged = new Set(['statedValue', 'currency', 'rate', 'rateDate'])

/** The column of a row that the measure is made of: of its own name in money, or that of a measure of two states. */
const isShown = (column: Column, measure: string): boolean =>
  measure === column.name
    ? column.unit === 'currency'
    : measure.replace(/(Before|After|Difference)$/, '') === column.name

/** What fits the drawer without scrolling sideways. */
const preview = new Set([
  'side',
  'order',
  'what',
  'orderValue',
  'amount',
  'credit',
  'counts',
  'orderFile',
  'file',
])

const lineOf: Readonly<Record<string, string>> = {
  file: 'line',
  orderFile: 'orderLine',
  touchFile: 'touchLine',
}

function RowTable(props: {
  columns: readonly Column[]
  rows: readonly Row[]
  brief: string | null
}): JSX.Element {
  const shown = createMemo(() => readable(props.columns, props.rows, props.brief))
  const numeric = (column: Column) =>
    (column.unit !== 'none' && column.type !== 'timestamp') || column.type === 'decimal'
  return (
    <Show when={props.rows.length > 0} fallback={<p class="muted">No row stands behind this figure.</p>}>
      <div class="table-wrap" tabindex="0">
        <table class="table" data-dense="" aria-label="Rows behind the figure">
          <thead>
            <tr>
              <For each={shown()}>
                {(column) => (
                  <th scope="col" classList={{ num: numeric(column) }} data-hint={column.definition}>
                    {lineOf[column.name] ? `${column.title.replace(/ file$/, '')} line` : column.title}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <For each={shown()}>
                    {(column) => (
                      <td classList={{ num: numeric(column), file: lineOf[column.name] !== undefined }}>
                        <RowValue column={column} row={row} />
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}

function RowValue(props: { column: Column; row: Row }): JSX.Element {
  const here = useHere()
  const given = () => props.row[props.column.name] ?? null
  const line = () => lineOf[props.column.name]
  const orderKey = () => (props.column.name === 'order' ? (props.row.orderKey ?? null) : null)
  return (
    <>
      {line() !== undefined && given() !== null ? (
        <FileLine
          file={String(given())}
          line={props.row[line() ?? ''] ?? null}
          load={props.row.load ?? null}
        />
      ) : orderKey() !== null ? (
        <A href={`${pageAddress(here.workspace().slug, 'orders', {})}?order=${String(orderKey())}`}>
          {String(given() ?? orderKey())}
        </A>
      ) : props.column.name === 'what' && given() !== null ? (
        <span class="clip" data-hint={String(given())}>
          {String(given())}
        </span>
      ) : props.column.name === 'statedValue' && given() !== null ? (
        money(here.setting(), given(), 'cents', String(props.row.currency))
      ) : props.column.name === 'rate' && given() !== null ? (
        rate(here.setting(), given())
      ) : props.column.name === 'credit' ? (
        decimals(here.setting(), given(), 3)
      ) : (
        <Figure
          setting={here.setting()}
          column={props.column}
          value={given()}
          style="cents"
          why="Not stated"
        />
      )}
    </>
  )
}

/** Where a row stands in the file it came from; with its load, the text there opens. */
export const FileLine = (props: { file: string; line: unknown; load?: unknown }): JSX.Element => (
  <Show
    when={typeof props.line === 'number' && typeof props.load === 'number'}
    fallback={
      <span class="mono">
        {props.file}
        <Show when={props.line !== null && props.line !== undefined}>
          :<b>{String(props.line)}</b>
        </Show>
      </span>
    }
  >
    <SourceLine
      name={props.file}
      place={{ load: Number(props.load), file: props.file, line: Number(props.line) }}
    />
  </Show>
)
