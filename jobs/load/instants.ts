import { Temporal } from 'temporal-polyfill'

/** Instant at which a local day ends. @param day ISO day @param timeZone IANA zone @returns ISO instant in UTC */
export const endOfDay = (day: string, timeZone: string): string =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString()

/** @returns ISO day so many years after the day of `instant` in UTC */
export const yearsAfter = (instant: string, years: number): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('UTC').toPlainDate().add({ years }).toString()
