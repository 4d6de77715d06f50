import { createMemo, type JSX, Show } from 'solid-js'

const height = 30
const width = 100

/** A path through the known values; unknown ones break it. Both series share one scale. */
export function sparkPath(values: readonly (number | null)[], low: number, high: number): string {
  const span = high - low || 1
  const step = values.length > 1 ? width / (values.length - 1) : 0
  let pen = false
  return values
    .map((value, at) => {
      if (value === null) {
        pen = false
        return ''
      }
      const move = pen ? 'L' : 'M'
      pen = true
      return `${move}${(at * step).toFixed(1)} ${(height - 2 - ((value - low) / span) * (height - 4)).toFixed(1)}`
    })
    .join('')
}

/** The shape of a figure over the period, the earlier one dotted. The figure above says the number; this is decoration. */
export function Sparkline(props: {
  now: readonly (number | null)[]
  before: readonly (number | null)[] | null
  neutral: boolean
}): JSX.Element {
  const extent = createMemo(() => {
    const known = [...props.now, ...(props.before ?? [])].filter((value) => value !== null)
    return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) }
  })
  return (
    <svg
      class="spark"
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      data-neutral={props.neutral ? '' : undefined}
    >
      <Show when={extent()}>
        {(scale) => (
          <>
            <Show when={props.before}>
              {(before) => <path class="before" d={sparkPath(before(), scale().low, scale().high)} />}
            </Show>
            <path class="now" d={sparkPath(props.now, scale().low, scale().high)} />
          </>
        )}
      </Show>
    </svg>
  )
}
