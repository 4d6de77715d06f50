import { type JSX, Show } from 'solid-js'
import type { Row } from '#engine/analysis.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import type { ReconcileState } from '#ui/analyses/reconcile/state.ts'
import { columnOf } from '#ui/analyses/rows.ts'
import { Button } from '#ui/control/button.tsx'
import { createCopy } from '#ui/control/copy.ts'
import { ExplainDrawer } from '#ui/explain/drawer.tsx'
import { isRowOf, readOpen } from '#ui/explain/open-cell.ts'
import type { PageState } from '#ui/state/page.ts'
import type { Period } from '#ui/state/period.ts'
import { issueOf, placeOf } from './columns.tsx'
import { issueDefinitions, issueTitles } from './words.ts'

/** One finding: how to mend it, and the rows behind it. */
export function TaggingDrawer(props: {
  page: PageState<ReconcileState>
  period: Period
  answer: Answer
}): JSX.Element {
  const open = () => readOpen(props.page.state().open)
  const row = () => {
    const opened = open()
    return opened === null ? undefined : props.answer.rows.find((one) => isRowOf(one, opened.cell))
  }
  return (
    <Show when={open()}>
      {(opened) => (
        <Show when={row()}>
          {(found) => (
            <Show when={columnOf(props.answer, opened().measure)}>
              {(column) => (
                <ExplainDrawer
                  explained={{
                    id: 'tagging',
                    request: props.period,
                    open: opened(),
                    column: column(),
                    value: found()[opened().measure],
                    path: [placeOf(found()), String(found().value)].join(' › '),
                    name: title(found()),
                    definition: definition(found()),
                    note: () => <Fix row={found()} />,
                    answer: props.answer,
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

const title = (row: Row): string => {
  const issue = issueOf(row)
  return issue === undefined ? String(row.issue) : issueTitles[issue]
}
const definition = (row: Row): string => {
  const issue = issueOf(row)
  return issue === undefined ? '' : issueDefinitions[issue]
}

/** What to do, with the exact text to paste. */
function Fix(props: { row: Row }): JSX.Element {
  const [copied, copy] = createCopy()
  const paste = () => (typeof props.row.paste === 'string' ? props.row.paste : '')
  return (
    <section class="flex flex-col gap-2" aria-label="Fix">
      <p class="prose">
        <b>Fix.</b> {String(props.row.fix ?? '')}
      </p>
      <Show when={paste() !== ''}>
        <div class="pasted">
          <code class="code">{paste()}</code>
          <Button icon="copy" kind="outline" onClick={() => copy(paste())}>
            {copied() ? 'Copied' : 'Copy'}
          </Button>
        </div>
      </Show>
      <Show when={typeof props.row.example === 'string' && props.row.example.length > 1}>
        <p class="muted">
          For example on <code>{String(props.row.example)}</code>.
        </p>
      </Show>
    </section>
  )
}
