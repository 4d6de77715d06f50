import { For, type JSX, Show } from 'solid-js'
import type { AnalysisId } from '#engine/contracts.ts'
import { Button } from '#ui/control/button.tsx'
import { instant } from '#ui/format/date.ts'
import { count } from '#ui/format/number.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Explained } from './explained.ts'
import { RowsBehind } from './rows.tsx'

const preview = 6

export function Definition<Id extends AnalysisId>(props: {
  explained: Explained<Id>
  onRows: () => void
}): JSX.Element {
  const here = useHere()
  const meta = () => props.explained.answer.meta
  return (
    <div class="flex flex-col gap-4">
      <p class="prose">
        <b>Definition.</b> {props.explained.definition}
      </p>
      {props.explained.note?.()}
      <dl class="facts">
        <div>
          <dt>Definitions</dt>
          <dd>rev {meta().definitions}</dd>
        </div>
        <div>
          <dt>Snapshot</dt>
          <dd>
            <Show when={meta().asOf} fallback={meta().snapshot}>
              {(at) => instant(here.setting(), at())}
            </Show>
          </dd>
        </div>
        <div>
          <dt>Answered in</dt>
          <dd>
            {count(here.setting(), Math.max(1, Math.round(meta().elapsedMs)))} ms
            {meta().cached ? ', cached' : ''}
          </dd>
        </div>
      </dl>
      <For each={props.explained.answer.warnings}>
        {(warning) => (
          <p class="banner" data-tone="warn">
            {warning.message}
          </p>
        )}
      </For>
      <section aria-label="Rows behind it">
        <div class="section-head">
          <h2>Rows behind it</h2>
          <span class="push">
            <Button kind="link" onClick={() => props.onRows()}>
              Open all
            </Button>
          </span>
        </div>
        <RowsBehind
          id={props.explained.id}
          request={props.explained.request}
          open={props.explained.open}
          most={preview}
        />
      </section>
    </div>
  )
}
