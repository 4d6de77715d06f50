import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Column } from '#engine/columns.ts'
import type { Answer } from '#server/routes/analyses.contract.ts'
import { columnOf, dailyValues, rowsIn } from '#ui/analyses/rows.ts'
import { Sparkline } from '#ui/chart/sparkline.tsx'
import { Change, Unknown } from '#ui/format/figure.tsx'
import { unknownMark } from '#ui/format/number.ts'
import { value } from '#ui/format/value.ts'
import { useHere } from '#ui/state/here.tsx'
import type { Period } from '#ui/state/period.ts'
import { type TileMeasure, tileMeasures, tileTitles } from './state.ts'

const whyUnknown: Record<TileMeasure, string> = {
  net: 'No orders are loaded for these days.',
  spend: 'No platform states spend for these days.',
  mer: 'There is no spend to divide by.',
  orders: 'No orders are loaded for these days.',
  cac: 'No spend or no new customers in these days.',
  aov: 'No orders in these days.',
}

interface TilesProps {
  readonly answer: Answer | undefined
  readonly days: Answer | undefined
  readonly stale: boolean
  readonly period: Period
  readonly before: Period | null
  readonly chosen: TileMeasure
  readonly onChoose: (measure: TileMeasure) => void
}

/** Six figures; a click draws one below. Space is kept while they load. */
export function Tiles(props: TilesProps): JSX.Element {
  return (
    <section
      class="tiles"
      classList={{ stale: props.stale }}
      aria-label="Key figures"
      aria-busy={props.answer === undefined}
    >
      <For each={tileMeasures}>{(measure) => <Tile {...props} measure={measure} />}</For>
    </section>
  )
}

function Tile(props: TilesProps & { measure: TileMeasure }): JSX.Element {
  const here = useHere()
  const column = () => columnOf(props.answer, props.measure)
  const now = createMemo(() => rowsIn(props.answer?.rows ?? [], props.period)[0]?.[props.measure] ?? null)
  const before = createMemo(() => {
    const period = props.before
    return period === null ? null : (rowsIn(props.answer?.rows ?? [], period)[0]?.[props.measure] ?? null)
  })
  const daily = (period: Period) =>
    dailyValues(rowsIn(props.days?.rows ?? [], period), props.measure, period, here.newestDay())
  return (
    <button
      type="button"
      class="tile"
      aria-pressed={props.chosen === props.measure}
      aria-description={column()?.definition}
      onClick={() => props.onChoose(props.measure)}
    >
      <span class="label" data-hint={column()?.definition}>
        {tileTitles[props.measure]}
      </span>
      <Show
        when={column()}
        fallback={
          <>
            <span class="figure">
              <span class="skeleton h-6 w-24" />
            </span>
            <span class="change" />
            <span class="spark" />
          </>
        }
      >
        {(known) => (
          <>
            <span class="figure">
              <Big column={known()} value={now()} why={whyUnknown[props.measure]} />
            </span>
            <span class="change">
              <Show when={props.before !== null}>
                <Change setting={here.setting()} now={now()} before={before()} better={known().better} />
                <Show when={before() !== null}>
                  <span>from {value(here.setting(), known(), before())}</span>
                </Show>
              </Show>
            </span>
            <Sparkline
              now={daily(props.period)}
              before={props.before === null ? null : daily(props.before)}
              neutral={known().better === 'neutral'}
            />
          </>
        )}
      </Show>
    </button>
  )
}

function Big(props: { column: Column; value: unknown; why: string }): JSX.Element {
  const here = useHere()
  const text = () => value(here.setting(), props.column, props.value)
  const exact = () => value(here.setting(), props.column, props.value, 'exact')
  return (
    <Show when={text() !== unknownMark} fallback={<Unknown why={props.why} />}>
      <span data-hint={exact() === text() ? undefined : exact()}>
        {text().replace(/×$/, '')}
        <Show when={text().endsWith('×')}>
          <small>×</small>
        </Show>
      </span>
    </Show>
  )
}
