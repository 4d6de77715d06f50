import type { Column } from '#engine/columns.ts'
import { day, instant } from '#ui/format/date.ts'
import {
  count,
  duration,
  type MoneyStyle,
  money,
  percent,
  ratio,
  type Setting,
  unknownMark,
} from '#ui/format/number.ts'

type Shape = Pick<Column, 'type' | 'unit'>

/** Any value of an answer, by its column's unit and type. */
export function value(setting: Setting, column: Shape, given: unknown, style: MoneyStyle = 'auto'): string {
  if (given === null || given === undefined) return unknownMark
  switch (column.unit) {
    case 'currency':
      return money(setting, given, style)
    case 'count':
      return count(setting, given, style, column.type === 'number')
    case 'ratio':
      return ratio(setting, given)
    case 'share':
      return percent(setting, given)
    case 'seconds':
      return duration(given)
    case 'days':
      return `${count(setting, given, style)} d`
    case 'none':
      return plain(setting, column, given)
  }
}

function plain(setting: Setting, column: Shape, given: unknown): string {
  if (typeof given === 'boolean') return given ? 'yes' : 'no'
  if (column.type === 'date') return day(setting, String(given))
  if (column.type === 'timestamp') return instant(setting, String(given))
  return String(given)
}
