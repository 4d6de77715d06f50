import { createVirtualizer } from '@tanstack/solid-virtual'
import { type Accessor, createMemo, createSignal } from 'solid-js'

const mostDrawn = 100
const rowHeight = 30

/** Draws only the rows in view once there are more than 100. */
export function createWindow<Row>(rows: Accessor<readonly Row[]>) {
  const [scroller, setScroller] = createSignal<HTMLElement | null>(null)
  const windowed = () => rows().length > mostDrawn
  const virtual = createVirtualizer<HTMLElement, HTMLElement>({
    get count() {
      return windowed() ? rows().length : 0
    },
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const items = createMemo(() => (windowed() ? virtual.getVirtualItems() : []))
  return {
    ref: (element: HTMLElement) => setScroller(element),
    windowed,
    rows: createMemo(() => (windowed() ? items().flatMap((item) => rows()[item.index] ?? []) : rows())),
    above: () => items()[0]?.start ?? 0,
    below: () => (windowed() ? virtual.getTotalSize() - (items().at(-1)?.end ?? 0) : 0),
  }
}
