import { z } from 'zod'

/** How a value is written in JSON: decimals and dates are strings, so that no digit and no zone is lost. */
export const columnTypes = ['string', 'date', 'timestamp', 'integer', 'number', 'decimal', 'boolean'] as const

/** What a figure counts; `ui/format` knows how to show each. `share` is in [0, 1]. */
export const columnUnits = ['none', 'count', 'currency', 'ratio', 'share', 'days', 'seconds'] as const

export const column = z.strictObject({
  name: z.string(),
  title: z.string(),
  role: z.enum(['dimension', 'measure']),
  type: z.enum(columnTypes),
  unit: z.enum(columnUnits),
  /** Which way the brand wants it to move. */
  better: z.enum(['up', 'down', 'neutral']),
  definition: z.string(),
})
export type Column = z.infer<typeof column>
export type ColumnType = Column['type']

type Words = { name: string; title: string; definition: string }
type Better = { better?: Column['better'] }

const neutral = 'neutral' as const

/** What rows are grouped by. */
export const dimension = (words: Words, type: ColumnType = 'string'): Column => ({
  ...words,
  role: 'dimension',
  type,
  unit: 'none',
  better: neutral,
})
/** Whole things counted. */
export const count = (words: Words & Better): Column => ({
  better: neutral,
  ...words,
  role: 'measure',
  type: 'integer',
  unit: 'count',
})
/** Things shared out, so fractions occur. */
export const fractionalCount = (words: Words & Better): Column => ({
  better: 'up',
  ...words,
  role: 'measure',
  type: 'number',
  unit: 'count',
})
/** Money in the workspace's currency, a decimal string such as '90.00'. */
export const money = (words: Words & Better): Column => ({
  better: 'up',
  ...words,
  role: 'measure',
  type: 'decimal',
  unit: 'currency',
})
/** One sum over another, computed from the sums; null when the divisor is 0 or unknown. */
export const ratio = (words: Words & Better): Column => ({
  better: 'up',
  ...words,
  role: 'measure',
  type: 'number',
  unit: 'ratio',
})
/** A part of a whole, in [0, 1]. */
export const share = (words: Words & Better): Column => ({
  better: 'up',
  ...words,
  role: 'measure',
  type: 'number',
  unit: 'share',
})
/** A plain number or text that is not summed: an age in seconds, a file name. */
export const detail = (words: Words, type: ColumnType, unit: Column['unit'] = 'none'): Column => ({
  ...words,
  role: 'measure',
  type,
  unit,
  better: neutral,
})
/** How an opened row came by its amount in the workspace's currency.
 * @param day whose rate is used, in words */
export const exchanged = (day: string): Column[] => [
  detail(
    {
      name: 'statedValue',
      title: 'As stated',
      definition: 'The same amount in the currency of the file, before conversion.',
    },
    'decimal',
  ),
  detail({ name: 'currency', title: 'Currency', definition: 'Currency of the file.' }, 'string'),
  detail(
    {
      name: 'rate',
      title: 'Rate',
      definition: `What one unit of that currency was worth in the workspace’s on ${day}; null when both are the same or no rate is loaded.`,
    },
    'decimal',
  ),
  detail(
    {
      name: 'rateDate',
      title: 'Rate of',
      definition:
        'Day for which the rate was stated: that day or, where it has none, the last one before, at most 7 days.',
    },
    'date',
  ),
]
