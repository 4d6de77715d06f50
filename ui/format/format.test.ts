import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparisonName, day, instant, range } from './date.ts'
import { sumDecimals, sumNumbers } from './decimal.ts'
import { delta } from './delta.ts'
import {
  bytes,
  count,
  duration,
  money,
  percent,
  personsLocale,
  ratio,
  type Setting,
  unknownMark,
} from './number.ts'
import { value } from './value.ts'

const dollars: Setting = { locale: 'en-US', currency: 'USD', timeZone: 'America/New_York' }
const euros: Setting = { locale: 'de-DE', currency: 'EUR', timeZone: 'Europe/Berlin' }

describe('money', () => {
  test('has cents under 100 and none above', () => {
    expect(money(dollars, '49.51')).toBe('$49.51')
    expect(money(dollars, '99.99')).toBe('$99.99')
    expect(money(dollars, '99.996')).toBe('$100')
    expect(money(dollars, '1284316.40')).toBe('$1,284,316')
    expect(money(dollars, '0.00')).toBe('$0')
  })

  test('is exact on hover and in rows, and short on axes', () => {
    expect(money(dollars, '1284316.40', 'exact')).toBe('$1,284,316.40')
    expect(money(dollars, '148', 'cents')).toBe('$148.00')
    expect(money(dollars, 1284316, 'short')).toBe('$1.28M')
    expect(money(dollars, 342180, 'short')).toBe('$342k')
    expect(money(dollars, 38200, 'short')).toBe('$38.2k')
  })

  test('carries a true minus, never brackets, and no minus on zero', () => {
    expect(money(dollars, '-318.20')).toBe('−$318')
    expect(money(dollars, '-0.001')).toBe('$0.00')
  })

  test('follows the person’s language, and the order’s own currency where that differs', () => {
    expect(money(euros, '1234.5')).toMatch(/^1\.235\s€$/)
    expect(money(dollars, '5', 'cents', 'GBP')).toBe('£5.00')
    expect(money({ ...dollars, currency: 'JPY' }, '1234')).toBe('¥1,234')
  })

  test('that is unknown is a dash, never 0', () => {
    for (const unknown of [null, undefined, '', 'abc', Number.NaN])
      expect(money(dollars, unknown)).toBe(unknownMark)
  })
})

describe('other figures', () => {
  test('shared-out counts keep one decimal below 100, whole things none', () => {
    expect(count(dollars, 63, 'auto', true)).toBe('63.0')
    expect(count(dollars, 92.58, 'auto', true)).toBe('92.6')
    expect(count(dollars, 2735.7, 'auto', true)).toBe('2,736')
    expect(count(dollars, 63)).toBe('63')
    expect(count(dollars, 0, 'auto', true)).toBe('0')
    expect(count(dollars, 1 / 3, 'exact', true)).toBe('0.333333')
  })

  test('ratios have two decimals and a sign of their own', () => {
    expect(ratio(dollars, 3.7456)).toBe('3.75×')
  })

  test('percent has one decimal, and says when it is below what it can show', () => {
    expect(percent(dollars, 0.215)).toBe('21.5%')
    expect(percent(dollars, 0.0001)).toBe('<0.1%')
    expect(percent(dollars, 0)).toBe('0%')
    expect(percent(dollars, 0.99984)).toBe('>99.9%')
    expect(percent(dollars, 1)).toBe('100.0%')
  })

  test('elapsed time is said in its two largest units', () => {
    expect(duration(26 * 3600)).toBe('1 d 2 h')
    expect(duration(86_400)).toBe('1 d')
    expect(duration(59)).toBe('59 s')
    expect(duration(0)).toBe('0 s')
  })

  test('file sizes are short', () => {
    expect(bytes(dollars, 999)).toBe('999 B')
    expect(bytes(dollars, 214_000_000)).toBe('214 MB')
    expect(bytes(dollars, 0)).toBe('0 B')
  })

  test('each unit of a column has its form', () => {
    expect(value(dollars, { type: 'decimal', unit: 'currency' }, '5')).toBe('$5.00')
    expect(value(dollars, { type: 'number', unit: 'share' }, 0.5)).toBe('50.0%')
    expect(value(dollars, { type: 'boolean', unit: 'none' }, true)).toBe('yes')
    expect(value(dollars, { type: 'string', unit: 'none' }, null)).toBe(unknownMark)
  })

  test('a language tag that is none is passed over', () => {
    expect(personsLocale(['en-US@posix', 'de-DE'])).toBe('de-DE')
    expect(personsLocale(['en-US@posix'])).toBe('en-US')
  })
})

describe('changes', () => {
  test('are good or bad by what the brand wants, not by their direction', () => {
    expect(delta(dollars, 111.5, 100, 'up')).toEqual({
      direction: 'up',
      tone: 'good',
      text: '11.5%',
      spoken: 'up 11.5 percent, good',
    })
    expect(delta(dollars, 90, 100, 'down')).toMatchObject({ direction: 'down', tone: 'good' })
    expect(delta(dollars, 107, 100, 'neutral')).toMatchObject({ direction: 'up', tone: 'neutral' })
  })

  test('from nothing are new, very large ones are multiples, unknown ones are none', () => {
    expect(delta(dollars, 5, 0, 'up')?.text).toBe('new')
    expect(delta(dollars, 1200, 100, 'up')?.text).toBe('12×')
    expect(delta(dollars, null, 100, 'up')).toBeNull()
    expect(delta(dollars, '5', null, 'up')).toBeNull()
    expect(delta(dollars, 0, 0, 'up')).toMatchObject({ direction: 'flat', tone: 'neutral' })
  })
})

describe('dates', () => {
  test('carry the year when it is not this one', () => {
    const year = new Date().getUTCFullYear()
    expect(day(dollars, '2019-11-21')).toBe('Nov 21, 2019')
    expect(day(dollars, `${year}-06-15`)).toBe('Jun 15')
  })

  test('of a half-open range are shown inclusive', () => {
    expect(range(dollars, { from: '2019-10-25', until: '2019-11-22' })).toBe('Oct 25 – Nov 21, 2019')
    expect(range(dollars, { from: '2019-10-25', until: '2019-10-26' })).toBe('Oct 25, 2019')
  })

  test('and times are the workspace’s', () => {
    expect(instant(dollars, '2019-11-21T19:10:00Z')).toBe('Nov 21, 2019, 14:10')
    expect(instant(euros, '2019-11-21T23:30:00Z')).toMatch(/22/)
  })

  test('comparisons say their length', () => {
    expect(comparisonName('previous', { from: '2026-10-25', until: '2026-11-22' })).toBe(
      'vs previous 28 days',
    )
    expect(comparisonName('none', { from: '2026-10-25', until: '2026-11-22' })).toBe('')
  })
})

describe('sums', () => {
  test('of decimals are exact where floating point is not', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.300000')
    expect(sumDecimals(['-5.000001', '5', null])).toBe('-0.000001')
    expect(sumDecimals([null, undefined])).toBeNull()
    expect(sumNumbers([1, null, 2.5])).toBe(3.5)
    expect(sumNumbers([null])).toBeNull()
  })

  test('do not depend on their order', () => {
    const cents = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(cents, (amounts) => {
        const texts = amounts.map((amount) => (amount / 100).toFixed(2))
        expect(sumDecimals(texts)).toBe(sumDecimals([...texts].reverse()))
        expect(Number(sumDecimals(texts))).toBeCloseTo(
          amounts.reduce((sum, amount) => sum + amount, 0) / 100,
          2,
        )
      }),
      { numRuns: 50 },
    )
  })
})
