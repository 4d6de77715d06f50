import { DatePicker, type DateValue, parseDate } from '@ark-ui/solid/date-picker'
import { For, Index, type JSX } from 'solid-js'
import { Icon } from '#ui/control/icon.tsx'
import { addDays } from '#ui/state/day.ts'
import type { Period } from '#ui/state/period.ts'

/** Two months in which a range is picked by its first and last day; arrow keys walk the days. */
export function Calendar(props: {
  period: Period
  locale: string
  timeZone: string
  today: string
  onPick: (period: Period) => void
}): JSX.Element {
  const last = () => addDays(props.period.until, -1)
  return (
    <DatePicker.Root
      inline
      selectionMode="range"
      numOfMonths={2}
      startOfWeek={1}
      locale={props.locale}
      timeZone={props.timeZone}
      max={parseDate(addDays(props.today, 1))}
      defaultValue={[parseDate(props.period.from), parseDate(last())]}
      defaultFocusedValue={parseDate(props.period.from)}
      onValueChange={(picked) => {
        const [first, end] = picked.value
        if (first && end) props.onPick({ from: String(first), until: addDays(String(end), 1) })
      }}
    >
      <DatePicker.View view="day">
        <div class="calendar">
          <Month offset={0} />
          <Month offset={1} />
        </div>
      </DatePicker.View>
    </DatePicker.Root>
  )
}

function Month(props: { offset: number }): JSX.Element {
  return (
    <DatePicker.Context>
      {(picker) => {
        const shown = () => picker().getOffset({ months: props.offset })
        const weeks = (): DateValue[][] => (props.offset === 0 ? picker().weeks : shown().weeks)
        const title = () =>
          new Date(
            Date.UTC(shown().visibleRange.start.year, shown().visibleRange.start.month - 1, 1),
          ).toLocaleDateString(undefined, { timeZone: 'UTC', month: 'long', year: 'numeric' })
        return (
          <div classList={{ second: props.offset === 1 }}>
            <div class="month">
              {props.offset === 0 ? (
                <DatePicker.PrevTrigger class="button" data-icon="" aria-label="Earlier month">
                  <Icon name="left" />
                </DatePicker.PrevTrigger>
              ) : (
                <span class="w-7" />
              )}
              {title()}
              {props.offset === 1 ? (
                <DatePicker.NextTrigger class="button" data-icon="" aria-label="Later month">
                  <Icon name="right" />
                </DatePicker.NextTrigger>
              ) : (
                <span class="w-7" />
              )}
            </div>
            <DatePicker.Table>
              <DatePicker.TableHead>
                <DatePicker.TableRow>
                  <Index each={picker().weekDays}>
                    {(day) => <DatePicker.TableHeader>{day().narrow}</DatePicker.TableHeader>}
                  </Index>
                </DatePicker.TableRow>
              </DatePicker.TableHead>
              <DatePicker.TableBody>
                <For each={weeks()}>{(week) => <Week days={week} visibleRange={shown().visibleRange} />}</For>
              </DatePicker.TableBody>
            </DatePicker.Table>
          </div>
        )
      }}
    </DatePicker.Context>
  )
}

const Week = (props: {
  days: DateValue[]
  visibleRange: { start: DateValue; end: DateValue }
}): JSX.Element => (
  <DatePicker.TableRow>
    <For each={props.days}>
      {(day) => (
        <DatePicker.TableCell value={day} visibleRange={props.visibleRange}>
          <DatePicker.TableCellTrigger class="day">{day.day}</DatePicker.TableCellTrigger>
        </DatePicker.TableCell>
      )}
    </For>
  </DatePicker.TableRow>
)
