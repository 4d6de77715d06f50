import type { Setting } from '#ui/format/number.ts'
import { addDays, dayOf } from '#ui/state/day.ts'
import { type Comparison, lengthOf, type Period } from '#ui/state/period.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}

const dayInstant = (day: string): Date => new Date(`${day}T00:00:00Z`)
const thisYear = (setting: Setting): string => dayOf(new Date(), setting.timeZone).slice(0, 4)

/** Nov 21, with the year when it is not this one. */
export function day(
  setting: Setting,
  value: string,
  options: { year?: boolean; weekday?: boolean } = {},
): string {
  const year = options.year ?? value.slice(0, 4) !== thisYear(setting)
  return dateFormat(setting.locale, {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    ...(year ? { year: 'numeric' } : {}),
    ...(options.weekday ? { weekday: 'short' } : {}),
  }).format(dayInstant(value))
}

/** Inclusive days, though the period is half-open: Oct 25 – Nov 21, 2026. */
export function range(setting: Setting, period: Period, options: { year?: boolean } = {}): string {
  const last = addDays(period.until, -1)
  const year = options.year ?? last.slice(0, 4) !== thisYear(setting)
  if (last === period.from) return day(setting, last, { year })
  const format = dateFormat(setting.locale, {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    ...(year ? { year: 'numeric' } : {}),
  })
  return format.formatRange(dayInstant(period.from), dayInstant(last)).replace(/\s*–\s*/u, ' – ')
}

/** Nov 21, 14:10 in the workspace's zone. */
export function instant(setting: Setting, iso: string, options: { seconds?: boolean } = {}): string {
  const at = new Date(iso)
  const year = dayOf(at, setting.timeZone).slice(0, 4) !== thisYear(setting)
  return dateFormat(setting.locale, {
    timeZone: setting.timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(year ? { year: 'numeric' } : {}),
    ...(options.seconds ? { second: '2-digit' } : {}),
  }).format(at)
}

export function clock(setting: Setting, iso: string): string {
  return dateFormat(setting.locale, {
    timeZone: setting.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso))
}

/** What a comparison is called beside the range. */
export function comparisonName(comparison: Comparison, period: Period): string {
  const days = lengthOf(period)
  const names: Record<Comparison, string> = {
    previous: days === 1 ? 'vs the day before' : `vs previous ${days} days`,
    year: 'vs last year',
    weekday: 'vs last year, same weekdays',
    none: '',
  }
  return names[comparison]
}
