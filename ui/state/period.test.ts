import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayOf, daysBetween, isDay, startOfWeek, weekday } from './day.ts'
import {
  comparedTo,
  defaultPeriod,
  lengthOf,
  presetOf,
  presetPeriod,
  presets,
  step,
  typedPeriod,
} from './period.ts'

const anyDay = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

describe('days', () => {
  test('a leap day exists only in leap years', () => {
    expect(isDay('2028-02-29')).toBe(true)
    expect(isDay('2026-02-29')).toBe(false)
    expect(isDay('2026-13-01')).toBe(false)
    expect(isDay('26-1-1')).toBe(false)
  })

  test('adding a day never skips or repeats one, whatever the clocks do', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(addDays(addDays(day, days), -days)).toBe(day)
      }),
      { numRuns: 50 },
    )
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29')
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30')
  })

  test('a month later is the same date or the last day of that month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2026-03-15', -3)).toBe('2025-12-15')
  })

  test('the local day follows the zone, not the machine, also when clocks change', () => {
    const instant = new Date('2026-11-22T03:30:00Z')
    expect(dayOf(instant, 'America/New_York')).toBe('2026-11-21')
    expect(dayOf(instant, 'Asia/Tokyo')).toBe('2026-11-22')
    expect(dayOf(new Date('2026-03-29T00:59:59Z'), 'Europe/Berlin')).toBe('2026-03-29')
    expect(dayOf(new Date('2026-10-25T23:00:00Z'), 'Europe/Berlin')).toBe('2026-10-26')
  })

  test('weeks begin on Monday', () => {
    expect(weekday('2026-11-23')).toBe(0)
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16')
  })
})

describe('periods', () => {
  const today = '2026-11-22'

  test('each preset is named again by its own days', () => {
    for (const [id] of presets)
      expect(presetPeriod(id, today)).toEqual(
        presetPeriod(presetOf(presetPeriod(id, today), today) ?? id, today),
      )
    expect(presetPeriod('28d', today)).toEqual({ from: '2026-10-25', until: '2026-11-22' })
    expect(presetPeriod('last-month', today)).toEqual({ from: '2026-10-01', until: '2026-11-01' })
    expect(presetPeriod('quarter', today)).toEqual({ from: '2026-10-01', until: '2026-11-23' })
    expect(presetPeriod('last-week', today)).toEqual({ from: '2026-11-09', until: '2026-11-16' })
    expect(presetPeriod('last-year', today)).toEqual({ from: '2025-01-01', until: '2026-01-01' })
  })

  test('no preset is empty on any day', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...presets), (day, [id]) => {
        expect(lengthOf(presetPeriod(id, day))).toBeGreaterThan(0)
      }),
      { numRuns: 50 },
    )
  })

  test('the previous period ends where this one begins and is as long', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (from, days) => {
        const period = { from, until: addDays(from, days) }
        const before = comparedTo(period, 'previous')
        expect(before?.until).toBe(from)
        expect(before && lengthOf(before)).toBe(days)
        expect(step(step(period, 1), -1)).toEqual(period)
      }),
      { numRuns: 50 },
    )
  })

  test('same weekday compares Mondays with Mondays', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        const before = comparedTo({ from, until: addDays(from, 7) }, 'weekday')
        expect(before && weekday(before.from)).toBe(weekday(from))
      }),
      { numRuns: 25 },
    )
  })

  test('last year by date keeps the dates, and a leap day meets 28 February', () => {
    expect(comparedTo({ from: '2026-10-25', until: '2026-11-22' }, 'year')).toEqual({
      from: '2025-10-25',
      until: '2025-11-22',
    })
    expect(comparedTo({ from: '2028-02-29', until: '2028-03-01' }, 'year')).toEqual({
      from: '2027-02-28',
      until: '2027-03-01',
    })
    expect(comparedTo({ from: '2026-01-01', until: '2026-02-01' }, 'none')).toBeNull()
  })

  test('the default period ends with the data where the data ends before yesterday', () => {
    expect(defaultPeriod(today, null)).toEqual({ from: '2026-10-25', until: '2026-11-22' })
    expect(defaultPeriod(today, '2026-11-22')).toEqual({ from: '2026-10-25', until: '2026-11-22' })
    expect(defaultPeriod(today, '2026-10-31')).toEqual({ from: '2026-10-04', until: '2026-11-01' })
  })

  test('ranges that people type are read, and nonsense is not guessed', () => {
    expect(typedPeriod('last 6 weeks', today)).toEqual({ from: '2026-10-11', until: today })
    expect(typedPeriod('3 months', today)).toEqual({ from: '2026-08-22', until: today })
    expect(typedPeriod('2026-10', today)).toEqual({ from: '2026-10-01', until: '2026-11-01' })
    expect(typedPeriod('2024', today)).toEqual({ from: '2024-01-01', until: '2025-01-01' })
    expect(typedPeriod('2026-10-01 to 2026-10-31', today)).toEqual({
      from: '2026-10-01',
      until: '2026-11-01',
    })
    expect(typedPeriod('2026-10-01 – 2026-10-31', today)).toEqual({ from: '2026-10-01', until: '2026-11-01' })
    expect(typedPeriod('This Month', today)).toEqual(presetPeriod('month', today))
    for (const nonsense of ['', 'soon', '2026-02-30', '2026-10-31 to 2026-10-01', 'last 0 days', '2026-13'])
      expect(typedPeriod(nonsense, today)).toBeNull()
  })
})
