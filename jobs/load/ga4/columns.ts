import type { HeaderMatch } from '#jobs/load/format.ts'
import { dimensionName } from './dimensions.ts'

/** What the columns of one table are.
 * @property names       canonical names for the rows file, by column: dim_00 ..., day, nth_day, a measure, or unused
 *  @property dimensions  names of the dimensions without the day, in the file's order
 *  @property unused      headings of measures that we do not know */
export interface TableColumns {
  readonly names: readonly string[]
  readonly dimensions: readonly string[]
  readonly unused: readonly string[]
  readonly isDaily: boolean
}

const days = ['day', 'nth_day']
const isMeasure = (name: string | null): boolean => name !== null && !days.includes(name)

/** What the cells of a column are, whatever its heading. */
export interface CellEvidence {
  isNthDay(at: number): boolean
  isDay(at: number): boolean
}

/** GA4 puts dimensions before measures: what stands before the first measure that we know is a dimension, what follows is a
 * measure. @returns null when the table has no measure that we know */
export function tableColumns(match: HeaderMatch, cells: CellEvidence): TableColumns | null {
  const first = match.names.findIndex(isMeasure)
  if (first < 0) return null
  const dimensions: string[] = []
  const unused: string[] = []
  let hasDay = match.names.some((name) => name !== null && days.includes(name))
  const names = match.names.map((name, at) => {
    const heading = match.headings[at] ?? ''
    if (name !== null && name !== 'total_users') return name
    if (at > first || name === 'total_users') {
      if (heading !== '') unused.push(heading)
      return `unused_${at}`
    }
    const day = hasDay ? null : cells.isDay(at) ? 'day' : at === 0 && cells.isNthDay(at) ? 'nth_day' : null
    if (day !== null) {
      hasDay = true
      return day
    }
    dimensions.push(dimensionName(heading))
    return `dim_${String(dimensions.length - 1).padStart(2, '0')}`
  })
  return { names, dimensions, unused, isDaily: names.some((name) => days.includes(name)) }
}
