import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { instant } from '#ui/format/date.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress } from '#ui/state/pages.ts'

/** Which state of the data, which rules, and the very question: enough to ask it again. */
export function Lineage(props: { answer: Answer }): JSX.Element {
  const here = useHere()
  const meta = () => props.answer.meta
  return (
    <div class="flex flex-col gap-4">
      <p class="prose">
        Answered from snapshot {meta().snapshot} under definitions revision {meta().definitions}
        <Show when={here.snapshot()}>
          {(shown) => <>, loaded {instant(here.setting(), shown().committedAt)}</>}
        </Show>
        . Each row behind the figure names the load, the file and the line that it came from.
      </p>
      <p>
        <A href={pageAddress(here.workspace().slug, 'sources', {})}>Loads and snapshots</A>
      </p>
      <section aria-label="The question">
        <h2>The question</h2>
        <pre class="code mt-2">{JSON.stringify(meta().request, null, 2)}</pre>
      </section>
    </div>
  )
}
