import { For, type JSX } from 'solid-js'

/** One step of a waterfall, or a total that stands on the ground. */
export interface WaterfallBar {
  readonly key: string
  readonly title: string
  /** What the bar is, for the one who hovers. */
  readonly hint: string
  /** A total stands from 0; a step moves on from where the last bar ended; a note is a figure without a bar, where one of its
   * own size would hide the steps. */
  readonly kind: 'total' | 'step' | 'rest' | 'note'
  readonly amount: number
  readonly label: string
}

interface Placed extends WaterfallBar {
  /** Both in [0, 1] of the width. */
  readonly left: number
  readonly right: number
  /** Where the next bar takes over. */
  readonly end: number
}

/** Where each bar begins and ends. The scale holds 0 and every level that the steps pass. */
export function placed(bars: readonly WaterfallBar[]): { bars: Placed[]; zero: number } {
  let level = 0
  const spans = bars.map((bar) => {
    const start = bar.kind === 'total' ? 0 : level
    level = bar.kind === 'note' ? level : start + bar.amount
    return { bar, start, end: level }
  })
  const low = Math.min(0, ...spans.map((span) => span.end))
  const high = Math.max(0, ...spans.map((span) => span.end))
  const at = (value: number) => (high === low ? 0 : (value - low) / (high - low))
  return {
    zero: at(0),
    bars: spans.map(({ bar, start, end }) => ({
      ...bar,
      left: at(Math.min(start, end)),
      right: at(Math.max(start, end)),
      end: at(end),
    })),
  }
}

const percent = (share: number) => `${share * 100}%`

/** A waterfall read from top to bottom, so that long names fit a phone too. Each bar opens what it was counted from. */
export function Waterfall(props: {
  bars: readonly WaterfallBar[]
  /** The finding in a sentence. */
  label: string
  /** Key of the bar whose drawer is open. */
  open: string | null
  onOpen: (key: string) => void
}): JSX.Element {
  const drawn = () => placed(props.bars)
  return (
    <section aria-label={props.label}>
      <ol class="waterfall">
        <For each={drawn().bars}>
          {(bar, at) => (
            <li>
              <button
                type="button"
                aria-label={`${bar.title}: ${bar.label}`}
                data-hint={bar.hint}
                data-cell={`waterfall/${bar.key}`}
                data-open={props.open === bar.key ? '' : undefined}
                data-kind={bar.kind}
                data-sign={bar.amount < 0 ? 'less' : bar.amount > 0 ? 'more' : 'none'}
                onClick={() => props.onOpen(bar.key)}
              >
                <span class="name">{bar.title}</span>
                <span class="track" aria-hidden="true">
                  <i class="ground" style={{ left: percent(drawn().zero) }} />
                  <i class="bar" style={{ left: percent(bar.left), width: percent(bar.right - bar.left) }} />
                  <i
                    class="link"
                    hidden={(props.bars[at() + 1]?.kind ?? 'note') === 'note'}
                    style={{ left: percent(bar.end) }}
                  />
                </span>
                <span class="amount">{bar.label}</span>
              </button>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
