import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js'
import { Icon } from '#ui/control/icon.tsx'
import { Popup } from '#ui/control/popup.tsx'
import { comparisonName, range } from '#ui/format/date.ts'
import type { Setting } from '#ui/format/number.ts'
import {
  type Comparison,
  comparisons,
  type Period,
  presetOf,
  presetPeriod,
  presets,
  typedPeriod,
} from '#ui/state/period.ts'

const Calendar = lazy(async () => ({ default: (await import('#ui/control/calendar.tsx')).Calendar }))

export const comparisonTitles: Record<Comparison, string> = {
  previous: 'Previous period',
  year: 'Last year, same dates',
  weekday: 'Last year, same weekdays',
  none: 'No comparison',
}

interface Choice {
  readonly period: Period
  readonly comparison: Comparison
}

/** The days that are looked at and what they are compared with. Days are the workspace's; the last one is included. */
export function DateRange(
  props: Choice & {
    setting: Setting
    today: string
    onPeriod: (period: Period) => void
    onComparison: (comparison: Comparison) => void
  },
): JSX.Element {
  return (
    <Popup
      label="Date range"
      align="end"
      buttonClass="button date-button"
      hint="Date range, key D"
      shortcut="d"
      button={
        <>
          {range(props.setting, props.period)}
          <span class="muted wide-only">{comparisonName(props.comparison, props.period)}</span>
          <Icon name="chevron" size={12} />
        </>
      }
    >
      {(close) => (
        <div class="date-range">
          <Presets
            period={props.period}
            today={props.today}
            onPick={(period) => {
              close()
              props.onPeriod(period)
            }}
          />
          <div class="flex flex-col gap-3">
            <Typed
              today={props.today}
              onPick={(period) => {
                close()
                props.onPeriod(period)
              }}
            />
            <Suspense fallback={<span class="skeleton h-60 w-full" />}>
              <Calendar
                period={props.period}
                locale={props.setting.locale}
                timeZone={props.setting.timeZone}
                today={props.today}
                onPick={(period) => {
                  close()
                  props.onPeriod(period)
                }}
              />
            </Suspense>
            <Compared value={props.comparison} onPick={props.onComparison} />
            <p class="muted">Days of {props.setting.timeZone}; the last day is included.</p>
          </div>
        </div>
      )}
    </Popup>
  )
}

const Presets = (props: { period: Period; today: string; onPick: (period: Period) => void }): JSX.Element => (
  <div class="presets">
    <For each={presets}>
      {([id, title]) => (
        <button
          type="button"
          aria-pressed={presetOf(props.period, props.today) === id}
          data-autofocus={presetOf(props.period, props.today) === id ? '' : undefined}
          onClick={() => props.onPick(presetPeriod(id, props.today))}
        >
          {title}
        </button>
      )}
    </For>
  </div>
)

function Typed(props: { today: string; onPick: (period: Period) => void }): JSX.Element {
  const [fault, setFault] = createSignal(false)
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = String(new FormData(event.currentTarget).get('typed') ?? '')
        const period = typedPeriod(typed, props.today)
        if (period) props.onPick(period)
        else setFault(true)
      }}
    >
      <input
        class="input"
        name="typed"
        aria-label="Type a range"
        placeholder="last 6 weeks, 2026-10, 2026-10-01 to 2026-10-31"
        aria-invalid={fault()}
        autocomplete="off"
        onInput={() => setFault(false)}
      />
      <Show when={fault()}>
        <span class="fault" role="alert">
          This names no range. Write “last 6 weeks”, “2026-10” or “2026-10-01 to 2026-10-31”.
        </span>
      </Show>
    </form>
  )
}

const Compared = (props: { value: Comparison; onPick: (value: Comparison) => void }): JSX.Element => (
  <fieldset class="flex flex-wrap gap-x-4 gap-y-1">
    <legend class="spoken">Compare with</legend>
    <For each={comparisons}>
      {(value) => (
        <label class="flex items-center gap-2">
          <input
            type="radio"
            name="comparison"
            checked={props.value === value}
            onChange={() => props.onPick(value)}
          />
          {comparisonTitles[value]}
        </label>
      )}
    </For>
  </fieldset>
)
