import { expect, test } from 'vitest'
import { dayText, monthOf } from './days.ts'
import { periodOf } from './period.ts'

test.each([
  ['October 1, 2026 - October 14, 2026'],
  ['1 October 2026 - 14 October 2026'],
  ['Oct 1, 2026 - Oct 14, 2026'],
  ['1. Oktober 2026 - 14. Oktober 2026'],
  ['01.10.2026 – 14.10.2026'],
  ['1 octobre 2026 - 14 octobre 2026'],
  ['Du 1 octobre 2026 au 14 octobre 2026'],
  ['1 de octubre de 2026 - 14 de octubre de 2026'],
  ['1 oct 2026 - 14 oct 2026'],
  ['1 de outubro de 2026 - 14 de outubro de 2026'],
  ['1 ottobre 2026 - 14 ottobre 2026'],
  ['1 oktober 2026 - 14 oktober 2026'],
  ['1 października 2026 - 14 października 2026'],
  ['1. října 2026 – 14. října 2026'],
  ['1. lokakuuta 2026 – 14. lokakuuta 2026'],
  ['1 Ekim 2026 - 14 Ekim 2026'],
  ['1 октября 2026 г. - 14 октября 2026 г.'],
  ['2026. október 1. – 2026. október 14.'],
  ['1 tháng 10, 2026 - 14 tháng 10, 2026'],
  ['2026年10月1日 - 2026年10月14日'],
  ['2026年10月1日～2026年10月14日'],
  ['2026년 10월 1일~2026년 10월 14일'],
  ['2026-10-01 - 2026-10-14'],
  ['01/10/2026 - 14/10/2026'],
  ['10/1/2026 - 10/14/2026'],
])('%s is the period 2026-10-01 to 2026-10-14', (line) => {
  expect(periodOf([['Campaign report'], [line]])).toEqual({ from: '2026-10-01', until: '2026-10-14' })
})

test('a period that an unquoted comma has cut is put together again', () => {
  expect(periodOf([['October 1', '2026 - October 14', '2026']])).toEqual({
    from: '2026-10-01',
    until: '2026-10-14',
  })
})

test.each([
  ['All time'],
  ['Gesamter Zeitraum'],
  ['Todo el período'],
  ['Downloaded on November 1, 2026'],
  ['01/02/2026 - 03/04/2026'],
  [''],
])('%j is no period', (line) => {
  expect(periodOf([['Campaign report'], [line]])).toBeNull()
})

test.each([
  ['10 de dez. de 2022', '2022-12-10'],
  ['1 Oct 2026', '2026-10-01'],
  ['Oct 1, 2026', '2026-10-01'],
  ['01-Oct-26', '2026-10-01'],
  ['1er octobre 2026', '2026-10-01'],
  ['Donnerstag, 1. Oktober 2026', '2026-10-01'],
  ['1 févr. 2026', '2026-02-01'],
  ['1. März 2026', '2026-03-01'],
  ['1 mrt 2026', '2026-03-01'],
  ['2026年10月1日', '2026-10-01'],
  ['2026. 10. 1.', '2026-10-01'],
  ['1. 10. 2026', '2026-10-01'],
  ['01.10.26', '2026-10-01'],
  ['01.10.2026 00:00', '2026-10-01'],
  ['2026-10-01T00:00:00.000+02:00', '2026-10-01'],
  ['1/10/26', '1/10/2026'],
  ['10/1/2026 12:00:00 AM', '10/1/2026'],
  ['1 октября 2026 г.', '2026-10-01'],
  ['1 ต.ค. 2026', '2026-10-01'],
  ['30 février 2026', null],
  ['1 Brumaire 2026', null],
  ['2026-10-01 13:00', null],
  ['Total', null],
])('%s is the day %s', (text, day) => {
  expect(dayText(text)).toBe(day)
})

test.each([
  ['listopad', null],
  ['październik', 10],
  ['lokakuuta', 10],
  ['OKT.', 10],
  ['Ekim', 10],
])('%s is month %s', (word, month) => {
  expect(monthOf(word)).toBe(month)
})
