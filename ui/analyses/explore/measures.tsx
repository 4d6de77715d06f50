import { For, type JSX, Show } from 'solid-js'
import type { ExploreMeasure } from '#engine/explore/contract.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf, rowsIn } from '#ui/analyses/rows.ts'
import { Change, Figure } from '#ui/format/figure.tsx'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'

/** The chosen measures over the whole period; a click draws one. */
export function Measures(props: {
  answer: Answer | undefined
  stale: boolean
  measures: readonly ExploreMeasure[]
  title: (measure: ExploreMeasure) => string
  chosen: ExploreMeasure
  period: Period
  before: Period | null
  onChoose: (measure: ExploreMeasure) => void
}): JSX.Element {
  const here = useHere()
  const given = (period: Period | null, measure: ExploreMeasure) =>
    period === null ? null : (rowsIn(props.answer?.rows ?? [], period)[0]?.[measure] ?? null)
  return (
    <section class="measures" classList={{ stale: props.stale }} aria-label="Measures">
      <For each={props.measures}>
        {(measure) => (
          <button
            type="button"
            class="measure"
            aria-pressed={props.chosen === measure}
            onClick={() => props.onChoose(measure)}
          >
            <span class="label" data-hint={columnOf(props.answer, measure)?.definition}>
              {props.title(measure)}
            </span>
            <Show when={columnOf(props.answer, measure)} fallback={<span class="skeleton h-6 w-24" />}>
              {(column) => (
                <>
                  <span class="figure">
                    <Figure
                      setting={here.setting()}
                      column={column()}
                      value={given(props.period, measure)}
                      why="Nothing to compute it from in these days"
                    />
                  </span>
                  <Show when={props.before !== null}>
                    <Change
                      setting={here.setting()}
                      now={given(props.period, measure)}
                      before={given(props.before, measure)}
                      better={column().better}
                      hint={`from ${value(here.setting(), column(), given(props.before, measure))}`}
                    />
                  </Show>
                </>
              )}
            </Show>
          </button>
        )}
      </For>
    </section>
  )
}
