import { z } from 'zod'

/** Parts of requests that analyses share. Days are the workspace's local days; ranges are half-open. */
export const from = z.iso.date().meta({ description: 'First day, inclusive.' })
export const until = z.iso.date().meta({ description: 'Day after the last day.' })

export const period = z.strictObject({ from, until })
export type Period = z.infer<typeof period>

export const compare = z
  .array(period)
  .max(6)
  .default([])
  .meta({ description: 'Further periods answered beside this one, told apart by the column `period`.' })

export const filterOperators = [
  'in',
  'not in',
  'contains',
  'starts with',
  'matches',
  '=',
  '<',
  '>',
  'between',
  'is null',
] as const

const scalar = z.union([z.string().max(1000), z.number(), z.boolean()])

/** A filter on one dimension. `values` holds one value, two for `between`, any number for `in`, none for `is null`. */
export const filtersOn = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z
    .array(
      z
        .strictObject({
          dimension: z.enum(names),
          operator: z.enum(filterOperators),
          values: z.array(scalar).max(1000).default([]),
        })
        .refine((filter) => valuesWanted(filter.operator, filter.values.length), {
          message: 'wants one value; `between` two, `in` and `not in` at least one, `is null` none',
          path: ['values'],
        }),
    )
    .max(20)
    .default([])

function valuesWanted(operator: (typeof filterOperators)[number], given: number): boolean {
  if (operator === 'is null') return given === 0
  if (operator === 'between') return given === 2
  if (operator === 'in' || operator === 'not in') return given >= 1
  return given === 1
}

/** Refuses ranges that are empty or reversed, naming the field. */
export function checkPeriods(
  request: { from: string; until: string; compare: Period[] },
  context: z.RefinementCtx,
) {
  const bad = (path: (string | number)[]) =>
    context.addIssue({
      code: 'custom',
      path,
      message: 'must be after `from`: the range is half-open, so one day is [day, next day)',
    })
  if (request.until <= request.from) bad(['until'])
  request.compare.forEach((other, index) => {
    if (other.until <= other.from) bad(['compare', index, 'until'])
  })
}

/** Names a period in the column `period`: '2026-10-01/2026-11-01', the ISO 8601 form of a half-open range. */
export const periodName = (range: Period): string => `${range.from}/${range.until}`

/** A list that names each of its values once. */
export const once = <Schema extends z.ZodType<readonly unknown[]>>(list: Schema) =>
  list.refine((values) => new Set(values).size === values.length, { message: 'names something twice' })
