import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { createEffect, createSignal, type JSX, onCleanup, onMount } from 'solid-js'
import { theme } from '#ui/state/theme.ts'
import { type Palette, readPalette } from './palette.ts'

/** Follows the element's size and tells clicks by the point they fall on. @returns what ends it */
function keepUp(chart: EChartsType, element: HTMLElement, pick: (position: number) => void): () => void {
  const resized = new ResizeObserver(() => chart.resize())
  resized.observe(element)
  chart.getZr().on('click', (event: { offsetX: number; offsetY: number }) => {
    const point = [event.offsetX, event.offsetY]
    const [position] = chart.convertFromPixel({ gridIndex: 0 }, point)
    if (typeof position === 'number' && chart.containPixel('grid', point)) pick(position)
  })
  return () => {
    resized.disconnect()
    chart.dispose()
  }
}

/** A drawing with a sentence that says its finding. Arrow keys move a point, Enter or a click opens its day. */
export function Chart(props: {
  option: (palette: Palette) => EChartsCoreOption
  /** The finding in a sentence. */
  label: string
  points: number
  size?: 'stack' | 'alone'
  /** What a screen reader hears of the point at a position. */
  say: (position: number) => string
  onPick?: (position: number) => void
}): JSX.Element {
  let element: HTMLDivElement | undefined
  const [chart, setChart] = createSignal<EChartsType>()
  const [at, setAt] = createSignal<number | null>(null)
  let end: (() => void) | undefined
  let gone = false
  const start = async () => {
    const { init } = await import('./echarts.ts')
    if (gone || !element) return
    const made = init(element, undefined, { renderer: 'svg' })
    end = keepUp(made, element, (position) => props.onPick?.(position))
    setChart(() => made)
  }
  onMount(() => void start())
  onCleanup(() => {
    gone = true
    end?.()
  })
  createEffect(() => {
    theme()
    const drawn = chart()
    if (drawn && element)
      drawn.setOption(props.option(readPalette(element)), { notMerge: true, lazyUpdate: true })
  })
  const move = (by: number) => {
    const next = Math.max(0, Math.min(props.points - 1, (at() ?? (by > 0 ? -1 : props.points)) + by))
    setAt(next)
    chart()?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: next })
  }
  const pressed = (event: KeyboardEvent) => {
    const position = at()
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') move(event.key === 'ArrowRight' ? 1 : -1)
    else if (event.key === 'Enter' && position !== null) props.onPick?.(position)
    else if (event.key === 'Escape') chart()?.dispatchAction({ type: 'hideTip' })
    else return
    event.preventDefault()
  }
  const said = () => {
    const position = at()
    return position === null ? '' : props.say(position)
  }
  return (
    <>
      <div
        ref={(node) => {
          element = node
        }}
        class="plot"
        data-size={props.size ?? 'stack'}
        role="img"
        aria-label={props.label}
        tabindex="0"
        onKeyDown={pressed}
        onBlur={() => setAt(null)}
      />
      <span class="spoken" aria-live="polite">
        {said()}
      </span>
    </>
  )
}
