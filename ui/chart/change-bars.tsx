import type { JSX } from 'solid-js'
import { changeBarsOption } from '#ui/chart/change-bars-option.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { tooltipOf } from '#ui/chart/tooltip.ts'

/** One difference: up, down, or null where nothing changed. */
export interface ChangeBar {
  readonly key: string
  /** On the axis. */
  readonly label: string
  /** In full: tooltip and screen reader. */
  readonly title: string
  readonly value: number | null
  /** What the tooltip says: name and figure. */
  readonly lines: readonly (readonly [string, string])[]
}

/** Differences as bars around zero. */
export function ChangeBars(props: {
  bars: readonly ChangeBar[]
  /** The finding in a sentence. */
  label: string
  axisLabel: (value: number) => string
  onPick?: (bar: ChangeBar) => void
}): JSX.Element {
  const lines = (position: number) => props.bars[position]?.lines ?? []
  return (
    <Chart
      points={props.bars.length}
      label={props.label}
      say={(position) =>
        `${props.bars[position]?.title ?? ''}: ${lines(position)
          .map((pair) => pair.join(' '))
          .join(', ')}`
      }
      onPick={(position) => {
        const picked = props.bars[position]
        if (picked && picked.value !== null) props.onPick?.(picked)
      }}
      option={(palette) =>
        changeBarsOption(
          {
            labels: props.bars.map((bar) => bar.label),
            values: props.bars.map((bar) => bar.value),
            axisLabel: props.axisLabel,
            tooltip: (position) => tooltipOf(props.bars[position]?.title ?? '', lines(position)),
          },
          palette,
        )
      }
    />
  )
}
