import type { Fragment, Parameter } from '#engine/analysis.ts'
import { EngineError } from '#engine/errors.ts'
import type { filterOperators } from '#engine/request.ts'

export interface Filter {
  readonly dimension: string
  readonly operator: (typeof filterOperators)[number]
  readonly values: readonly (string | number | boolean)[]
}

/** Builds a condition from filters over a closed list of columns. Values are bound, never written into the text.
 * A null never passes a comparison; `not in` keeps it, because null is none of the values.
 * @param columns dimension as requested → SQL expression; a dimension missing here filters nothing out (see `ignored`)
 * @param prefix  keeps the parameters of several filter slots of one statement apart */
export function filterFragment(
  filters: readonly Filter[],
  columns: Readonly<Record<string, string>>,
  prefix = 'filter',
): Fragment {
  const parameters: Record<string, Parameter> = {}
  const conditions = filters.flatMap((filter, at) => {
    const column = columns[filter.dimension]
    if (column === undefined) return []
    const texts = filter.values.map(String)
    texts.forEach((text, index) => {
      parameters[`${prefix}${at}x${index}`] = text
    })
    return [
      condition(
        filter,
        column,
        texts.map((_, index) => `$${prefix}${at}x${index}`),
      ),
    ]
  })
  return { sql: conditions.length === 0 ? 'true' : conditions.join(' and '), parameters }
}

function condition(filter: Filter, column: string, values: readonly string[]): string {
  const text = `${column}::varchar`
  const [first = 'null', second = 'null'] = values
  switch (filter.operator) {
    case 'in':
      return `${text} in (${values.join(', ')})`
    case 'not in':
      return `(${text} is null or ${text} not in (${values.join(', ')}))`
    case 'contains':
      return `contains(lower(${text}), lower(${first}))`
    case 'starts with':
      return `starts_with(lower(${text}), lower(${first}))`
    case 'matches':
      checkPattern(filter)
      return `regexp_matches(${text}, ${first})`
    case '=':
      return `${text} = ${first}`
    case '<':
      return `${text} < ${first}`
    case '>':
      return `${text} > ${first}`
    case 'between':
      return `${text} between ${first} and ${second}`
    case 'is null':
      return `${text} is null`
  }
}

/** What JavaScript's expressions have and RE2, which runs in linear time and so cannot hang, has not. */
const beyondRe2 = /\(\?(?:[=!]|<[=!])|\\[1-9]|\\k</

function checkPattern(filter: Filter): void {
  const pattern = String(filter.values[0])
  const refuse = (why: string, cause?: unknown) => {
    throw new EngineError('invalid_request', `The pattern for ${filter.dimension} ${why}.`, {
      cause,
      field: 'filters',
    })
  }
  if (beyondRe2.test(pattern)) refuse('looks around or back, which patterns here cannot')
  try {
    new RegExp(pattern)
  } catch (cause) {
    refuse('is not a regular expression', cause)
  }
}
