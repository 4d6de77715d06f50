import { A, useLocation } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { Button } from '#ui/control/button.tsx'
import { DateRange } from '#ui/control/date-range.tsx'
import { clock, instant } from '#ui/format/date.ts'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress, pageOf } from '#ui/state/pages.ts'
import { lengthOf } from '#ui/state/period.ts'

/** Title, the days that are looked at, and how old the figures are: the same place on every page. */
export function TopBar(props: { onMenu: () => void }): JSX.Element {
  const location = useLocation()
  const page = () => pageOf(location.pathname.split('/')[2] ?? 'overview')
  return (
    <header class="topbar">
      <span class="phone-only">
        <Button icon="menu" label="Pages and workspaces" onClick={() => props.onMenu()} />
      </span>
      <h1>{page()?.title ?? 'Not found'}</h1>
      <Show when={page()?.dated}>
        <Days />
      </Show>
      <LoadState />
    </header>
  )
}

function Days(): JSX.Element {
  const here = useHere()
  return (
    <Show when={here.hasData() && here.period()}>
      {(period) => (
        <DateRange
          period={period()}
          comparison={here.comparison()}
          setting={here.setting()}
          today={here.today()}
          onPeriod={(next) => {
            if (lengthOf(next) > 0) here.shared.set({ from: next.from, until: next.until, open: null })
          }}
          onComparison={(compare) => here.shared.set({ compare })}
        />
      )}
    </Show>
  )
}

/** When the figures were loaded. New data waits for the person: figures never change under the eye. */
function LoadState(): JSX.Element {
  const here = useHere()
  const location = useLocation()
  const sources = () => pageAddress(here.workspace().slug, 'sources', location.query)
  return (
    <Show
      when={here.newer()}
      fallback={
        <A class="load-state" href={sources()} data-hint={hint()}>
          <span class="dot" data-tone={here.snapshot() ? 'good' : 'neutral'} />
          <Show when={here.snapshot()} fallback={here.hasData() === false ? 'Nothing loaded' : ''}>
            {(shown) => (
              <>
                <span class="wide-only">Loaded {instant(here.setting(), shown().committedAt)}</span>
                <span class="phone-only small">{clock(here.setting(), shown().committedAt)}</span>
              </>
            )}
          </Show>
        </A>
      }
    >
      {(newer) => (
        <button
          type="button"
          class="load-state"
          onClick={() => void here.refresh()}
          data-hint="Show the newer figures"
        >
          <span class="dot" data-tone="warn" />
          Loaded {clock(here.setting(), newer().committedAt)}. <b>Refresh</b>
        </button>
      )}
    </Show>
  )

  function hint(): string | undefined {
    const shown = here.snapshot()
    return shown ? `Snapshot ${shown.number}. Times of ${here.setting().timeZone}.` : undefined
  }
}
