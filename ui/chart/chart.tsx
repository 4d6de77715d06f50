import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { createEffect, createSignal, type JSX, onCleanup, onMount, untrack } from 'solid-js'
import { theme } from '#ui/state/theme.ts'
import { type Palette, readPalette } from './palette.ts'

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
  onMount(() => void start())
  let gone = false
  onCleanup(() => {
    gone = true
    untrack(chart)?.dispose()
  })
  async function start(): Promise<void> {
    const { init } = await import('./echarts.ts')
    if (gone || !element) return
    const made = init(element, undefined, { renderer: 'svg' })
    const resized = new ResizeObserver(() => made.resize())
    resized.observe(element)
    made.getZr().on('click', (event: { offsetX: number; offsetY: number }) => {
      const [position] = made.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])
      if (typeof position === 'number' && made.containPixel('grid', [event.offsetX, event.offsetY])) props.onPick?.(position)
    })
    setChart(() => made)
  }
  createEffect(() => {
    theme()
    const drawn = chart()
    if (drawn && element) drawn.setOption(props.option(readPalette(element)), { notMerge: true, lazyUpdate: true })
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move a point in the drawing */}
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: the same */}
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
