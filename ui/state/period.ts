import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  isDay,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
} from '#ui/state/day.ts'

/** [from, until) in the workspace's days. */
export interface Period {
  readonly from: string
  readonly until: string
}

export const comparisons = ['previous', 'year', 'weekday', 'none'] as const
export type Comparison = (typeof comparisons)[number]

export const presets = [
  ['today', 'Today'],
  ['yesterday', 'Yesterday'],
  ['7d', 'Last 7 days'],
  ['14d', 'Last 14 days'],
  ['28d', 'Last 28 days'],
  ['30d', 'Last 30 days'],
  ['90d', 'Last 90 days'],
  ['week', 'This week'],
  ['last-week', 'Last week'],
  ['month', 'This month'],
  ['last-month', 'Last month'],
  ['quarter', 'This quarter'],
  ['last-quarter', 'Last quarter'],
  ['year', 'This year'],
  ['last-year', 'Last year'],
] as const
export type Preset = (typeof presets)[number][0]

const through = (from: string, lastDay: string): Period => ({ from, until: addDays(lastDay, 1) })

/** "Last n days" end yesterday, because today is not over; "this …" run to today. Weeks begin on Monday. */
export function presetPeriod(preset: Preset, today: string): Period {
  const lastDays = (days: number): Period => ({ from: addDays(today, -days), until: today })
  const whole = (from: string, until: string): Period => ({ from, until })
  const month = startOfMonth(today)
  const quarter = startOfQuarter(today)
  const year = startOfYear(today)
  const week = startOfWeek(today)
  const all: Record<Preset, Period> = {
    today: through(today, today),
    yesterday: lastDays(1),
    '7d': lastDays(7),
    '14d': lastDays(14),
    '28d': lastDays(28),
    '30d': lastDays(30),
    '90d': lastDays(90),
    week: through(week, today),
    'last-week': whole(addDays(week, -7), week),
    month: through(month, today),
    'last-month': whole(addMonths(month, -1), month),
    quarter: through(quarter, today),
    'last-quarter': whole(addMonths(quarter, -3), quarter),
    year: through(year, today),
    'last-year': whole(addYears(year, -1), year),
  }
  return all[preset]
}

export const lengthOf = (period: Period): number => daysBetween(period.from, period.until)

/** The period that a comparison stands for; null for none. `weekday` goes back 52 weeks, so Mondays meet Mondays. */
export function comparedTo(period: Period, comparison: Comparison): Period | null {
  const days = lengthOf(period)
  const back = (by: number): Period => ({
    from: addDays(period.from, -by),
    until: addDays(period.until, -by),
  })
  switch (comparison) {
    case 'none':
      return null
    case 'previous':
      return back(days)
    case 'weekday':
      return back(364)
    case 'year': {
      const from = addYears(period.from, -1)
      return { from, until: addDays(addYears(addDays(period.until, -1), -1), 1) }
    }
  }
}

/** The period one length earlier (-1) or later (1). */
export function step(period: Period, by: -1 | 1): Period {
  const days = lengthOf(period) * by
  return { from: addDays(period.from, days), until: addDays(period.until, days) }
}

/** 28 days ending yesterday, or with the newest day of data where that is older. */
export function defaultPeriod(today: string, newestDay: string | null): Period {
  const yesterday = addDays(today, -1)
  const last = newestDay !== null && newestDay < yesterday ? newestDay : yesterday
  return through(addDays(last, -27), last)
}

const unitDays = { day: 1, week: 7 } as const

/** Reads what people type: "last 6 weeks", "2026-10-01 to 2026-10-31", "2026-10", "2026". Null when it means no range. */
export function typedPeriod(typed: string, today: string): Period | null {
  const words = typed.trim().toLowerCase()
  const named = presets.find(([id, title]) => id === words || title.toLowerCase() === words)
  if (named) return presetPeriod(named[0], today)
  const last = /^(?:last\s+)?(\d{1,4})\s*(day|week|month|year)s?$/.exec(words)
  if (last) return lastUnits(Number(last[1]), last[2] ?? '', today)
  const range = /^(\S+)\s*(?:to|until|–|—|\.\.|\s-\s)\s*(\S+)$/.exec(words)
  if (range) return inclusive(range[1] ?? '', range[2] ?? '')
  if (/^\d{4}-\d{2}$/.test(words) && isDay(`${words}-01`)) return spanMonths(`${words}-01`, 1)
  if (/^\d{4}$/.test(words)) return spanMonths(`${words}-01-01`, 12)
  return isDay(words) ? through(words, words) : null
}

const spanMonths = (from: string, months: number): Period => ({ from, until: addMonths(from, months) })

function lastUnits(amount: number, unit: string, today: string): Period | null {
  if (amount < 1) return null
  if (unit === 'day' || unit === 'week')
    return { from: addDays(today, -amount * unitDays[unit]), until: today }
  return { from: addMonths(today, unit === 'year' ? -12 * amount : -amount), until: today }
}

function inclusive(first: string, last: string): Period | null {
  return isDay(first) && isDay(last) && first <= last ? through(first, last) : null
}

/** The preset whose days these are, if any. */
export const presetOf = (period: Period, today: string): Preset | null =>
  presets.find(([id]) => {
    const other = presetPeriod(id, today)
    return other.from === period.from && other.until === period.until
  })?.[0] ?? null
