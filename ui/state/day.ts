/** Days are ISO texts such as '2026-11-21': the workspace's local days, without zone or clock. Ranges are [from, until). */

const parts = (day: string): [number, number, number] => {
  const [year = '', month = '', date = ''] = day.split('-')
  return [Number(year), Number(month), Number(date)]
}

const text = (year: number, monthIndex: number, date: number): string => {
  const at = new Date(0)
  at.setUTCFullYear(year, monthIndex, date)
  return at.toISOString().slice(0, 10)
}

/** Whether the text names a day that exists: not 2026-02-30. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  return addDays(day, 0) === day
}

/** Calendar arithmetic, so a day is a day however long its clock ran. */
export function addDays(day: string, days: number): string {
  const [year, month, date] = parts(day)
  return text(year, month - 1, date + days)
}

/** The same date some months on; the last day of the month where that date does not exist. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = parts(day)
  const last = daysInMonth(text(year, month - 1 + months, 1))
  return text(year, month - 1 + months, Math.min(date, last))
}

export const addYears = (day: string, years: number): string => addMonths(day, years * 12)

export function daysInMonth(day: string): number {
  const [year, month] = parts(day)
  return Number(text(year, month, 0).slice(8))
}

/** Days from one to the other; negative when `until` is earlier. */
export function daysBetween(from: string, until: string): number {
  const [fromYear, fromMonth, fromDate] = parts(from)
  const [untilYear, untilMonth, untilDate] = parts(until)
  const dayMs = Date.UTC(1970, 0, 2)
  return (
    (Date.UTC(untilYear, untilMonth - 1, untilDate) - Date.UTC(fromYear, fromMonth - 1, fromDate)) / dayMs
  )
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: string): number {
  const [year, month, date] = parts(day)
  return (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7
}

export const startOfWeek = (day: string): string => addDays(day, -weekday(day))
export const startOfMonth = (day: string): string => `${day.slice(0, 7)}-01`
export const startOfYear = (day: string): string => `${day.slice(0, 4)}-01-01`

export function startOfQuarter(day: string): string {
  const [year, month] = parts(day)
  return text(year, month - 1 - ((month - 1) % 3), 1)
}

/** The local day of an instant in an IANA zone. */
export function dayOf(instant: Date, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const found = new Map(shown.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${found.get('year')?.padStart(4, '0')}-${found.get('month')}-${found.get('day')}`
}

/** Every day of [from, until), oldest first. */
export function eachDay(from: string, until: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, until)) }, (_, index) => addDays(from, index))
}
